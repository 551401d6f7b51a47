namespace Escalade.Atari.Machine;

/// <summary>The 6507's arithmetic in decimal mode, where a byte is two decimal digits, and ARR, which depends on that mode.</summary>
internal static class DecimalArithmetic
{
    /// <summary>A + m + C of decimal numbers. N and Z are those of the decimal sum, as in the Arcade Learning Environment; the chip's are not.</summary>
    /// <returns>The accumulator in the low byte; C in bit 8; V is set if any bit from 16 on is.</returns>
    public static int Add(int a, int value, int c)
    {
        var sum = Number(a) + Number(value) + c;
        var result = Digits(sum & 0xFF);
        return result | (sum > 99 ? 0x100 : 0) | ((a ^ result) & (result ^ value) & 0x80) << 16;
    }

    /// <summary>A - m - (1 - C) of decimal numbers.</summary>
    /// <returns>As of <see cref="Add"/>.</returns>
    public static int Subtract(int a, int value, int c)
    {
        var difference = Number(a) - Number(value) - (1 - c);
        if (difference < 0)
        {
            difference += 100;
        }
        // Only bytes that are no decimal numbers give less than -100. There the Arcade Learning Environment reads the wrong one of its tables.
        var result = difference < 0 ? Number(256 + difference) : Digits(difference);
        return result | (a >= value + 1 - c ? 0x100 : 0) | ((a ^ result) & (result ^ value) & 0x80) << 16;
    }

    /// <summary>ARR: A and-ed with m and rotated right, with flags as after an addition.</summary>
    /// <returns>The accumulator in the low byte; C in bit 8, V in bit 9; from bit 16 on the byte that N and Z are taken of.</returns>
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
