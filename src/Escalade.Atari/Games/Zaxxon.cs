namespace Escalade.Atari.Games;

internal sealed class Zaxxon : GameRules
{
    private const int HundredsHigh = 0xE8, HundredsLow = 0xE9, Ships = 0xEA, Variation = 0x82;

    public override IReadOnlyList<int> Modes { get; } = [0, 8, 16, 24];

    protected override int InitialLives => 5;

    protected override int ModeAddress => Variation;

    protected override int SelectFrames => 10;

    protected override int ReadScore(GameRam ram) => 100 * ram.Bcd(HundredsHigh, HundredsLow);

    protected override int ReadLives(GameRam ram) => ram[Ships] & 7;

    protected override bool ReadIsOver(GameRam ram) => (ram[Ships] & 7) == 0;
}
