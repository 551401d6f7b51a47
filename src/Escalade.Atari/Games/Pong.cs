using static Escalade.Atari.Games.AtariAction;

namespace Escalade.Atari.Games;

internal sealed class Pong : GameRules
{
    private const int ComputerScore = 0x8D, PlayerScore = 0x8E, Variation = 0x96;
    private const int PointsToWin = 21;

    public override IReadOnlyList<AtariAction> MinimalActions { get; } = [Noop, Fire, Right, Left, RightFire, LeftFire];

    public override IReadOnlyList<int> Modes { get; } = [0, 1];

    public override IReadOnlyList<int> Difficulties { get; } = [0, 1, 2, 3];

    protected override int ModeAddress => Variation;

    protected override int ReadScore(GameRam ram) => ram[PlayerScore] - ram[ComputerScore];

    protected override bool ReadIsOver(GameRam ram) => ram[ComputerScore] == PointsToWin || ram[PlayerScore] == PointsToWin;
}
