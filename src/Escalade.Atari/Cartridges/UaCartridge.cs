namespace Escalade.Atari.Cartridges;

/// <summary>UA, UA Limited: two banks of 4 KB, with hotspots among the TIA's addresses.</summary>
internal sealed unsafe class UaCartridge(ReadOnlySpan<byte> image) : Cartridge(image, 0, 1)
{
    private const int First = 0x220, Second = 0x240;

    public override bool SnoopsTia => true;

    public override void Reset(MersenneTwister random) => Switch(0, 0);

    public override bool Write(int address, int value) => false;

    public override int SnoopRead(int address)
    {
        CheckHotspot(address);
        return -1;
    }

    public override void SnoopWrite(int address, int value) => CheckHotspot(address);

    protected override void Map(int slot) => Map(0, AddressSpace, Rom + Banks[0] * AddressSpace);

    private void CheckHotspot(int address)
    {
        if (address is First or Second)
        {
            Switch(0, address == Second ? 1 : 0);
        }
    }
}
