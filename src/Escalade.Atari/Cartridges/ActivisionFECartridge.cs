namespace Escalade.Atari.Cartridges;

/// <summary>
/// FE, Activision: two banks of 4 KB, one for addresses F000 to FFFF, the other for D000 to DFFF. The console's bus does not have the bit by which they
/// differ; real cartridges guess it from what the processor reads, here the processor says it.
/// </summary>
internal sealed class ActivisionFECartridge(ReadOnlySpan<byte> image) : Cartridge(image, 0, 1)
{
    public override int Read(int address, uint cycles) => Image[(address & 0xFFF) + ((address & 0x2000) != 0 ? 0 : AddressSpace)];

    public override bool Write(int address, int value) => false;

    protected override void Map(int slot)
    {
    }
}
