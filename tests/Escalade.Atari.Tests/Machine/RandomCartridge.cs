namespace Escalade.Atari.Tests.Machine;

/// <summary>Images of programs that nobody would write: any bytes, or kernels that draw any lines.</summary>
internal static class RandomCartridge
{
    private static readonly int[] Sizes = [2048, 4096, 8192, 10240, 12288, 16384, 32768];

    // Where frames begin in kernels, and what follows the instruction that begins them.
    private const int Origin = 0xF000;

    public static byte[] Create(int seed)
    {
        var random = new Random(seed);
        return (seed % 6) switch
        {
            0 => AnyBytes(random, Sizes[random.Next(Sizes.Length)]),
            1 => AnyBytes(random, Sizes[random.Next(Sizes.Length)], withMemory: true),
            2 or 3 => Kernel(random),
            _ => RandomBanks.Create(random),
        };
    }

    /// <summary>No byte halts the processor.</summary>
    private static byte[] AnyBytes(Random random, int size, bool withMemory = false)
    {
        var bytes = new byte[size];
        for (var i = 0; i < size; i++)
        {
            do
            {
                bytes[i] = (byte)random.Next(256);
            }
            while (IsJam(bytes[i]));
        }
        for (var bank = 0; withMemory && size >= 8192 && bank < size; bank += 4096)
        {
            bytes.AsSpan(bank, 256).Fill(0xEA);
        }
        return bytes;
    }

    /// <summary>A frame of random writes, reads and waits, the same every time but for what it counts in memory.</summary>
    private static byte[] Kernel(Random random)
    {
        var bytes = new byte[4096];
        bytes.AsSpan().Fill(0xEA);
        WriteKernel(random, bytes, 0, 4092, null);
        return bytes;
    }

    /// <summary>Writes a kernel to a part of the cartridge's 4096 addresses, and has it begun.</summary>
    /// <param name="random">Chooses.</param>
    /// <param name="bytes">What is at the addresses.</param>
    /// <param name="at">Where the kernel begins.</param>
    /// <param name="end">Where it has ended.</param>
    /// <param name="special">A step that only this kind of cartridge understands.</param>
    internal static void WriteKernel(Random random, byte[] bytes, int at, int end, Func<Random, int[]>? special)
    {
        var first = Origin + at;
        Emit(0xA9, 2, 0x85, 0x00, 0x85, 0x02, 0x85, 0x02); // LDA #2; STA VSYNC; STA WSYNC; STA WSYNC
        if (random.Next(8) > 0)
        {
            Emit(0x85, 0x02);
        }
        Emit(0xA9, 0, 0x85, 0x00, 0xA2, 0xFF, 0x9A); // LDA #0; STA VSYNC; LDX #FF; TXS
        var lines = random.Next(4) == 0 ? random.Next(30, 300) : 262;
        // A block of a few lines, some times over, counted in memory; then another.
        while (lines > 0 && at < end - 450)
        {
            var block = random.Next(1, 5);
            var times = Math.Max(1, random.Next(Math.Max(1, lines / block)) / random.Next(1, 6));
            Emit(0xA9, times, 0x85, 0x80); // LDA #times; STA 80
            var start = Origin + at;
            for (var line = 0; line < block && at < end - 250; line++)
            {
                Emit(0x85, 0x02); // STA WSYNC
                for (var left = random.Next(0, 18); left > 0; left--)
                {
                    if (special is null || random.Next(2) == 0)
                    {
                        Step();
                    }
                    else
                    {
                        Emit(special(random));
                    }
                }
            }
            Emit(0xC6, 0x80, 0xF0, 3, 0x4C, start & 0xFF, start >> 8); // DEC 80; BEQ on; JMP start
            lines -= block * times;
        }
        Emit(0xE6, 0x81, 0xA5, 0x81, 0x29, random.Next(256), 0x85, 0x82); // INC 81; LDA 81; AND #; STA 82
        Emit(0x4C, first & 0xFF, first >> 8);
        (bytes[0xFFC], bytes[0xFFD], bytes[0xFFE], bytes[0xFFF]) = ((byte)first, (byte)(first >> 8), (byte)first, (byte)(first >> 8));

        void Emit(params ReadOnlySpan<int> program)
        {
            foreach (var value in program)
            {
                bytes[at++] = (byte)value;
            }
        }

        void Step()
        {
            switch (random.Next(14))
            {
                case 0:
                    Emit(0x85, random.Next(0x04, 0x2D)); // STA any register
                    break;
                case 1:
                    Emit(0xA5, 0x81, 0x85, random.Next(0x03, 0x2D)); // LDA 81; STA any register
                    break;
                case 2 or 3:
                    Emit(0xA9, random.Next(256), 0x85, random.Next(0x04, 0x2D)); // LDA #; STA any register
                    break;
                case 4:
                    Emit(0xA9, random.Next(256), 0x85, random.Next(0x0D, 0x10)); // a field
                    break;
                case 5:
                    Emit(0xA9, random.Next(256), 0x85, random.Next(0x1B, 0x20)); // graphics
                    break;
                case 6:
                    Emit(0x85, random.Next(0x10, 0x15)); // a position
                    break;
                case 7:
                    Emit(0x85, 0x2A); // HMOVE
                    break;
                case 8:
                    Emit(0xA9, random.Next(256), 0x85, random.Next(0x20, 0x25)); // a motion
                    break;
                case 9:
                    Emit(0xA5, random.Next(0x08), 0x95 - 0x10, 0x83 + random.Next(8)); // LDA collision; STA
                    break;
                case 10:
                    Emit(0xA5, 0x84, 0x85, random.Next(0x04, 0x2D)); // a collision decides
                    break;
                case 11:
                    Emit(random.Next(4) == 0 ? 0x85 : 0xEA, random.Next(4) == 0 ? 0x01 : 0xEA);
                    break;
                case 12:
                    Emit(0xA9, random.Next(256), 0x85, random.Next(0x04, 0x0B)); // size or colour
                    break;
                default:
                    Emit(random.Next(3) == 0 ? 0x48 : 0xEA, 0xEA); // PHA
                    break;
            }
        }
    }

    private static bool IsJam(int opcode) => (opcode & 0x1F) == 0x12 || opcode is 0x02 or 0x22 or 0x42 or 0x62;
}
