namespace Escalade.Atari.Machine.Cartridges;

/// <summary>Tells kinds of cartridges by size and content, in the order that the Arcade Learning Environment tries them.</summary>
internal static class CartridgeKinds
{
    public const int SmallestImage = 2048, LargestImage = 512 * 1024, SuperchargerLoad = 8448;

    // Some dumps of those with a display processor have what it makes random numbers of behind its data.
    private static ReadOnlySpan<int> WithDisplayProcessor =>
        [DisplayProcessorCartridge.Size, DisplayProcessorCartridge.Size + 255, DisplayProcessorCartridge.Size + 256];

    /// <summary>Whether there are dumps of so many bytes, supported or not.</summary>
    public static bool IsPossibleSize(long length) =>
        length is >= SmallestImage and <= LargestImage
        && (length % 2048 == 0 || length % SuperchargerLoad == 0 || WithDisplayProcessor.Contains((int)length));

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
            2048 => IsCommavids(image) ? new CommavidCartridge(image) : new PlainCartridge(image),
            4096 => IsCommavids(image) ? new CommavidCartridge(image) : new PlainCartridge(IsTwice(image) ? image[..2048] : image),
            8192 => CreateOf8(image),
            _ when WithDisplayProcessor.Contains(size) => new DisplayProcessorCartridge(image),
            12288 => new BankedCartridge(image, 256, 0xFF8, 2),
            16384 => HasMemory(image) ? new BankedCartridge(image, 128, 0xFF6, 0)
                : IsMNetworks(image) ? new MNetworkCartridge(image)
                : (Cartridge?)Tigervision(image) ?? new BankedCartridge(image, 0, 0xFF6, 0),
            32768 => HasMemory(image) ? new BankedCartridge(image, 128, 0xFF4, 0, writesSwitch: false)
                : (Cartridge?)Tigervision(image) ?? new BankedCartridge(image, 0, 0xFF4, 0),
            65536 => Tigervision(image) ?? throw new RomException("cartridges of kind MB (Megaboy) are not supported."),
            131072 => Tigervision(image) ?? throw new RomException("cartridges of kind MC (Megacart) are not supported."),
            _ => Tigervision(image) ?? throw new RomException($"no kind of cartridge with {size} bytes is known by this content."),
        };
    }

    /// <summary>Those whose content does not tell.</summary>
    private static Cartridge? Listed(ReadOnlySpan<byte> image) => Atari.Rom.HashOf(image) switch
    {
        "52a0003efb3b1c49fcde4dbc2c685d8f" => new PlainCartridge(image[..2048]), // Surround, another dump
        "5bcc83677d68f7ef74c1b4a0697ba2a8" => new PlainCartridge(image[..4096]), // Ice Hockey, an overdump
        "6dda84fb8e442ecf34241ac0d1d91d69" => new BankedCartridge(image[..16384], 128, 0xFF6, 0), // Dig Dug
        "bc24440b59092559a1ec26055fd1270e" or "75ee371ccfc4f43e7d9b8f24e1266b55" => new BankedCartridge(image, 0, 0xFF8, 0), // F8, swapped
        _ => null,
    };

    private static Cartridge CreateOf8(ReadOnlySpan<byte> image) =>
        HasMemory(image) ? new BankedCartridge(image, 128, 0xFF8, 1)
        : IsTwice(image) ? new PlainCartridge(image[..4096])
        : IsParkers(image) ? new ParkerCartridge(image)
        : Tigervision(image) is { } tigervision ? tigervision
        : Has(image, [0x8D, 0x40, 0x02]) ? new UaCartridge(image)
        : IsActivisions(image) ? new ActivisionCartridge(image)
        : new BankedCartridge(image, 0, 0xFF8, 1);

    /// <summary>3E, or 3F, or null.</summary>
    private static TigervisionCartridge? Tigervision(ReadOnlySpan<byte> image) =>
        Has(image, [0x85, 0x3E, 0xA9, 0x00]) ? new TigervisionCartridge(image, hasMemory: true)
        : Has(image, [0x85, 0x3F], times: 2) ? new TigervisionCartridge(image, hasMemory: false)
        : null;

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

    /// <summary>Memory hides the first 512 bytes of the last 2 KB, and these only.</summary>
    private static bool IsMNetworks(ReadOnlySpan<byte> image)
    {
        var filler = image[0x3800];
        return !image[0x3800..0x3A00].ContainsAnyExcept(filler)
            && (image[0x37E0..0x3800].ContainsAnyExcept(filler) || image[0x3A00..0x3A20].ContainsAnyExcept(filler));
    }

    private static bool IsCommavids(ReadOnlySpan<byte> image) => Has(image, [0x9D, 0xFF, 0xF3]) || Has(image, [0x99, 0x00, 0xF4]);

    private static bool IsParkers(ReadOnlySpan<byte> image) =>
        Has(image, [0x8D, 0xE0, 0x1F]) || Has(image, [0x8D, 0xE0, 0x5F]) || Has(image, [0x8D, 0xE9, 0xFF])
        || Has(image, [0xAD, 0xE9, 0xFF]) || Has(image, [0xAD, 0xED, 0xFF]) || Has(image, [0xAD, 0xF3, 0xBF]);

    private static bool IsActivisions(ReadOnlySpan<byte> image) =>
        Has(image, [0x20, 0x00, 0xD0, 0xC6, 0xC5]) || Has(image, [0x20, 0xC3, 0xF8, 0xA5, 0x82])
        || Has(image, [0xD0, 0xFB, 0x20, 0x73, 0xFE]) || Has(image, [0x20, 0x00, 0xF0, 0x84, 0xD6]);

    // The last place where a pattern could be is not looked at, nor the one behind a pattern that was found.
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
