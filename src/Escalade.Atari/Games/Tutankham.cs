using static Escalade.Atari.Games.AtariAction;

namespace Escalade.Atari.Games;

internal sealed class Tutankham : GameRules
{
    private const int ScoreHigh = 0x9A, ScoreLow = 0x9C, LivesLeft = 0x9E, State = 0x81, Variation = 0xAB;
    private const int Beginning = 0x84;

    public override IReadOnlyList<AtariAction> MinimalActions { get; } =
    [
        Noop, Up, Right, Left, Down, UpFire, RightFire, LeftFire
    ];

    public override IReadOnlyList<int> Modes { get; } = [0, 4, 8, 12];

    protected override int InitialLives => 3;

    protected override int ModeAddress => Variation;

    protected override int ReadScore(GameRam ram) => ram.Bcd(ScoreHigh, ScoreLow);

    protected override int ReadLives(GameRam ram) => ram[LivesLeft] & 3;

    protected override bool ReadIsOver(GameRam ram) => ram[LivesLeft] == 0 && ram[State] != Beginning;
}
