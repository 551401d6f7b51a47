namespace Escalade.Atari.Machine.Cartridges;

/// <summary>
/// FE, Activision's: two banks of 4 KB, of which bit 13 of each address chooses one. The bus has no such bit, but the processor's
/// addresses do.
/// </summary>
internal sealed class ActivisionCartridge(ReadOnlySpan<byte> image) : Cartridge(image, 0, 1)
{
    public override int Read(int address, uint cycles) => Image[(address & 0xFFF) + ((address & 0x2000) != 0 ? 0 : Space)];

    public override bool Write(int address, int value) => false;

    protected override void Map(int slot)
    {
    }
}
