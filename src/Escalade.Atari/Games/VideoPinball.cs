using static Escalade.Atari.Games.AtariAction;

namespace Escalade.Atari.Games;

internal sealed class VideoPinball : GameRules
{
    private const int
        ScoreHigh = 0xB4, ScoreMiddle = 0xB2, ScoreLow = 0xB0, Ended = 0xAF, ExtraBall = 0xA8, BallsPlayed = 0x99,
        Variation = 0xC1;

    public override IReadOnlyList<AtariAction> MinimalActions { get; } =
    [
        Noop, Fire, Up, Right, Left, Down, UpFire, RightFire, LeftFire
    ];

    public override IReadOnlyList<int> Modes { get; } = [0, 2];

    public override IReadOnlyList<int> Difficulties { get; } = [0, 1];

    protected override int InitialLives => 3;

    protected override int ModeAddress => Variation;

    protected override int ReadScore(GameRam ram) => ram.Bcd(ScoreHigh, ScoreMiddle, ScoreLow);

    protected override int ReadLives(GameRam ram) => 4 + (ram[ExtraBall] & 1) - (ram[BallsPlayed] & 7);

    protected override bool ReadIsOver(GameRam ram) => ram.Bit(Ended, 0);
}
