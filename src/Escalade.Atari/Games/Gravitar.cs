using static Escalade.Atari.Games.AtariAction;

namespace Escalade.Atari.Games;

internal sealed class Gravitar : GameRules
{
    private const int ScoreHigh = 0x87, ScoreMiddle = 0x88, ScoreLow = 0x89, State = 0x81, SpareShips = 0x84, Variation = 0x80;
    private const int Title = 0, Ended = 1;

    public override IReadOnlyList<AtariAction> StartingActions { get; } = [.. Enumerable.Repeat(Fire, 16)];

    public override IReadOnlyList<int> Modes { get; } = [0, 1, 2, 3, 4];

    protected override int InitialLives => 6;

    protected override int ModeAddress => Variation;

    protected override int SelectFrames => 10;

    protected override int ReadScore(GameRam ram) => ram.Bcd(ScoreHigh, ScoreMiddle, ScoreLow);

    protected override int ReadLives(GameRam ram) => ram[State] == Title ? InitialLives : ram[SpareShips] + 1;

    protected override bool ReadIsOver(GameRam ram) => ram[State] == Ended;
}
