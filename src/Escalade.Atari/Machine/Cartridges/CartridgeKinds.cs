namespace Escalade.Atari.Machine.Cartridges;

/// <summary>Tells kinds of cartridges by size and content, in the order that the Arcade Learning Environment tries them.</summary>
internal static class CartridgeKinds
{
    private const int SuperchargerLoad = 8448;

    public static Cartridge Create(ReadOnlySpan<byte> image)
    {
        if (image.Length != 0 && image.Length % SuperchargerLoad == 0)
        {
            throw new RomException("This is a Supercharger's tape, whose loading is not supported.");
        }
        switch (image.Length)
        {
            case 2048 or 4096:
                return new PlainCartridge(image.Length == 4096 && IsTwice(image) ? image[..2048] : image);
            case 8192:
                return HasMemory(image) ? new BankedCartridge(image, 128, 0xFF8, 1)
                    : IsTwice(image) ? new PlainCartridge(image[..4096])
                    : IsParkers(image) ? new ParkerCartridge(image)
                    : IsActivisions(image) ? new ActivisionCartridge(image)
                    : new BankedCartridge(image, 0, 0xFF8, 1);
            case 12288:
                return new BankedCartridge(image, 256, 0xFF8, 2);
            case 16384:
                return new BankedCartridge(image, HasMemory(image) ? 128 : 0, 0xFF6, 0);
            case 32768:
                return HasMemory(image)
                    ? new BankedCartridge(image, 128, 0xFF4, 0, writesSwitch: false)
                    : new BankedCartridge(image, 0, 0xFF4, 0);
            default:
                throw new RomException($"No cartridge of {image.Length} bytes is known.");
        }
    }

    private static bool IsTwice(ReadOnlySpan<byte> image) => image[..(image.Length / 2)].SequenceEqual(image[(image.Length / 2)..]);

    /// <summary>Memory hides 256 bytes of each bank.</summary>
    private static bool HasMemory(ReadOnlySpan<byte> image)
    {
        for (var bank = 0; bank < image.Length; bank += 4096)
        {
            if (image.Slice(bank, 256).ContainsAnyExcept(image[bank]))
            {
                return false;
            }
        }
        return true;
    }

    private static bool IsParkers(ReadOnlySpan<byte> image) =>
        Has(image, [0x8D, 0xE0, 0x1F]) || Has(image, [0x8D, 0xE0, 0x5F]) || Has(image, [0x8D, 0xE9, 0xFF])
        || Has(image, [0xAD, 0xE9, 0xFF]) || Has(image, [0xAD, 0xED, 0xFF]) || Has(image, [0xAD, 0xF3, 0xBF]);

    private static bool IsActivisions(ReadOnlySpan<byte> image) =>
        Has(image, [0x20, 0x00, 0xD0, 0xC6, 0xC5]) || Has(image, [0x20, 0xC3, 0xF8, 0xA5, 0x82])
        || Has(image, [0xD0, 0xFB, 0x20, 0x73, 0xFE]) || Has(image, [0x20, 0x00, 0xF0, 0x84, 0xD6]);

    // The last place where a pattern could be is not looked at.
    private static bool Has(ReadOnlySpan<byte> image, ReadOnlySpan<byte> pattern) => image[..^1].IndexOf(pattern) >= 0;
}
