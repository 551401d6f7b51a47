namespace Escalade.Atari.Machine;

/// <summary>One of the two buffers that frames are drawn to in turn. What a frame does not reach shows what was there two frames ago.</summary>
/// <param name="pixels"><c>[Lines x 160]</c></param>
/// <param name="start">Room for the beginning of a frame.</param>
internal sealed unsafe class Picture(byte* pixels, FrameStart start)
{
    /// <summary>More than are ever drawn.</summary>
    public const int Lines = 302;

    public const int Size = AtariEnvironment.ScreenWidth * Lines;

    public byte* Pixels => pixels;

    /// <summary>Whether a frame that covers all of it was left out.</summary>
    public bool IsMissing { get; set; }

    /// <summary>From where that frame can be drawn after all.</summary>
    public FrameStart Start { get; set; } = start;
}
