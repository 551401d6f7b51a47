namespace Escalade.Atari.Cartridges;

/// <summary>2K, 4K: no banks. 2 KB are seen twice.</summary>
internal sealed unsafe class PlainCartridge(ReadOnlySpan<byte> image)
    : Cartridge(image.Length == AddressSpace ? image : (ReadOnlySpan<byte>)[.. image, .. image], 0, 1)
{
    public override bool Write(int address, int value) => false;

    protected override void Map(int slot) => Map(0, AddressSpace, Rom);
}
