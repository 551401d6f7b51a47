using System.Runtime.CompilerServices;

namespace Escalade.Physics.Lanes;

/// <summary>Sine and cosine of our own: those of the C library differ between machines.</summary>
internal static class Trigonometry
{
    // pi / 2 in three parts. The product of a whole number and the first is exact when it is subtracted with one rounding.
    private const double HalfPi1 = 1.5707963267948966;
    private const double HalfPi2 = 6.123233995736766e-17;
    private const double HalfPi3 = -1.4973849048591833e-33;

    /// <summary>Both, to about an ulp of 1, of angles up to 1e9 radians; beyond they lose digits.</summary>
    /// <remarks>The angle less the nearest multiple of pi / 2 goes into the first terms of Taylor's series, 1e-18 from the whole.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (T Sine, T Cosine) SinCos<T>(T angle)
        where T : unmanaged, IWide<T>
    {
        var quarter = T.Round(angle * T.Broadcast(2 / Math.PI));
        var x = T.NegatedMultiplyAdd(quarter, T.Broadcast(HalfPi1), angle);
        x = T.NegatedMultiplyAdd(quarter, T.Broadcast(HalfPi2), x);
        x = T.NegatedMultiplyAdd(quarter, T.Broadcast(HalfPi3), x);
        var square = x * x;

        var s = T.Broadcast(2.8114572543455206e-15); // 1 / 17!
        s = T.MultiplyAdd(s, square, T.Broadcast(-7.647163731819816e-13)); // -1 / 15!
        s = T.MultiplyAdd(s, square, T.Broadcast(1.6059043836821613e-10));
        s = T.MultiplyAdd(s, square, T.Broadcast(-2.505210838544172e-08));
        s = T.MultiplyAdd(s, square, T.Broadcast(2.7557319223985893e-06));
        s = T.MultiplyAdd(s, square, T.Broadcast(-0.0001984126984126984));
        s = T.MultiplyAdd(s, square, T.Broadcast(0.008333333333333333));
        s = T.MultiplyAdd(s, square, T.Broadcast(-0.16666666666666666));
        s = T.MultiplyAdd(s * square, x, x);

        var c = T.Broadcast(4.779477332387385e-14); // 1 / 16!
        c = T.MultiplyAdd(c, square, T.Broadcast(-1.1470745597729725e-11)); // -1 / 14!
        c = T.MultiplyAdd(c, square, T.Broadcast(2.08767569878681e-09));
        c = T.MultiplyAdd(c, square, T.Broadcast(-2.755731922398589e-07));
        c = T.MultiplyAdd(c, square, T.Broadcast(2.48015873015873e-05));
        c = T.MultiplyAdd(c, square, T.Broadcast(-0.001388888888888889));
        c = T.MultiplyAdd(c, square, T.Broadcast(0.041666666666666664));
        c = T.MultiplyAdd(c, square, T.Broadcast(-0.5));
        c = T.MultiplyAdd(c, square, T.Broadcast(1));

        // Quarters 1 and 3 swap the two; the sine is negative in 2 and 3, the cosine in 1 and 2.
        var (odd, second) = T.LowBits(quarter);
        var sine = T.Select(odd, c, s);
        var cosine = T.Select(odd, s, c);
        var cosineIsNegative = T.AndNot(odd, second) | T.AndNot(second, odd);
        return (T.Select(second, -sine, sine), T.Select(cosineIsNegative, -cosine, cosine));
    }
}
