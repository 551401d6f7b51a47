namespace Escalade.Atari.Cartridges;

/// <summary>
/// E7, M Network: the lower half shows one of seven slices of 2 KB, or 1 KB of memory. The upper half shows the eighth slice, with one of four blocks of
/// 256 bytes of memory over its beginning.
/// </summary>
/// <remarks>Each memory takes twice its addresses: written in the first half, read in the second. Reads of the first half show the eighth slice.</remarks>
internal sealed unsafe class MNetworkE7Cartridge(ReadOnlySpan<byte> image) : Cartridge(image, BlocksAt + 4 * Block, 2)
{
    private const int Slice = 2048, Last = 7, BlocksAt = 1024, Block = 256;
    private const int Lower = 0, Upper = 1, FirstSwitch = 0xFE0, FirstBlockSwitch = 0xFE8, SwitchesEnd = 0xFEC;

    public override void Reset(MersenneTwister random)
    {
        base.Reset(random);
        Switch(Lower, 0);
        Switch(Upper, 0);
    }

    public override int Read(int address, uint cycles)
    {
        CheckHotspot(address & 0xFFF);
        return Image[Last * Slice + (address & Slice - 1)];
    }

    public override bool Write(int address, int value)
    {
        var offset = address & 0xFFF;
        CheckHotspot(offset);
        if (offset < BlocksAt && Banks[Lower] == Last)
        {
            Memory[offset] = (byte)value;
        }
        else if (offset is >= Slice and < Slice + Block)
        {
            Memory[BlocksAt + Banks[Upper] * Block + (offset & Block - 1)] = (byte)value;
        }
        return false;
    }

    protected override void Map(int slot)
    {
        if (slot == Upper)
        {
            Map(Slice, Slice - PageSize, Rom + Last * Slice);
            Map(Slice + Block, Block, MemoryPointer + BlocksAt + Banks[Upper] * Block);
            return;
        }
        Map(0, Slice, Rom + Banks[Lower] * Slice);
        if (Banks[Lower] == Last)
        {
            Map(BlocksAt, BlocksAt, MemoryPointer);
        }
    }

    private void CheckHotspot(int offset)
    {
        if (offset is >= FirstSwitch and < FirstBlockSwitch)
        {
            Switch(Lower, offset & 7);
        }
        else if (offset is >= FirstBlockSwitch and < SwitchesEnd)
        {
            Switch(Upper, offset & 3);
        }
    }
}
