using static Escalade.Atari.Games.AtariAction;

namespace Escalade.Atari.Games;

internal sealed class NameThisGame : GameRules
{
    private const int ScoreHigh = 0xC4, ScoreMiddle = 0xC5, ScoreLow = 0xC6, LivesLeft = 0xC7, Variation = 0xDE;

    public override IReadOnlyList<AtariAction> MinimalActions { get; } = [Noop, Fire, Right, Left, RightFire, LeftFire];

    public override IReadOnlyList<int> Modes { get; } = [8, 24, 40];

    public override IReadOnlyList<int> Difficulties { get; } = [0, 1];

    protected override int InitialLives => 3;

    protected override int ModeAddress => Variation;

    protected override int ReadScore(GameRam ram) => ram.Bcd(ScoreHigh, ScoreMiddle, ScoreLow);

    protected override int ReadLives(GameRam ram) => ram[LivesLeft] & 7;

    protected override bool ReadIsOver(GameRam ram) => (ram[LivesLeft] & 7) == 0;
}
