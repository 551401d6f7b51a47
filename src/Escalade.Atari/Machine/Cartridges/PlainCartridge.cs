namespace Escalade.Atari.Machine.Cartridges;

/// <summary>2 or 4 KB, no banks.</summary>
internal sealed unsafe class PlainCartridge(ReadOnlySpan<byte> image)
    : Cartridge(image.Length == Space ? image : (ReadOnlySpan<byte>)[.. image, .. image], 0, 1)
{
    public override bool Write(int address, int value) => false;

    protected override void Map(int slot) => Map(0, Space, Rom);
}
