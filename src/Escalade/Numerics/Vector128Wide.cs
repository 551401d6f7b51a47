using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Escalade.Numerics;

/// <summary>4 lanes, on every processor.</summary>
internal readonly struct Vector128Wide : IFloatWide<Vector128Wide>
{
    private readonly Vector128<float> _lanes;

    private Vector128Wide(Vector128<float> lanes) => _lanes = lanes;

    public static int Count => 4;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128Wide Broadcast(float value) => new(Vector128.Create(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128Wide BroadcastBits(uint value) => new(Vector128.Create(value).AsSingle());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128Wide Load(ref readonly float source) => new(Vector128.LoadUnsafe(in source));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector128Wide From(Vector128<float> lanes) => new(lanes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(ref float destination) => _lanes.StoreUnsafe(ref destination);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128Wide operator +(Vector128Wide left, Vector128Wide right) => new(left._lanes + right._lanes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128Wide operator -(Vector128Wide left, Vector128Wide right) => new(left._lanes - right._lanes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128Wide operator *(Vector128Wide left, Vector128Wide right) => new(left._lanes * right._lanes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128Wide operator /(Vector128Wide left, Vector128Wide right) => new(left._lanes / right._lanes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128Wide operator &(Vector128Wide left, Vector128Wide right) => new(left._lanes & right._lanes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128Wide operator |(Vector128Wide left, Vector128Wide right) => new(left._lanes | right._lanes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128Wide operator ^(Vector128Wide left, Vector128Wide right) => new(left._lanes ^ right._lanes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128Wide MultiplyAdd(Vector128Wide left, Vector128Wide right, Vector128Wide addend) =>
        new(Vector128.FusedMultiplyAdd(left._lanes, right._lanes, addend._lanes));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128Wide Sqrt(Vector128Wide value) => new(Vector128.Sqrt(value._lanes));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128Wide Min(Vector128Wide left, Vector128Wide right) => new(Vector128.MinNative(left._lanes, right._lanes));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128Wide Max(Vector128Wide left, Vector128Wide right) => new(Vector128.MaxNative(left._lanes, right._lanes));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128Wide LessThan(Vector128Wide left, Vector128Wide right) => new(Vector128.LessThan(left._lanes, right._lanes));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128Wide Select(Vector128Wide mask, Vector128Wide whenSet, Vector128Wide whenClear) =>
        new(Vector128.ConditionalSelect(mask._lanes, whenSet._lanes, whenClear._lanes));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128Wide AddBits(Vector128Wide left, Vector128Wide right) =>
        new((left._lanes.AsUInt32() + right._lanes.AsUInt32()).AsSingle());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128Wide ShiftLeftBits(Vector128Wide value, int count) => new((value._lanes.AsUInt32() << count).AsSingle());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128Wide ShiftRightBits(Vector128Wide value, int count) => new((value._lanes.AsUInt32() >> count).AsSingle());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128Wide ShiftRightSigned(Vector128Wide value, int count) => new((value._lanes.AsInt32() >> count).AsSingle());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128Wide ToFloat(Vector128Wide bits) => new(Vector128.ConvertToSingle(bits._lanes.AsInt32()));
}
