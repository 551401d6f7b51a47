namespace Escalade.Atari.Cartridges;

/// <summary>CV, Commavid: 1 KB of memory, and 2 KB of content in the upper half. A dump of 4 KB begins with what the memory holds at first.</summary>
/// <remarks>Memory takes twice its addresses: it is read in the first half and written in the second. Reads of the second half show the content.</remarks>
internal sealed unsafe class CommavidCVCartridge(ReadOnlySpan<byte> image) : Cartridge(image[^ContentSize..], MemorySize, 1)
{
    private const int ContentSize = 2048, MemorySize = 1024;

    private readonly byte[] _first = image.Length > ContentSize ? image[..MemorySize].ToArray() : [];

    public override void Reset(MersenneTwister random)
    {
        if (_first.Length == 0)
        {
            base.Reset(random);
        }
        _first.CopyTo(Memory);
    }

    public override bool Write(int address, int value)
    {
        if ((address & 0xC00) == MemorySize)
        {
            Memory[address & MemorySize - 1] = (byte)value;
        }
        return false;
    }

    protected override void Map(int slot)
    {
        Map(0, MemorySize, MemoryPointer);
        Map(MemorySize, MemorySize, Rom + MemorySize);
        Map(ContentSize, ContentSize, Rom);
    }
}
