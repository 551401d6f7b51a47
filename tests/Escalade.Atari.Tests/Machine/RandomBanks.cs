namespace Escalade.Atari.Tests.Machine;

/// <summary>Images of each kind of cartridge with banks or memory: a kernel that is always there, and random bytes around it.</summary>
/// <remarks>The kernels read and write all over the cartridge, mostly where it switches and where its memory is, and show what they read.</remarks>
internal static class RandomBanks
{
    private static readonly Layout[] Layouts =
    [
        new("F8", 2, Hot(0xFF8, 2)),
        new("F8SC", 2, [.. Hot(0xFF8, 2), .. Hot(0, 0x100)], Filled: 0x100),
        new("F6", 4, Hot(0xFF6, 4)),
        new("F6SC", 4, [.. Hot(0xFF6, 4), .. Hot(0, 0x100)], Filled: 0x100),
        new("F4", 8, Hot(0xFF4, 8)),
        new("F4SC", 8, [.. Hot(0xFF4, 8), .. Hot(0, 0x100)], Filled: 0x100),
        new("FA", 3, [.. Hot(0xFF8, 3), .. Hot(0, 0x200)]),
        new("FE", 2, Hot(0, 0x200), Signature: [0x20, 0x00, 0xD0, 0xC6, 0xC5]),
        new("UA", 2, Hot(0, 0x200), Signature: [0x8D, 0x40, 0x02]),
        new("DPC", 2, [.. Hot(0, 0x80), .. Hot(0, 0x80), .. Hot(0xFF8, 2)], Tail: 2048),
        new("E0", 7, [.. Hot(0xFE0, 24), .. Hot(0, 0xC00)], BankSize: 1024, Signature: [0x8D, 0xE0, 0x1F]),
        new("E7", 7, [.. Hot(0xFE0, 12), .. Hot(0xFE0, 12), .. Hot(0x800, 0x200), .. Hot(0, 0x800)], BankSize: 2048, Filled: 0x200),
        new("3F", 3, [.. Hot(0, 0x800), .. Hot(0, 0x40)], BankSize: 2048, Signature: [0x85, 0x3F, 0xEA, 0x85, 0x3F]),
        new("3F", 31, [.. Hot(0, 0x800), .. Hot(0, 0x40)], BankSize: 2048, Signature: [0x85, 0x3F, 0xEA, 0x85, 0x3F]),
        new("3E", 7, [.. Hot(0, 0x800), .. Hot(0, 0x40)], BankSize: 2048, Signature: [0x85, 0x3E, 0xA9, 0x00]),
        new("CV", 0, Hot(0, 0x800), BankSize: 2048, Signature: [0x9D, 0xFF, 0xF3]),
        new("CV", 1, Hot(0, 0x800), BankSize: 2048, Signature: [0x99, 0x00, 0xF4]),
    ];

    public static byte[] Create(Random random) => Create(random, Layouts[random.Next(Layouts.Length)]);

    /// <summary>One of each kind.</summary>
    public static IEnumerable<(string Kind, byte[] Image)> Each(Random random) =>
        Layouts.Select(layout => (layout.Kind, Create(random, layout)));

    private static byte[] Create(Random random, Layout layout)
    {
        const int Space = 4096;
        var window = new byte[Space];
        Fill(window);
        // What the kernel is in is there whatever is switched: the last bank, or the same in all banks.
        var isInLast = layout.BankSize < Space;
        var begin = layout.Kind == "E7" ? 0xA00 : isInLast ? Space - layout.BankSize : 0x200;
        RandomCartridge.WriteKernel(random, window, begin, isInLast ? 0xFC0 : 0xE00, step => Step(step, layout));
        var image = new byte[layout.Count * layout.BankSize + (isInLast ? layout.BankSize : layout.Tail)];
        Fill(image);
        for (var bank = 0; !isInLast && bank < layout.Count; bank++)
        {
            window.AsSpan(0x200, 0xC00).CopyTo(image.AsSpan(bank * Space + 0x200));
            window.AsSpan(0xFE0).CopyTo(image.AsSpan(bank * Space + 0xFE0));
            image.AsSpan(bank * Space, layout.Filled).Fill((byte)bank);
            layout.Signature.CopyTo(image.AsSpan(bank * Space + 0xF00));
        }
        if (isInLast)
        {
            var last = image.AsSpan(layout.Count * layout.BankSize);
            window.AsSpan(Space - layout.BankSize).CopyTo(last);
            last[..layout.Filled].Fill(0x55);
            layout.Signature.CopyTo(last[(layout.BankSize - 0x20)..]);
        }
        return image;

        void Fill(byte[] bytes)
        {
            random.NextBytes(bytes);
        }
    }

    private static int[] Step(Random random, Layout layout)
    {
        var offset = random.Next(4) == 0 ? random.Next(4096) : layout.HotSpots[random.Next(layout.HotSpots.Length)];
        var (low, high) = (offset & 0xFF, offset >> 8 | 0x10 | random.Next(8) << 5);
        switch (random.Next(12))
        {
            case 0 or 1 or 2: // LDA there; STA any register
                return [0xAD, low, high, 0x85, random.Next(0x04, 0x2D)];
            case 3: // LDA there; STA memory
                return [0xAD, low, high, 0x85, 0x83 + random.Next(8)];
            case 4: // LDX 81; LDA there,X; STA colour
                return [0xA6, 0x81, 0xBD, low, high, 0x85, random.Next(0x06, 0x0A)];
            case 5 or 6: // LDA #; STA there
                return [0xA9, random.Next(256), 0x8D, low, high];
            case 7: // LDY 81; LDA 81; STA there,Y
                return [0xA4, 0x81, 0xA5, 0x81, 0x99, low, high];
            case 8: // INC there, BIT there, or CMP there
                return [random.Next(3) switch { 0 => 0xEE, 1 => 0x2C, _ => 0xCD }, low, high];
            case 9 when layout.Kind is "3F" or "3E": // LDA #; STA 3E or 3F
                return [0xA9, random.Next(256), 0x85, random.Next(0x3E, 0x40)];
            case 9 when layout.Kind == "UA": // LDA or STA 220 or 240
                return [random.Next(2) == 0 ? 0xAD : 0x8D, random.Next(2) == 0 ? 0x20 : 0x40, 0x02];
            case 9 when layout.Kind == "DPC": // LDA #; STA a mode; LDA a sound; STA playfield
                return [0xA9, random.Next(32), 0x8D, 0x5D + random.Next(3), 0xF0, 0xAD, 0x04 + random.Next(4), 0xF0, 0x85, 0x0E];
            case 9 or 10: // LDA what may be the video chip's; STA graphics
                return [0xA5, random.Next(0x40), 0x85, 0x1B];
            default: // LDA #there; STA 8C; LDA #; STA 8D; LDY #0; LDA (8C),Y; STA memory
                return [0xA9, low, 0x85, 0x8C, 0xA9, high, 0x85, 0x8D, 0xA0, 0, 0xB1, 0x8C, 0x85, 0x83 + random.Next(8)];
        }
    }

    private static int[] Hot(int first, int count) => [.. Enumerable.Range(first, count)];

    /// <param name="Kind">The kind's name.</param>
    /// <param name="Count">Banks, without the one that is always there.</param>
    /// <param name="HotSpots">Offsets that something happens at; those that are named more than once are chosen more often.</param>
    /// <param name="BankSize">Bytes of a bank.</param>
    /// <param name="Filled">Bytes at the beginning of banks that are all alike, for memory hides them.</param>
    /// <param name="Tail">Bytes behind the banks.</param>
    /// <param name="Signature">By which it is known.</param>
    private sealed record Layout(
        string Kind, int Count, int[] HotSpots, int BankSize = 4096, int Filled = 0, int Tail = 0, byte[]? Signature = null);
}
