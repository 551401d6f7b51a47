using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Escalade.Numerics;

namespace Escalade.Noise;

/// <summary>4 counters.</summary>
internal readonly struct Counter256Wide : ICounterWide<Counter256Wide, Vector256Wide>
{
    private readonly Vector256<ulong> _lanes;

    private Counter256Wide(Vector256<ulong> lanes) => _lanes = lanes;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Counter256Wide Broadcast(ulong value) => new(Vector256.Create(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Counter256Wide EverySecond(uint start) =>
        new(Vector256.Create((ulong)start) + Vector256.Create(0UL, 2, 4, 6));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Counter256Wide Xor(Counter256Wide first, Counter256Wide second, Counter256Wide third) =>
        new(first._lanes ^ (second._lanes ^ third._lanes));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Counter256Wide MultiplyLow(Counter256Wide left, Counter256Wide right)
    {
        return new(Avx2.Multiply(left._lanes.AsUInt32(), right._lanes.AsUInt32()));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Counter256Wide UpperHalf(Counter256Wide value) => new(value._lanes >> 32);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256Wide Interleave(Counter256Wide even, Counter256Wide odd)
    {
        var lower = Vector256.Create(0xFFFFFFFFUL);
        return Vector256Wide.From(Vector256.ConditionalSelect(lower, even._lanes, odd._lanes << 32).AsSingle());
    }
}
