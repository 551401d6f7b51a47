using static Escalade.Atari.Games.AtariAction;

namespace Escalade.Atari.Games;

internal sealed class Berzerk : GameRules
{
    private const int ScoreHigh = 0xDD, ScoreMiddle = 0xDE, ScoreLow = 0xDF, SpareLives = 0xDA, Variation = 0x80;
    private const int Ended = 0xFF, FramesUntilTheMenu = 20;

    public override IReadOnlyList<int> Modes { get; } = [1, 2, 3, 4, 5, 6, 7, 8, 9, 16, 17, 18];

    public override void ChooseMode(GameConsole console, int mode)
    {
        for (var frame = 0; frame < FramesUntilTheMenu; frame++)
        {
            console.Act(Noop);
        }
        base.ChooseMode(console, mode);
    }

    protected override int InitialLives => 3;

    protected override int ModeAddress => Variation;

    protected override int ReadScore(GameRam ram) => ram.Bcd(ScoreHigh, ScoreMiddle, ScoreLow);

    protected override int ReadLives(GameRam ram) => ram[SpareLives] + 1;

    protected override bool ReadIsOver(GameRam ram) => ram[SpareLives] == Ended;
}
