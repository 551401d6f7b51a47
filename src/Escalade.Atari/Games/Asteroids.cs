using static Escalade.Atari.Games.AtariAction;

namespace Escalade.Atari.Games;

internal sealed class Asteroids : GameRules
{
    private const int TensHigh = 0xBD, TensLow = 0xBE, Ships = 0xBC, Variation = 0x80;
    private const int ScoreWrapsAt = 100_000;

    public override IReadOnlyList<AtariAction> MinimalActions { get; } =
    [
        Noop, Fire, Up, Right, Left, Down, UpRight, UpLeft, UpFire, RightFire, LeftFire, DownFire, UpRightFire, UpLeftFire
    ];

    public override IReadOnlyList<int> Modes { get; } = [.. Enumerable.Range(0, 32), 128];

    public override IReadOnlyList<int> Difficulties { get; } = [0, 3];

    protected override int InitialLives => 4;

    protected override int ModeAddress => Variation;

    protected override int ReadScore(GameRam ram) => 10 * ram.Bcd(TensHigh, TensLow);

    protected override int ReadLives(GameRam ram) => ram.High(Ships);

    protected override bool ReadIsOver(GameRam ram) => ram.High(Ships) == 0;

    protected override int ReadReward(GameRam ram) => ScoreGain(ram) is var gain && gain < 0 ? gain + ScoreWrapsAt : gain;
}
