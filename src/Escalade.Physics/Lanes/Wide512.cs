using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Escalade.Physics.Lanes;

/// <summary>Eight worlds: AVX-512.</summary>
internal readonly struct Wide512 : IWide<Wide512>
{
    private readonly Vector512<double> _v;

    private Wide512(Vector512<double> v) => _v = v;

    public static int Count => 8;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide512 operator +(Wide512 left, Wide512 right) => new(left._v + right._v);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide512 operator -(Wide512 left, Wide512 right) => new(left._v - right._v);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide512 operator *(Wide512 left, Wide512 right) => new(left._v * right._v);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide512 operator /(Wide512 left, Wide512 right) => new(left._v / right._v);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide512 operator -(Wide512 value) => new(-value._v);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide512 operator &(Wide512 left, Wide512 right) => new(left._v & right._v);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide512 operator |(Wide512 left, Wide512 right) => new(left._v | right._v);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide512 operator <(Wide512 left, Wide512 right) => new(Vector512.LessThan(left._v, right._v));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide512 operator >(Wide512 left, Wide512 right) => new(Vector512.GreaterThan(left._v, right._v));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide512 operator <=(Wide512 left, Wide512 right) => new(Vector512.LessThanOrEqual(left._v, right._v));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide512 operator >=(Wide512 left, Wide512 right) => new(Vector512.GreaterThanOrEqual(left._v, right._v));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide512 Broadcast(double value) => new(Vector512.Create(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide512 BroadcastBits(ulong bits) => new(Vector512.Create(bits).AsDouble());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide512 MultiplyAdd(Wide512 a, Wide512 b, Wide512 c) => new(Vector512.FusedMultiplyAdd(a._v, b._v, c._v));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide512 NegatedMultiplyAdd(Wide512 a, Wide512 b, Wide512 c) =>
        // By name: a negated factor is an instruction more.
        new(Avx512F.IsSupported ? Avx512F.FusedMultiplyAddNegated(a._v, b._v, c._v) : Vector512.FusedMultiplyAdd(-a._v, b._v, c._v));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide512 Sqrt(Wide512 value) => new(Vector512.Sqrt(value._v));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide512 Abs(Wide512 value) => new(Vector512.Abs(value._v));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide512 Round(Wide512 value) => new(Vector512.Round(value._v));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide512 Select(Wide512 mask, Wide512 ifSet, Wide512 otherwise) =>
        new(Vector512.ConditionalSelect(mask._v, ifSet._v, otherwise._v));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide512 AndNot(Wide512 value, Wide512 mask) => new(Vector512.AndNot(value._v, mask._v));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide512 HasBits(Wide512 value, Wide512 bits) =>
        new(~Vector512.Equals((value._v & bits._v).AsUInt64(), Vector512<ulong>.Zero).AsDouble());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (Wide512 First, Wide512 Second) LowBits(Wide512 whole)
    {
        // Above 2^52 a double's last bits are those of a whole number.
        var bits = (whole._v + Vector512.Create(6755399441055744.0)).AsUInt64();
        var first = Vector512.Equals(bits & Vector512.Create(1ul), Vector512.Create(1ul));
        var second = Vector512.Equals(bits & Vector512.Create(2ul), Vector512.Create(2ul));
        return (new(first.AsDouble()), new(second.AsDouble()));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Lanes(Wide512 mask) => (uint)mask._v.ExtractMostSignificantBits();
}
