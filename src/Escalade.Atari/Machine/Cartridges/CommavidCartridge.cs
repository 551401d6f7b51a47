namespace Escalade.Atari.Machine.Cartridges;

/// <summary>CV, Commavid's: 1 KB of memory below 2 KB of content. A dump of 4 KB begins with what is in the memory at first.</summary>
/// <remarks>Memory is read at the beginning and written to after that; read there, the content shows.</remarks>
internal sealed unsafe class CommavidCartridge(ReadOnlySpan<byte> image) : Cartridge(image[^ContentSize..], MemorySize, 1)
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
