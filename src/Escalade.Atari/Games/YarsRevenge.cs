using static Escalade.Atari.Games.AtariAction;

namespace Escalade.Atari.Games;

internal sealed class YarsRevenge : GameRules
{
    private const int ScoreHigh = 0xE0, ScoreMiddle = 0xE1, ScoreLow = 0xE2, Yars = 0x9E, Variation = 0xE3;

    public override IReadOnlyList<AtariAction> StartingActions { get; } = [Fire];

    public override IReadOnlyList<int> Modes { get; } = [0, 32, 64, 96];

    public override IReadOnlyList<int> Difficulties { get; } = [0, 1];

    public override void ChooseMode(GameConsole console, int mode)
    {
        console.Select(2);
        base.ChooseMode(console, mode);
    }

    protected override int InitialLives => 4;

    protected override int ModeAddress => Variation;

    protected override int SelectFrames => 1;

    protected override int ReadScore(GameRam ram) => ram.Bcd(ScoreHigh, ScoreMiddle, ScoreLow);

    protected override int ReadLives(GameRam ram) => ram.High(Yars);

    protected override bool ReadIsOver(GameRam ram) => ram.High(Yars) == 0;
}
