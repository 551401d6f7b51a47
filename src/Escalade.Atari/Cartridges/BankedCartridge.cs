namespace Escalade.Atari.Cartridges;

/// <summary>
/// F8, F6, F4: two, four or eight banks of 4 KB, each with a hotspot. F8SC, F6SC, F4SC: the same with 128 bytes of memory. FA: three banks, 256 bytes.
/// </summary>
/// <remarks>Memory takes twice its addresses, at the beginning: it is written in the first half and read in the second.</remarks>
internal sealed unsafe class BankedCartridge(ReadOnlySpan<byte> image, int memorySize, int firstHotspot, int firstBank, bool doWritesSwitch = true)
    : Cartridge(image, memorySize, 1)
{
    private readonly int _count = image.Length / AddressSpace;

    public override void Reset(MersenneTwister random)
    {
        base.Reset(random);
        Switch(0, firstBank);
    }

    public override int Read(int address, uint cycles)
    {
        CheckHotspot(address & 0xFFF);
        return Image[Banks[0] * AddressSpace + (address & 0xFFF)];
    }

    public override bool Write(int address, int value)
    {
        var offset = address & 0xFFF;
        if (offset < Memory.Length)
        {
            Memory[offset] = (byte)value;
        }
        else if (doWritesSwitch)
        {
            CheckHotspot(offset);
        }
        return false;
    }

    protected override void Map(int slot)
    {
        var size = Memory.Length;
        Map(0, AddressSpace - PageSize, Rom + Banks[0] * AddressSpace);
        Map(size, size, MemoryPointer);
    }

    private void CheckHotspot(int offset)
    {
        var bank = offset - firstHotspot;
        if (bank >= 0 && bank < _count)
        {
            Switch(0, bank);
        }
    }
}
