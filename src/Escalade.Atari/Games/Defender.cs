namespace Escalade.Atari.Games;

internal sealed class Defender : GameRules
{
    private const int
        Digit5 = 0xA1, Digit4 = 0xA0, Digit3 = 0x9F, Digit2 = 0x9E, Digit1 = 0x9D, Digit0 = 0x9C, Ships = 0xC2,
        Variation = 0x9B;

    public override IReadOnlyList<int> Modes { get; } = [1, 2, 3, 4, 5, 6, 7, 8, 9, 16];

    public override IReadOnlyList<int> Difficulties { get; } = [0, 1];

    protected override int InitialLives => 3;

    protected override int ModeAddress => Variation;

    protected override int ReadScore(GameRam ram) => ram.Digits(Digit5, Digit4, Digit3, Digit2, Digit1, Digit0);

    protected override int ReadLives(GameRam ram) => ram[Ships];

    protected override bool ReadIsOver(GameRam ram) => ram[Ships] == 0;
}
