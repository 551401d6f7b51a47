using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Escalade.Physics.Lanes;

/// <summary>Two worlds: SSE, Neon.</summary>
internal readonly struct Wide128 : IWide<Wide128>
{
    private readonly Vector128<double> _v;

    private Wide128(Vector128<double> v) => _v = v;

    public static int Count => 2;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide128 operator +(Wide128 left, Wide128 right) => new(left._v + right._v);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide128 operator -(Wide128 left, Wide128 right) => new(left._v - right._v);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide128 operator *(Wide128 left, Wide128 right) => new(left._v * right._v);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide128 operator /(Wide128 left, Wide128 right) => new(left._v / right._v);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide128 operator -(Wide128 value) => new(-value._v);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide128 operator &(Wide128 left, Wide128 right) => new(left._v & right._v);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide128 operator |(Wide128 left, Wide128 right) => new(left._v | right._v);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide128 operator <(Wide128 left, Wide128 right) => new(Vector128.LessThan(left._v, right._v));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide128 operator >(Wide128 left, Wide128 right) => new(Vector128.GreaterThan(left._v, right._v));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide128 operator <=(Wide128 left, Wide128 right) => new(Vector128.LessThanOrEqual(left._v, right._v));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide128 operator >=(Wide128 left, Wide128 right) => new(Vector128.GreaterThanOrEqual(left._v, right._v));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide128 Broadcast(double value) => new(Vector128.Create(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide128 BroadcastBits(ulong bits) => new(Vector128.Create(bits).AsDouble());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide128 MultiplyAdd(Wide128 a, Wide128 b, Wide128 c) => new(Vector128.FusedMultiplyAdd(a._v, b._v, c._v));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide128 NegatedMultiplyAdd(Wide128 a, Wide128 b, Wide128 c) =>
        // By name: a negated factor is an instruction more.
        new(Fma.IsSupported ? Fma.MultiplyAddNegated(a._v, b._v, c._v) : Vector128.FusedMultiplyAdd(-a._v, b._v, c._v));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide128 Sqrt(Wide128 value) => new(Vector128.Sqrt(value._v));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide128 Abs(Wide128 value) => new(Vector128.Abs(value._v));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide128 Round(Wide128 value) => new(Vector128.Round(value._v));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide128 Select(Wide128 mask, Wide128 ifSet, Wide128 otherwise) =>
        new(Vector128.ConditionalSelect(mask._v, ifSet._v, otherwise._v));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide128 AndNot(Wide128 value, Wide128 mask) => new(Vector128.AndNot(value._v, mask._v));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide128 HasBits(Wide128 value, Wide128 bits) =>
        new(~Vector128.Equals((value._v & bits._v).AsUInt64(), Vector128<ulong>.Zero).AsDouble());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (Wide128 First, Wide128 Second) LowBits(Wide128 whole)
    {
        // Above 2^52 a double's last bits are those of a whole number.
        var bits = (whole._v + Vector128.Create(6755399441055744.0)).AsUInt64();
        var first = Vector128.Equals(bits & Vector128.Create(1ul), Vector128.Create(1ul));
        var second = Vector128.Equals(bits & Vector128.Create(2ul), Vector128.Create(2ul));
        return (new(first.AsDouble()), new(second.AsDouble()));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Lanes(Wide128 mask) => mask._v.ExtractMostSignificantBits();
}
