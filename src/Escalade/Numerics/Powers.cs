namespace Escalade.Numerics;

/// <summary>Whole powers by squaring: the C library's pow differs between machines.</summary>
internal static class Powers
{
    /// <summary>base^exponent for exponent &gt;= 0, the same bits everywhere.</summary>
    public static double Power(double @base, int exponent)
    {
        var result = 1.0;
        for (var square = @base; exponent > 0; exponent >>= 1, square *= square)
        {
            if ((exponent & 1) != 0)
            {
                result *= square;
            }
        }
        return result;
    }
}
