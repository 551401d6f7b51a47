using static Escalade.Atari.Games.AtariAction;

namespace Escalade.Atari.Games;

internal sealed class SpaceInvaders : GameRules
{
    private const int ScoreHigh = 0xE6, ScoreLow = 0xE8, Ended = 0x98, Cannons = 0xC9, Variation = 0xDC;
    private const int ScoreWrapsAt = 10_000;

    public override IReadOnlyList<AtariAction> MinimalActions { get; } = [Noop, Fire, Right, Left, RightFire, LeftFire];

    public override IReadOnlyList<int> Modes { get; } = [.. Enumerable.Range(0, 16)];

    public override IReadOnlyList<int> Difficulties { get; } = [0, 1];

    protected override int InitialLives => 3;

    protected override int ModeAddress => Variation;

    protected override int ReadScore(GameRam ram) => ram.Bcd(ScoreHigh, ScoreLow);

    protected override int ReadLives(GameRam ram) => ram[Cannons];

    protected override bool ReadIsOver(GameRam ram) => ram.Bit(Ended, 7) || ram[Cannons] == 0;

    protected override int ReadReward(GameRam ram) => ScoreGain(ram) is var gain && gain < 0 ? gain + ScoreWrapsAt : gain;
}
