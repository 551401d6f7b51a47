using static Escalade.Atari.Games.AtariAction;

namespace Escalade.Atari.Games;

internal sealed class AirRaid : GameRules
{
    private const int ScoreHigh = 0xA8, ScoreMiddle = 0xA9, ScoreLow = 0xAA, State = 0xA7;
    private const int Ended = 0xFF;

    public override IReadOnlyList<AtariAction> MinimalActions { get; } = [Noop, Fire, Right, Left, RightFire, LeftFire];

    public override IReadOnlyList<AtariAction> StartingActions { get; } = [Fire];

    public override IReadOnlyList<int> Modes { get; } = [.. Enumerable.Range(1, 8)];

    /// <summary>While a mode is chosen, its number stands where the score will.</summary>
    public override void ChooseMode(GameConsole console, int mode)
    {
        console.Select(20);
        base.ChooseMode(console, mode);
    }

    protected override int InitialLives => 1;

    protected override int ModeAddress => ScoreLow;

    protected override int SelectFrames => 10;

    protected override int ReadScore(GameRam ram) => ram.Bcd(ScoreHigh, ScoreMiddle, ScoreLow);

    protected override int ReadLives(GameRam ram) => InitialLives;

    protected override bool ReadIsOver(GameRam ram) => ram[State] == Ended;
}
