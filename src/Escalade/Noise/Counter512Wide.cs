using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Escalade.Numerics;

namespace Escalade.Noise;

/// <summary>8 counters.</summary>
internal readonly struct Counter512Wide : ICounterWide<Counter512Wide, Vector512Wide>
{
    private readonly Vector512<ulong> _lanes;

    private Counter512Wide(Vector512<ulong> lanes) => _lanes = lanes;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Counter512Wide Broadcast(ulong value) => new(Vector512.Create(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Counter512Wide EverySecond(uint start) =>
        new(Vector512.Create((ulong)start) + Vector512.Create(0UL, 2, 4, 6, 8, 10, 12, 14));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Counter512Wide Xor(Counter512Wide first, Counter512Wide second, Counter512Wide third) =>
        // 0x96 is the truth table of first ^ second ^ third.
        new(Avx512F.TernaryLogic(first._lanes, second._lanes, third._lanes, 0x96));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Counter512Wide MultiplyLow(Counter512Wide left, Counter512Wide right)
    {
        return new(Avx512F.Multiply(left._lanes.AsUInt32(), right._lanes.AsUInt32()));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Counter512Wide UpperHalf(Counter512Wide value) => new(value._lanes >> 32);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512Wide Interleave(Counter512Wide even, Counter512Wide odd)
    {
        var lower = Vector512.Create(0xFFFFFFFFUL);
        return Vector512Wide.From(Vector512.ConditionalSelect(lower, even._lanes, odd._lanes << 32).AsSingle());
    }
}
