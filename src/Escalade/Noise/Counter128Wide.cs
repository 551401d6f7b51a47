using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Escalade.Numerics;

namespace Escalade.Noise;

/// <summary>2 counters.</summary>
internal readonly struct Counter128Wide : ICounterWide<Counter128Wide, Vector128Wide>
{
    private readonly Vector128<ulong> _lanes;

    private Counter128Wide(Vector128<ulong> lanes) => _lanes = lanes;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Counter128Wide Broadcast(ulong value) => new(Vector128.Create(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Counter128Wide EverySecond(uint start) =>
        new(Vector128.Create((ulong)start) + Vector128.Create(0UL, 2));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Counter128Wide Xor(Counter128Wide first, Counter128Wide second, Counter128Wide third) =>
        new(first._lanes ^ (second._lanes ^ third._lanes));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Counter128Wide MultiplyLow(Counter128Wide left, Counter128Wide right)
    {
        if (Sse2.IsSupported)
        {
            return new(Sse2.Multiply(left._lanes.AsUInt32(), right._lanes.AsUInt32()));
        }
        var lower = Vector128.Create(0xFFFFFFFFUL);
        return new((left._lanes & lower) * (right._lanes & lower));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Counter128Wide UpperHalf(Counter128Wide value) => new(value._lanes >> 32);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128Wide Interleave(Counter128Wide even, Counter128Wide odd)
    {
        var lower = Vector128.Create(0xFFFFFFFFUL);
        return Vector128Wide.From(Vector128.ConditionalSelect(lower, even._lanes, odd._lanes << 32).AsSingle());
    }
}
