namespace Escalade.Atari.Machine.Cartridges;

/// <summary>UA Limited's: two banks of 4 KB, and the addresses that switch to them are the video chip's as well.</summary>
internal sealed unsafe class UaCartridge(ReadOnlySpan<byte> image) : Cartridge(image, 0, 1)
{
    private const int First = 0x220, Second = 0x240;

    public override bool TapsVideo => true;

    public override void Reset(MersenneTwister random) => Switch(0, 0);

    public override bool Write(int address, int value) => false;

    public override int Tap(int address)
    {
        Follow(address);
        return -1;
    }

    public override void TapWrite(int address, int value) => Follow(address);

    protected override void Map(int slot) => Map(0, Space, Rom + Banks[0] * Space);

    private void Follow(int address)
    {
        if (address is First or Second)
        {
            Switch(0, address == Second ? 1 : 0);
        }
    }
}
