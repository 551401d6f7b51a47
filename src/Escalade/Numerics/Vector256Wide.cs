using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Escalade.Numerics;

/// <summary>8 lanes, with AVX2.</summary>
internal readonly struct Vector256Wide : IFloatWide<Vector256Wide>
{
    private readonly Vector256<float> _lanes;

    private Vector256Wide(Vector256<float> lanes) => _lanes = lanes;

    public static int Count => 8;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256Wide Broadcast(float value) => new(Vector256.Create(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256Wide BroadcastBits(uint value) => new(Vector256.Create(value).AsSingle());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256Wide Load(ref readonly float source) => new(Vector256.LoadUnsafe(in source));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector256Wide From(Vector256<float> lanes) => new(lanes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(ref float destination) => _lanes.StoreUnsafe(ref destination);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256Wide operator +(Vector256Wide left, Vector256Wide right) => new(left._lanes + right._lanes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256Wide operator -(Vector256Wide left, Vector256Wide right) => new(left._lanes - right._lanes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256Wide operator *(Vector256Wide left, Vector256Wide right) => new(left._lanes * right._lanes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256Wide operator /(Vector256Wide left, Vector256Wide right) => new(left._lanes / right._lanes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256Wide operator &(Vector256Wide left, Vector256Wide right) => new(left._lanes & right._lanes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256Wide operator |(Vector256Wide left, Vector256Wide right) => new(left._lanes | right._lanes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256Wide operator ^(Vector256Wide left, Vector256Wide right) => new(left._lanes ^ right._lanes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256Wide MultiplyAdd(Vector256Wide left, Vector256Wide right, Vector256Wide addend) =>
        new(Vector256.FusedMultiplyAdd(left._lanes, right._lanes, addend._lanes));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256Wide Sqrt(Vector256Wide value) => new(Vector256.Sqrt(value._lanes));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256Wide Min(Vector256Wide left, Vector256Wide right) => new(Vector256.MinNative(left._lanes, right._lanes));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256Wide Max(Vector256Wide left, Vector256Wide right) => new(Vector256.MaxNative(left._lanes, right._lanes));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256Wide LessThan(Vector256Wide left, Vector256Wide right) => new(Vector256.LessThan(left._lanes, right._lanes));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256Wide Select(Vector256Wide mask, Vector256Wide whenSet, Vector256Wide whenClear) =>
        new(Vector256.ConditionalSelect(mask._lanes, whenSet._lanes, whenClear._lanes));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256Wide AddBits(Vector256Wide left, Vector256Wide right) =>
        new((left._lanes.AsUInt32() + right._lanes.AsUInt32()).AsSingle());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256Wide ShiftLeftBits(Vector256Wide value, int count) => new((value._lanes.AsUInt32() << count).AsSingle());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256Wide ShiftRightBits(Vector256Wide value, int count) => new((value._lanes.AsUInt32() >> count).AsSingle());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256Wide ShiftRightSigned(Vector256Wide value, int count) => new((value._lanes.AsInt32() >> count).AsSingle());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256Wide ToFloat(Vector256Wide bits) => new(Vector256.ConvertToSingle(bits._lanes.AsInt32()));
}
