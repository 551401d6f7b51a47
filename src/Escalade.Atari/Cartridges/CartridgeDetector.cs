namespace Escalade.Atari.Cartridges;

/// <summary>Finds out a cartridge's kind by the size and content of its dump, trying kinds in the Arcade Learning Environment's order.</summary>
internal static class CartridgeDetector
{
    public const int SmallestImage = 2048, LargestImage = 512 * 1024, SuperchargerLoad = 8448;

    // Some dumps of DPC cartridges have 255 or 256 bytes more: the chip's random numbers.
    private static ReadOnlySpan<int> DpcSizes =>
        [DpcCartridge.Size, DpcCartridge.Size + 255, DpcCartridge.Size + 256];

    /// <summary>Whether any kind of cartridge, supported or not, has so many bytes.</summary>
    public static bool IsPossibleSize(long length) =>
        length is >= SmallestImage and <= LargestImage
        && (length % 2048 == 0 || length % SuperchargerLoad == 0 || DpcSizes.Contains((int)length));

    public static Cartridge Create(ReadOnlySpan<byte> image)
    {
        var size = image.Length;
        if (!IsPossibleSize(size))
        {
            throw new RomException($"no kind of cartridge with {size} bytes is known.");
        }
        return Listed(image) ?? size switch
        {
            _ when size % SuperchargerLoad == 0 => throw new RomException("tapes for the Supercharger (AR) are not supported."),
            2048 => IsCV(image) ? new CommavidCVCartridge(image) : new PlainCartridge(image),
            4096 => IsCV(image) ? new CommavidCVCartridge(image) : new PlainCartridge(IsTwice(image) ? image[..2048] : image),
            8192 => Create8KB(image),
            _ when DpcSizes.Contains(size) => new DpcCartridge(image),
            12288 => new BankedCartridge(image, 256, 0xFF8, 2),
            16384 => HasMemoryOverBanks(image) ? new BankedCartridge(image, 128, 0xFF6, 0)
                : IsE7(image) ? new MNetworkE7Cartridge(image)
                : (Cartridge?)Detect3EOr3F(image) ?? new BankedCartridge(image, 0, 0xFF6, 0),
            32768 => HasMemoryOverBanks(image) ? new BankedCartridge(image, 128, 0xFF4, 0, doWritesSwitch: false)
                : (Cartridge?)Detect3EOr3F(image) ?? new BankedCartridge(image, 0, 0xFF4, 0),
            65536 => Detect3EOr3F(image) ?? throw new RomException("cartridges of kind MB (Megaboy) are not supported."),
            131072 => Detect3EOr3F(image) ?? throw new RomException("cartridges of kind MC (Megacart) are not supported."),
            _ => Detect3EOr3F(image) ?? throw new RomException($"no kind of cartridge with {size} bytes is known by this content."),
        };
    }

    /// <summary>Dumps whose content does not tell their kind.</summary>
    private static Cartridge? Listed(ReadOnlySpan<byte> image) => DumpHash.Of(image) switch
    {
        "52a0003efb3b1c49fcde4dbc2c685d8f" => new PlainCartridge(image[..2048]), // Surround, another dump
        "5bcc83677d68f7ef74c1b4a0697ba2a8" => new PlainCartridge(image[..4096]), // Ice Hockey, an overdump
        "6dda84fb8e442ecf34241ac0d1d91d69" => new BankedCartridge(image[..16384], 128, 0xFF6, 0), // Dig Dug
        "bc24440b59092559a1ec26055fd1270e" or "75ee371ccfc4f43e7d9b8f24e1266b55" => new BankedCartridge(image, 0, 0xFF8, 0), // F8, swapped
        _ => null,
    };

    private static Cartridge Create8KB(ReadOnlySpan<byte> image) =>
        HasMemoryOverBanks(image) ? new BankedCartridge(image, 128, 0xFF8, 1)
        : IsTwice(image) ? new PlainCartridge(image[..4096])
        : IsE0(image) ? new ParkerE0Cartridge(image)
        : Detect3EOr3F(image) is { } tigervision ? tigervision
        : Has(image, [0x8D, 0x40, 0x02]) ? new UaCartridge(image)
        : IsFE(image) ? new ActivisionFECartridge(image)
        : new BankedCartridge(image, 0, 0xFF8, 1);

    /// <summary>3E, or 3F, or null.</summary>
    private static Tigervision3FCartridge? Detect3EOr3F(ReadOnlySpan<byte> image) =>
        Has(image, [0x85, 0x3E, 0xA9, 0x00]) ? new Tigervision3FCartridge(image, hasMemory: true)
        : Has(image, [0x85, 0x3F], times: 2) ? new Tigervision3FCartridge(image, hasMemory: false)
        : null;

    private static bool IsTwice(ReadOnlySpan<byte> image) => image[..(image.Length / 2)].SequenceEqual(image[(image.Length / 2)..]);

    /// <summary>Whether each bank begins with 256 equal bytes: memory lies over them, so nothing is stored there.</summary>
    private static bool HasMemoryOverBanks(ReadOnlySpan<byte> image)
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

    /// <summary>Whether the last 2 KB begin with 512 equal bytes, and the bytes around them differ: memory lies over exactly these.</summary>
    private static bool IsE7(ReadOnlySpan<byte> image)
    {
        var filler = image[0x3800];
        return !image[0x3800..0x3A00].ContainsAnyExcept(filler)
            && (image[0x37E0..0x3800].ContainsAnyExcept(filler) || image[0x3A00..0x3A20].ContainsAnyExcept(filler));
    }

    private static bool IsCV(ReadOnlySpan<byte> image) => Has(image, [0x9D, 0xFF, 0xF3]) || Has(image, [0x99, 0x00, 0xF4]);

    private static bool IsE0(ReadOnlySpan<byte> image) =>
        Has(image, [0x8D, 0xE0, 0x1F]) || Has(image, [0x8D, 0xE0, 0x5F]) || Has(image, [0x8D, 0xE9, 0xFF])
        || Has(image, [0xAD, 0xE9, 0xFF]) || Has(image, [0xAD, 0xED, 0xFF]) || Has(image, [0xAD, 0xF3, 0xBF]);

    private static bool IsFE(ReadOnlySpan<byte> image) =>
        Has(image, [0x20, 0x00, 0xD0, 0xC6, 0xC5]) || Has(image, [0x20, 0xC3, 0xF8, 0xA5, 0x82])
        || Has(image, [0xD0, 0xFB, 0x20, 0x73, 0xFE]) || Has(image, [0x20, 0x00, 0xF0, 0x84, 0xD6]);

    // As in the Arcade Learning Environment, the last place where a pattern fits is not searched, nor the place right behind one that was found.
    private static bool Has(ReadOnlySpan<byte> image, ReadOnlySpan<byte> pattern, int times = 1)
    {
        for (var rest = image[..^1]; times > 0; times--)
        {
            var at = rest.IndexOf(pattern);
            if (at < 0)
            {
                return false;
            }
            rest = rest[Math.Min(at + pattern.Length + 1, rest.Length)..];
        }
        return true;
    }
}
