namespace Escalade.Atari.Machine;

/// <summary>What the processor looks up, and arithmetic that is seldom needed.</summary>
internal static class ProcessorTables
{
    /// <summary>Cycles by opcode: without those of branches that are taken, and of reading beyond the end of a page.</summary>
    public static ReadOnlySpan<byte> Cycles =>
    [
        7, 6, 2, 8, 3, 3, 5, 5, 3, 2, 2, 2, 4, 4, 6, 6,
        2, 5, 2, 8, 4, 4, 6, 6, 2, 4, 2, 7, 4, 4, 7, 7,
        6, 6, 2, 8, 3, 3, 5, 5, 4, 2, 2, 2, 4, 4, 6, 6,
        2, 5, 2, 8, 4, 4, 6, 6, 2, 4, 2, 7, 4, 4, 7, 7,
        6, 6, 2, 8, 3, 3, 5, 5, 3, 2, 2, 2, 3, 4, 6, 6,
        2, 5, 2, 8, 4, 4, 6, 6, 2, 4, 2, 7, 4, 4, 7, 7,
        6, 6, 2, 8, 3, 3, 5, 5, 4, 2, 2, 2, 5, 4, 6, 6,
        2, 5, 2, 8, 4, 4, 6, 6, 2, 4, 2, 7, 4, 4, 7, 7,
        2, 6, 2, 6, 3, 3, 3, 3, 2, 2, 2, 2, 4, 4, 4, 4,
        2, 6, 2, 6, 4, 4, 4, 4, 2, 5, 2, 5, 5, 5, 5, 5,
        2, 6, 2, 6, 3, 3, 3, 4, 2, 2, 2, 2, 4, 4, 4, 4,
        2, 5, 2, 5, 4, 4, 4, 4, 2, 4, 2, 4, 4, 4, 4, 4,
        2, 6, 2, 8, 3, 3, 5, 5, 2, 2, 2, 2, 4, 4, 6, 6,
        2, 5, 2, 8, 4, 4, 6, 6, 2, 4, 2, 7, 4, 4, 7, 7,
        2, 6, 2, 8, 3, 3, 5, 5, 2, 2, 2, 2, 4, 4, 6, 6,
        2, 5, 2, 8, 4, 4, 6, 6, 2, 4, 2, 7, 4, 4, 7, 7,
    ];

    /// <summary>Bytes that are fetched before anything else is accessed, by opcode; JSR gets its last one later.</summary>
    public static ReadOnlySpan<byte> Lengths =>
    [
        2, 2, 1, 2, 2, 2, 2, 2, 1, 2, 1, 2, 3, 3, 3, 3,
        2, 2, 1, 2, 2, 2, 2, 2, 1, 3, 1, 3, 3, 3, 3, 3,
        2, 2, 1, 2, 2, 2, 2, 2, 1, 2, 1, 2, 3, 3, 3, 3,
        2, 2, 1, 2, 2, 2, 2, 2, 1, 3, 1, 3, 3, 3, 3, 3,
        1, 2, 1, 2, 2, 2, 2, 2, 1, 2, 1, 2, 3, 3, 3, 3,
        2, 2, 1, 2, 2, 2, 2, 2, 1, 3, 1, 3, 3, 3, 3, 3,
        1, 2, 1, 2, 2, 2, 2, 2, 1, 2, 1, 2, 3, 3, 3, 3,
        2, 2, 1, 2, 2, 2, 2, 2, 1, 3, 1, 3, 3, 3, 3, 3,
        2, 2, 2, 2, 2, 2, 2, 2, 1, 2, 1, 2, 3, 3, 3, 3,
        2, 2, 1, 2, 2, 2, 2, 2, 1, 3, 1, 3, 3, 3, 3, 3,
        2, 2, 2, 2, 2, 2, 2, 2, 1, 2, 1, 2, 3, 3, 3, 3,
        2, 2, 1, 2, 2, 2, 2, 2, 1, 3, 1, 3, 3, 3, 3, 3,
        2, 2, 2, 2, 2, 2, 2, 2, 1, 2, 1, 2, 3, 3, 3, 3,
        2, 2, 1, 2, 2, 2, 2, 2, 1, 3, 1, 3, 3, 3, 3, 3,
        2, 2, 2, 2, 2, 2, 2, 2, 1, 2, 1, 2, 3, 3, 3, 3,
        2, 2, 1, 2, 2, 2, 2, 2, 1, 3, 1, 3, 3, 3, 3, 3,
    ];

    /// <summary>A + m + C, in decimal. Unlike the chip's, N and Z are those of the decimal result.</summary>
    /// <returns>The accumulator; C in bit 8; V if bit 16 or above is set.</returns>
    public static int AddDecimal(int a, int value, int c)
    {
        var sum = Number(a) + Number(value) + c;
        var result = Digits(sum & 0xFF);
        return result | (sum > 99 ? 0x100 : 0) | ((a ^ result) & (result ^ value) & 0x80) << 16;
    }

    /// <summary>A - m - (1 - C), in decimal.</summary>
    /// <returns>As that of <see cref="AddDecimal"/>.</returns>
    public static int SubtractDecimal(int a, int value, int c)
    {
        var difference = Number(a) - Number(value) - (1 - c);
        if (difference < 0)
        {
            difference += 100;
        }
        // Below -100 are only those of bytes that are no decimal numbers: there the Arcade Learning Environment looks into another table.
        var result = difference < 0 ? Number(256 + difference) : Digits(difference);
        return result | (a >= value + 1 - c ? 0x100 : 0) | ((a ^ result) & (result ^ value) & 0x80) << 16;
    }

    /// <summary>ARR: A and m, rotated right, with the flags of an addition.</summary>
    /// <returns>The accumulator; C in bit 8, V in bit 9; from bit 16 on what N and Z are taken of.</returns>
    public static int RotateAnd(int a, int value, int c, bool isDecimal)
    {
        var both = a & value;
        var result = both >> 1 | c << 7;
        if (!isDecimal)
        {
            return result | (result & 0x40) << 2 | ((result >> 6 ^ result >> 5) & 1) << 9 | result << 16;
        }
        var flags = ((both ^ result) & 0x40) << 3 | result << 16;
        if ((both & 0x0F) + (both & 1) > 5)
        {
            result = result & 0xF0 | result + 6 & 0x0F;
        }
        return (both & 0xF0) + (both & 0x10) > 0x50 ? flags | 0x100 | result + 0x60 & 0xFF : flags | result;
    }

    private static int Number(int digits) => (digits >> 4) * 10 + (digits & 15);

    private static int Digits(int number) => number % 100 / 10 << 4 | number % 10;
}
