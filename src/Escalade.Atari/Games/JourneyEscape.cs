using static Escalade.Atari.Games.AtariAction;

namespace Escalade.Atari.Games;

internal sealed class JourneyEscape : GameRules
{
    private const int ScoreHigh = 0x90, ScoreMiddle = 0x91, ScoreLow = 0x92, TimeHigh = 0x95, TimeLow = 0x96;
    private const int MoneyAtStart = 50_000;

    public override IReadOnlyList<AtariAction> MinimalActions { get; } =
    [
        Noop, Up, Right, Left, Down, UpRight, UpLeft, DownRight, DownLeft, RightFire, LeftFire, DownFire, UpRightFire,
        UpLeftFire, DownRightFire, DownLeftFire
    ];

    public override IReadOnlyList<AtariAction> StartingActions { get; } = [Fire];

    public override IReadOnlyList<int> Difficulties { get; } = [0, 1];

    protected override int ReadScore(GameRam ram) => ram.Bcd(ScoreHigh, ScoreMiddle, ScoreLow);

    protected override bool ReadIsOver(GameRam ram) => ram[TimeHigh] == 0 && ram[TimeLow] == 0;

    /// <summary>What the group is given to begin with was not earned.</summary>
    protected override int ReadReward(GameRam ram) => ScoreGain(ram) is var gain && gain == MoneyAtStart ? 0 : gain;
}
