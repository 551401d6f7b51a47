namespace Escalade.Atari.Games;

internal sealed class Kangaroo : GameRules
{
    private const int HundredsHigh = 0xA7, HundredsLow = 0xA8, SpareLives = 0xAD, Variation = 0xBA;
    private const int Ended = 0xFF, ModeWhilePlaying = 0x80;

    public override IReadOnlyList<int> Modes { get; } = [0, 1];

    protected override int InitialLives => 3;

    protected override int ReadScore(GameRam ram) => 100 * ram.Bcd(HundredsHigh, HundredsLow);

    protected override int ReadLives(GameRam ram) => (ram[SpareLives] & 7) + 1;

    protected override bool ReadIsOver(GameRam ram) => ram[SpareLives] == Ended;

    protected override bool ShowsMode(GameRam ram, int mode) => ram[Variation] == mode || ram[Variation] == mode + ModeWhilePlaying;
}
