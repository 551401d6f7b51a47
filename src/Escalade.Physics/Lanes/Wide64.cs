using System.Runtime.CompilerServices;

namespace Escalade.Physics.Lanes;

/// <summary>One world, without vectors.</summary>
internal readonly struct Wide64 : IWide<Wide64>
{
    private readonly double _v;

    private Wide64(double v) => _v = v;

    private Wide64(ulong bits) => _v = BitConverter.UInt64BitsToDouble(bits);

    private Wide64(bool mask) => _v = BitConverter.UInt64BitsToDouble(mask ? ulong.MaxValue : 0);

    public static int Count => 1;

    private ulong Bits => BitConverter.DoubleToUInt64Bits(_v);

    public static Wide64 operator +(Wide64 left, Wide64 right) => new(left._v + right._v);

    public static Wide64 operator -(Wide64 left, Wide64 right) => new(left._v - right._v);

    public static Wide64 operator *(Wide64 left, Wide64 right) => new(left._v * right._v);

    public static Wide64 operator /(Wide64 left, Wide64 right) => new(left._v / right._v);

    public static Wide64 operator -(Wide64 value) => new(-value._v);

    public static Wide64 operator &(Wide64 left, Wide64 right) => new(left.Bits & right.Bits);

    public static Wide64 operator |(Wide64 left, Wide64 right) => new(left.Bits | right.Bits);

    public static Wide64 operator <(Wide64 left, Wide64 right) => new(left._v < right._v);

    public static Wide64 operator >(Wide64 left, Wide64 right) => new(left._v > right._v);

    public static Wide64 operator <=(Wide64 left, Wide64 right) => new(left._v <= right._v);

    public static Wide64 operator >=(Wide64 left, Wide64 right) => new(left._v >= right._v);

    public static Wide64 Broadcast(double value) => new(value);

    public static Wide64 BroadcastBits(ulong bits) => new(bits);

    public static Wide64 MultiplyAdd(Wide64 a, Wide64 b, Wide64 c) => new(Math.FusedMultiplyAdd(a._v, b._v, c._v));

    public static Wide64 NegatedMultiplyAdd(Wide64 a, Wide64 b, Wide64 c) => new(Math.FusedMultiplyAdd(-a._v, b._v, c._v));

    public static Wide64 Sqrt(Wide64 value) => new(Math.Sqrt(value._v));

    public static Wide64 Abs(Wide64 value) => new(Math.Abs(value._v));

    public static Wide64 Round(Wide64 value) => new(Math.Round(value._v));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide64 Select(Wide64 mask, Wide64 ifSet, Wide64 otherwise) => mask.Bits != 0 ? ifSet : otherwise;

    public static Wide64 AndNot(Wide64 value, Wide64 mask) => new(value.Bits & ~mask.Bits);

    public static Wide64 HasBits(Wide64 value, Wide64 bits) => new((value.Bits & bits.Bits) != 0);

    public static (Wide64 First, Wide64 Second) LowBits(Wide64 whole)
    {
        var bits = BitConverter.DoubleToUInt64Bits(whole._v + 6755399441055744.0);
        return (new((bits & 1) != 0), new((bits & 2) != 0));
    }

    public static uint Lanes(Wide64 mask) => (uint)(mask.Bits >> 63);
}
