using static Escalade.Atari.Games.AtariAction;

namespace Escalade.Atari.Games;

internal sealed class CrazyClimber : GameRules
{
    private const int Digit5 = 0x85, Digit4 = 0x84, Digit3 = 0x83, Digit2 = 0x82, Climbers = 0xAA, Variation = 0x80;

    public override IReadOnlyList<AtariAction> MinimalActions { get; } =
    [
        Noop, Up, Right, Left, Down, UpRight, UpLeft, DownRight, DownLeft
    ];

    public override IReadOnlyList<int> Modes { get; } = [0, 1, 2, 3];

    public override IReadOnlyList<int> Difficulties { get; } = [0, 1];

    protected override int InitialLives => 5;

    protected override int ModeAddress => Variation;

    /// <summary>Thousands of hundreds down to hundreds, a byte each.</summary>
    protected override int ReadScore(GameRam ram) => 100 * (1000 * ram[Digit5] + 100 * ram[Digit4] + 10 * ram[Digit3] + ram[Digit2]);

    protected override int ReadLives(GameRam ram) => ram[Climbers];

    protected override bool ReadIsOver(GameRam ram) => ram[Climbers] == 0;

    protected override int ReadReward(GameRam ram) => Math.Max(ScoreGain(ram), 0);
}
