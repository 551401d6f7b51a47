using static Escalade.Atari.Games.AtariAction;

namespace Escalade.Atari.Games;

internal sealed class Pooyan : GameRules
{
    private const int ScoreHigh = 0x88, ScoreMiddle = 0x89, ScoreLow = 0x8A, SpareLives = 0x96, State = 0x98, Variation = 0xBD;
    private const int Ended = 0x05;

    public override IReadOnlyList<AtariAction> MinimalActions { get; } = [Noop, Fire, Up, Down, UpFire, DownFire];

    public override IReadOnlyList<int> Modes { get; } = [10, 30, 50, 70];

    public override void ChooseMode(GameConsole console, int mode)
    {
        console.Select(2);
        base.ChooseMode(console, mode);
    }

    protected override int InitialLives => 3;

    protected override int ModeAddress => Variation;

    protected override int ReadScore(GameRam ram) => ram.Bcd(ScoreHigh, ScoreMiddle, ScoreLow);

    protected override int ReadLives(GameRam ram) => (ram[SpareLives] & 7) + 1;

    protected override bool ReadIsOver(GameRam ram) => ram[SpareLives] == 0 && ram[State] == Ended;
}
