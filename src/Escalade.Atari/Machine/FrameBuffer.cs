namespace Escalade.Atari.Machine;

/// <summary>One of the two buffers that frames are drawn into in turn. Pixels that a frame does not reach keep those of two frames before.</summary>
/// <param name="pixels"><c>[Lines x 160]</c></param>
/// <param name="start">Where the console's state at the beginning of a skipped frame can be kept.</param>
internal sealed unsafe class FrameBuffer(byte* pixels, MachineSnapshot start)
{
    /// <summary>More lines than are ever drawn.</summary>
    public const int Lines = 302;

    public const int Size = AtariMachine.ScreenWidth * Lines;

    public byte* Pixels => pixels;

    /// <summary>Whether drawing was left out of a frame that covers the whole buffer.</summary>
    public bool IsSkipped { get; set; }

    /// <summary>The console at the beginning of that frame, from where it can be drawn after all.</summary>
    public MachineSnapshot Start { get; set; } = start;
}
