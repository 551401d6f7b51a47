using System.Runtime.CompilerServices;

namespace Escalade.Numerics;

/// <summary>One lane: for single numbers and the ends of vectors.</summary>
internal readonly struct ScalarWide : IFloatWide<ScalarWide>
{
    private readonly float _value;

    private ScalarWide(float value) => _value = value;

    private ScalarWide(uint bits) => _value = BitConverter.UInt32BitsToSingle(bits);

    private uint Bits => BitConverter.SingleToUInt32Bits(_value);

    public float Value => _value;

    public static int Count => 1;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarWide Broadcast(float value) => new(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarWide BroadcastBits(uint value) => new(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarWide Load(ref readonly float source) => new(source);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(ref float destination) => destination = _value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarWide operator +(ScalarWide left, ScalarWide right) => new(left._value + right._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarWide operator -(ScalarWide left, ScalarWide right) => new(left._value - right._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarWide operator *(ScalarWide left, ScalarWide right) => new(left._value * right._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarWide operator /(ScalarWide left, ScalarWide right) => new(left._value / right._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarWide operator &(ScalarWide left, ScalarWide right) => new(left.Bits & right.Bits);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarWide operator |(ScalarWide left, ScalarWide right) => new(left.Bits | right.Bits);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarWide operator ^(ScalarWide left, ScalarWide right) => new(left.Bits ^ right.Bits);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarWide MultiplyAdd(ScalarWide left, ScalarWide right, ScalarWide addend) =>
        new(MathF.FusedMultiplyAdd(left._value, right._value, addend._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarWide Sqrt(ScalarWide value) => new(MathF.Sqrt(value._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarWide Min(ScalarWide left, ScalarWide right) => left._value < right._value ? left : right;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarWide Max(ScalarWide left, ScalarWide right) => left._value > right._value ? left : right;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarWide LessThan(ScalarWide left, ScalarWide right) =>
        new(left._value < right._value ? uint.MaxValue : 0u);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarWide Select(ScalarWide mask, ScalarWide whenSet, ScalarWide whenClear) =>
        new((mask.Bits & whenSet.Bits) | (~mask.Bits & whenClear.Bits));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarWide AddBits(ScalarWide left, ScalarWide right) => new(left.Bits + right.Bits);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarWide ShiftLeftBits(ScalarWide value, int count) => new(value.Bits << count);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarWide ShiftRightBits(ScalarWide value, int count) => new(value.Bits >> count);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarWide ShiftRightSigned(ScalarWide value, int count) => new((uint)((int)value.Bits >> count));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarWide ToFloat(ScalarWide bits) => new((float)(int)bits.Bits);
}
