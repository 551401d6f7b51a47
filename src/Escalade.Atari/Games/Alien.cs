namespace Escalade.Atari.Games;

internal sealed class Alien : GameRules
{
    private const int Digit5 = 0x83, Digit4 = 0x85, Digit3 = 0x87, Digit2 = 0x89, Digit1 = 0x8B, LivesLeft = 0xC0, Variation = 0x81;
    private const int Blank = 0x80;

    public override IReadOnlyList<int> Modes { get; } = [0, 1, 2, 3];

    public override IReadOnlyList<int> Difficulties { get; } = [0, 1, 2, 3];

    protected override int InitialLives => 3;

    protected override int ModeAddress => Variation;

    protected override int SelectFrames => 1;

    protected override int ReadScore(GameRam ram)
    {
        var tens = 0;
        foreach (var address in (ReadOnlySpan<int>)[Digit5, Digit4, Digit3, Digit2, Digit1])
        {
            tens = 10 * tens + Digit(ram[address]);
        }
        return 10 * tens;
    }

    protected override int ReadLives(GameRam ram) => ram.Low(LivesLeft);

    protected override bool ReadIsOver(GameRam ram) => ram.Low(LivesLeft) == 0;

    /// <summary>A digit is where its picture lies, 8 bytes each.</summary>
    private static int Digit(int picture) => picture == Blank ? 0 : picture / 8;
}
