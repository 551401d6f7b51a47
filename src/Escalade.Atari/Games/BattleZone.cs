namespace Escalade.Atari.Games;

internal sealed class BattleZone : GameRules
{
    private const int ThousandsHigh = 0x9E, ThousandsLow = 0x9D, Tanks = 0xBA, Variation = 0xA1;

    public override IReadOnlyList<int> Modes { get; } = [1, 2, 3];

    protected override int InitialLives => 5;

    protected override int ModeAddress => Variation;

    /// <summary>Three digits of thousands: both halves of the high byte, the upper one of the low byte.</summary>
    protected override int ReadScore(GameRam ram) =>
        1000 * (100 * GameRam.Shown(ram.High(ThousandsHigh)) + 10 * GameRam.Shown(ram.Low(ThousandsHigh)) + GameRam.Shown(ram.High(ThousandsLow)));

    protected override int ReadLives(GameRam ram) => ram.Low(Tanks);

    protected override bool ReadIsOver(GameRam ram) => ram.Low(Tanks) == 0;
}
