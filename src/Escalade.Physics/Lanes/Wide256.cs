using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Escalade.Physics.Lanes;

/// <summary>Four worlds: AVX2.</summary>
internal readonly struct Wide256 : IWide<Wide256>
{
    private readonly Vector256<double> _v;

    private Wide256(Vector256<double> v) => _v = v;

    public static int Count => 4;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide256 operator +(Wide256 left, Wide256 right) => new(left._v + right._v);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide256 operator -(Wide256 left, Wide256 right) => new(left._v - right._v);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide256 operator *(Wide256 left, Wide256 right) => new(left._v * right._v);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide256 operator /(Wide256 left, Wide256 right) => new(left._v / right._v);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide256 operator -(Wide256 value) => new(-value._v);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide256 operator &(Wide256 left, Wide256 right) => new(left._v & right._v);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide256 operator |(Wide256 left, Wide256 right) => new(left._v | right._v);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide256 operator <(Wide256 left, Wide256 right) => new(Vector256.LessThan(left._v, right._v));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide256 operator >(Wide256 left, Wide256 right) => new(Vector256.GreaterThan(left._v, right._v));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide256 operator <=(Wide256 left, Wide256 right) => new(Vector256.LessThanOrEqual(left._v, right._v));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide256 operator >=(Wide256 left, Wide256 right) => new(Vector256.GreaterThanOrEqual(left._v, right._v));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide256 Broadcast(double value) => new(Vector256.Create(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide256 BroadcastBits(ulong bits) => new(Vector256.Create(bits).AsDouble());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide256 MultiplyAdd(Wide256 a, Wide256 b, Wide256 c) => new(Vector256.FusedMultiplyAdd(a._v, b._v, c._v));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide256 NegatedMultiplyAdd(Wide256 a, Wide256 b, Wide256 c) =>
        // By name: a negated factor is an instruction more.
        new(Fma.IsSupported ? Fma.MultiplyAddNegated(a._v, b._v, c._v) : Vector256.FusedMultiplyAdd(-a._v, b._v, c._v));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide256 Sqrt(Wide256 value) => new(Vector256.Sqrt(value._v));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide256 Abs(Wide256 value) => new(Vector256.Abs(value._v));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide256 Round(Wide256 value) => new(Vector256.Round(value._v));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide256 Select(Wide256 mask, Wide256 ifSet, Wide256 otherwise) =>
        new(Vector256.ConditionalSelect(mask._v, ifSet._v, otherwise._v));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide256 AndNot(Wide256 value, Wide256 mask) => new(Vector256.AndNot(value._v, mask._v));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide256 HasBits(Wide256 value, Wide256 bits) =>
        new(~Vector256.Equals((value._v & bits._v).AsUInt64(), Vector256<ulong>.Zero).AsDouble());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (Wide256 First, Wide256 Second) LowBits(Wide256 whole)
    {
        // Above 2^52 a double's last bits are those of a whole number.
        var bits = (whole._v + Vector256.Create(6755399441055744.0)).AsUInt64();
        var first = Vector256.Equals(bits & Vector256.Create(1ul), Vector256.Create(1ul));
        var second = Vector256.Equals(bits & Vector256.Create(2ul), Vector256.Create(2ul));
        return (new(first.AsDouble()), new(second.AsDouble()));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Lanes(Wide256 mask) => mask._v.ExtractMostSignificantBits();
}
