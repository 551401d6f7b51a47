namespace Escalade.Atari.Machine.Cartridges;

/// <summary>
/// Banks of 4 KB that neighbouring addresses switch to: F8, F6 and F4, which with 128 bytes of memory are called SC, and FA.
/// </summary>
/// <remarks>Memory is written to at the beginning and read after that.</remarks>
internal sealed unsafe class BankedCartridge(ReadOnlySpan<byte> image, int memorySize, int firstSwitch, int firstBank, bool writesSwitch = true)
    : Cartridge(image, memorySize, 1)
{
    private readonly int _count = image.Length / Space;

    public override void Reset(MersenneTwister random)
    {
        base.Reset(random);
        Switch(0, firstBank);
    }

    public override int Read(int address, uint cycles)
    {
        Follow(address & 0xFFF);
        return Image[Banks[0] * Space + (address & 0xFFF)];
    }

    public override bool Write(int address, int value)
    {
        var offset = address & 0xFFF;
        if (offset < Memory.Length)
        {
            Memory[offset] = (byte)value;
        }
        else if (writesSwitch)
        {
            Follow(offset);
        }
        return false;
    }

    protected override void Map(int slot)
    {
        var size = Memory.Length;
        Map(0, Space - PageSize, Rom + Banks[0] * Space);
        Map(size, size, MemoryPointer);
    }

    private void Follow(int offset)
    {
        var bank = offset - firstSwitch;
        if (bank >= 0 && bank < _count)
        {
            Switch(0, bank);
        }
    }
}
