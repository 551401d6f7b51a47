namespace Escalade.Atari.Machine;

/// <summary>What is pressed and turned while a frame runs; the second player does nothing.</summary>
internal readonly record struct ConsoleInput
{
    public bool Up { get; init; }
    public bool Down { get; init; }
    public bool Left { get; init; }
    public bool Right { get; init; }
    public bool Fire { get; init; }
    public bool Select { get; init; }
    public bool Reset { get; init; }
    public bool LeftDifficultyA { get; init; }
    public bool RightDifficultyA { get; init; }
    public int Paddle0 { get; init; }
    public int Paddle1 { get; init; }
    public bool PaddleFire { get; init; }
}
