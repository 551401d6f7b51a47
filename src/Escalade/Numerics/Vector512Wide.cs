using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Escalade.Numerics;

/// <summary>16 lanes, with AVX-512.</summary>
internal readonly struct Vector512Wide : IFloatWide<Vector512Wide>
{
    private readonly Vector512<float> _lanes;

    private Vector512Wide(Vector512<float> lanes) => _lanes = lanes;

    public static int Count => 16;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512Wide Broadcast(float value) => new(Vector512.Create(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512Wide BroadcastBits(uint value) => new(Vector512.Create(value).AsSingle());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512Wide Load(ref readonly float source) => new(Vector512.LoadUnsafe(in source));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector512Wide From(Vector512<float> lanes) => new(lanes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(ref float destination) => _lanes.StoreUnsafe(ref destination);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512Wide operator +(Vector512Wide left, Vector512Wide right) => new(left._lanes + right._lanes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512Wide operator -(Vector512Wide left, Vector512Wide right) => new(left._lanes - right._lanes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512Wide operator *(Vector512Wide left, Vector512Wide right) => new(left._lanes * right._lanes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512Wide operator /(Vector512Wide left, Vector512Wide right) => new(left._lanes / right._lanes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512Wide operator &(Vector512Wide left, Vector512Wide right) => new(left._lanes & right._lanes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512Wide operator |(Vector512Wide left, Vector512Wide right) => new(left._lanes | right._lanes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512Wide operator ^(Vector512Wide left, Vector512Wide right) => new(left._lanes ^ right._lanes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512Wide MultiplyAdd(Vector512Wide left, Vector512Wide right, Vector512Wide addend) =>
        new(Vector512.FusedMultiplyAdd(left._lanes, right._lanes, addend._lanes));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512Wide Sqrt(Vector512Wide value) => new(Vector512.Sqrt(value._lanes));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512Wide Min(Vector512Wide left, Vector512Wide right) => new(Vector512.MinNative(left._lanes, right._lanes));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512Wide Max(Vector512Wide left, Vector512Wide right) => new(Vector512.MaxNative(left._lanes, right._lanes));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512Wide LessThan(Vector512Wide left, Vector512Wide right) => new(Vector512.LessThan(left._lanes, right._lanes));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512Wide Select(Vector512Wide mask, Vector512Wide whenSet, Vector512Wide whenClear) =>
        new(Vector512.ConditionalSelect(mask._lanes, whenSet._lanes, whenClear._lanes));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512Wide AddBits(Vector512Wide left, Vector512Wide right) =>
        new((left._lanes.AsUInt32() + right._lanes.AsUInt32()).AsSingle());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512Wide ShiftLeftBits(Vector512Wide value, int count) => new((value._lanes.AsUInt32() << count).AsSingle());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512Wide ShiftRightBits(Vector512Wide value, int count) => new((value._lanes.AsUInt32() >> count).AsSingle());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512Wide ShiftRightSigned(Vector512Wide value, int count) => new((value._lanes.AsInt32() >> count).AsSingle());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512Wide ToFloat(Vector512Wide bits) => new(Vector512.ConvertToSingle(bits._lanes.AsInt32()));
}
