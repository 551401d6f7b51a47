namespace Escalade.Atari.Games;

internal sealed class Venture : GameRules
{
    private const int HundredsHigh = 0xC7, HundredsLow = 0xC8, SpareLives = 0xC6, Sprite = 0xCD, Ended = 0xBF;
    private const int NoSprite = 0xFF;

    public override IReadOnlyList<int> Difficulties { get; } = [0, 1, 2, 3];

    protected override int InitialLives => 4;

    protected override int ReadScore(GameRam ram) => 100 * ram.Bcd(HundredsHigh, HundredsLow);

    protected override int ReadLives(GameRam ram) => (ram[SpareLives] & 7) + 1;

    protected override bool ReadIsOver(GameRam ram) => ram[SpareLives] == 0 && ram[Sprite] == NoSprite && ram.Bit(Ended, 7);
}
