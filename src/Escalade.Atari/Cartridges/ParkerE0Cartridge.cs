namespace Escalade.Atari.Cartridges;

/// <summary>E0, Parker Brothers: eight slices of 1 KB. Each of the first three quarters shows any of them, the last quarter always the last slice.</summary>
internal sealed unsafe class ParkerE0Cartridge(ReadOnlySpan<byte> image) : Cartridge(image, 0, 4)
{
    private const int Slice = 1024, FirstSwitch = 0xFE0, SwitchesOfASlot = 8;

    public override void Reset(MersenneTwister random)
    {
        for (var slot = 0; slot < 4; slot++)
        {
            Switch(slot, 4 + slot);
        }
    }

    public override int Read(int address, uint cycles)
    {
        CheckHotspot(address & 0xFFF);
        return Image[7 * Slice + (address & Slice - 1)];
    }

    public override bool Write(int address, int value)
    {
        CheckHotspot(address & 0xFFF);
        return false;
    }

    protected override void Map(int slot) => Map(slot * Slice, slot == 3 ? Slice - PageSize : Slice, Rom + Banks[slot] * Slice);

    private void CheckHotspot(int offset)
    {
        if (offset is >= FirstSwitch and < FirstSwitch + 3 * SwitchesOfASlot)
        {
            Switch((offset - FirstSwitch) / SwitchesOfASlot, offset & 7);
        }
    }
}
