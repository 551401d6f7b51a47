using Escalade.Numerics;

namespace Escalade.Noise;

/// <summary>
/// Several counters of <see cref="Philox4x32"/> worked on at once, a 32-bit word in each 64-bit lane: products then
/// need no shuffles, and what the upper half holds is ignored by the next multiplication.
/// </summary>
internal interface ICounterWide<T, TFloat>
    where T : unmanaged, ICounterWide<T, TFloat>
    where TFloat : unmanaged, IFloatWide<TFloat>
{
    static abstract T Broadcast(ulong value);

    /// <summary>start, start + 2, start + 4, ...</summary>
    static abstract T EverySecond(uint start);

    /// <summary>The exclusive or of three.</summary>
    static abstract T Xor(T first, T second, T third);

    /// <summary>The 64-bit products of the lanes' lower halves.</summary>
    static abstract T MultiplyLow(T left, T right);

    static abstract T UpperHalf(T value);

    /// <summary>The lower halves of both, interleaved: even 32-bit lanes from the first, odd ones from the second.</summary>
    static abstract TFloat Interleave(T even, T odd);
}
