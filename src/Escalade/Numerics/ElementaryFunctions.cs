using System.Runtime.CompilerServices;

namespace Escalade.Numerics;

/// <summary>
/// log, exp, tanh, sin and cos in float32, the same bits at every vector width and on every machine: the C library's
/// differ between processors. Polynomials interpolate at Chebyshev nodes; errors against double are in the tests.
/// </summary>
internal static class ElementaryFunctions
{
    // ln 2 in two parts: the first has few bits, so that its product with an exponent is exact (Cody and Waite 1980).
    private const float Ln2High = 0.693359375f;
    private const float Ln2Low = -0.00021219444170128554f;
    private const float Log2E = 1.44269504088896341f;

    // 1.5 * 2^23: adding it rounds a float to a whole number and leaves that number in the low bits.
    private const float RoundingMagic = 12582912f;

    /// <summary>ln x for x from 2^-126 to the greatest float; within 2 ulp.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Log<T>(T x)
        where T : unmanaged, IFloatWide<T>
    {
        // x = 2^e * m with m in [sqrt(1/2), sqrt(2)).
        var shifted = T.AddBits(x, T.BroadcastBits(unchecked(0u - 0x3F3504F3u)));
        var exponent = T.ShiftRightSigned(shifted, 23);
        var m = T.AddBits(shifted & T.BroadcastBits(0x007FFFFF), T.BroadcastBits(0x3F3504F3));
        var e = T.ToFloat(exponent);
        var t = m - T.Broadcast(1f);

        var q = T.Broadcast(0.08787265419960022f);
        q = T.MultiplyAdd(q, t, T.Broadcast(-0.1415964663028717f));
        q = T.MultiplyAdd(q, t, T.Broadcast(0.148347869515419f));
        q = T.MultiplyAdd(q, t, T.Broadcast(-0.16588488221168518f));
        q = T.MultiplyAdd(q, t, T.Broadcast(0.19972050189971924f));
        q = T.MultiplyAdd(q, t, T.Broadcast(-0.25001147389411926f));
        q = T.MultiplyAdd(q, t, T.Broadcast(0.3333367109298706f));
        q = T.MultiplyAdd(q, t, T.Broadcast(-0.49999997f));
        var tail = T.MultiplyAdd(q, t * t, e * T.Broadcast(Ln2Low));
        return T.MultiplyAdd(e, T.Broadcast(Ln2High), t + tail);
    }

    /// <summary>e^x - 1 for x from -87 to 88, clamped beyond; within 3 ulp.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Expm1<T>(T x)
        where T : unmanaged, IFloatWide<T>
    {
        var (scale, p) = ReduceExp(x);
        return T.MultiplyAdd(scale, p, scale - T.Broadcast(1f));
    }

    /// <summary>e^x for x from -87 to 88, clamped beyond; within 2 ulp.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Exp<T>(T x)
        where T : unmanaged, IFloatWide<T>
    {
        var (scale, p) = ReduceExp(x);
        return T.MultiplyAdd(scale, p, scale);
    }

    /// <summary>The hyperbolic tangent; within 4 ulp.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Tanh<T>(T x)
        where T : unmanaged, IFloatWide<T>
    {
        // tanh |x| = E / (E + 2) with E = e^(2|x|) - 1; beyond 10 it is 1 to the last bit.
        var sign = x & T.BroadcastBits(0x80000000);
        var magnitude = T.Min(x ^ sign, T.Broadcast(10f));
        var e = Expm1(magnitude + magnitude);
        return (e / (e + T.Broadcast(2f))) | sign;
    }

    /// <summary>1 / (1 + e^-x) for x from -87 to 87; within 3 ulp.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Sigmoid<T>(T x)
        where T : unmanaged, IFloatWide<T> =>
        T.Broadcast(1f) / (T.Broadcast(1f) + Exp(T.Broadcast(0f) - x));

    /// <summary>sin a, within 1 ulp, and cos a, within 2 ulp, for a from 0 to pi/4.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (T Sine, T Cosine) SinCosOctant<T>(T a)
        where T : unmanaged, IFloatWide<T>
    {
        var z = a * a;
        var s = T.Broadcast(-0.00019503904331941158f);
        s = T.MultiplyAdd(s, z, T.Broadcast(0.00833203550428152f));
        s = T.MultiplyAdd(s, z, T.Broadcast(-0.16666650772094727f));
        var c = T.Broadcast(-0.0013585779815912247f);
        c = T.MultiplyAdd(c, z, T.Broadcast(0.04165501520037651f));
        c = T.MultiplyAdd(c, z, T.Broadcast(-0.49999857f));
        return (T.MultiplyAdd(s, z * a, a), T.MultiplyAdd(c, z, T.Broadcast(1f)));
    }

    /// <summary>e^x = scale * (1 + p), with scale a power of two.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (T Scale, T P) ReduceExp<T>(T x)
        where T : unmanaged, IFloatWide<T>
    {
        x = T.Min(T.Max(x, T.Broadcast(-87f)), T.Broadcast(88f));
        var rounded = T.MultiplyAdd(x, T.Broadcast(Log2E), T.Broadcast(RoundingMagic));
        var k = rounded - T.Broadcast(RoundingMagic);
        var r = T.MultiplyAdd(k, T.Broadcast(-Ln2High), x);
        r = T.MultiplyAdd(k, T.Broadcast(-Ln2Low), r);

        var q = T.Broadcast(0.0013926171232014894f);
        q = T.MultiplyAdd(q, r, T.Broadcast(0.008363173343241215f));
        q = T.MultiplyAdd(q, r, T.Broadcast(0.041666556149721146f));
        q = T.MultiplyAdd(q, r, T.Broadcast(0.16666577756404877f));
        q = T.MultiplyAdd(q, r, T.Broadcast(0.5f));
        var p = T.MultiplyAdd(q, r * r, r);

        // The whole number k sits in the low bits of rounded; moved into the exponent field it is 2^k.
        var scale = T.AddBits(T.ShiftLeftBits(rounded, 23), T.Broadcast(1f));
        return (scale, p);
    }
}
