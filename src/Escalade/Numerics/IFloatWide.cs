namespace Escalade.Numerics;

/// <summary>
/// Several float32 lanes worked on at once. Each operation acts on every lane alone and is exact IEEE arithmetic, so a
/// kernel written over this interface gives the same bytes at any width; that is the ground of bit-exactness.
/// </summary>
/// <remarks>Operations named Bits treat a lane as 32 bits, a mask as all ones or all zeros.</remarks>
internal interface IFloatWide<T>
    where T : unmanaged, IFloatWide<T>
{
    /// <summary>Lanes in one value.</summary>
    static abstract int Count { get; }

    static abstract T Broadcast(float value);

    static abstract T BroadcastBits(uint value);

    static abstract T Load(ref readonly float source);

    void Store(ref float destination);

    static abstract T operator +(T left, T right);

    static abstract T operator -(T left, T right);

    static abstract T operator *(T left, T right);

    static abstract T operator /(T left, T right);

    static abstract T operator &(T left, T right);

    static abstract T operator |(T left, T right);

    static abstract T operator ^(T left, T right);

    /// <summary>left * right + addend with one rounding, on every lane and every machine.</summary>
    static abstract T MultiplyAdd(T left, T right, T addend);

    static abstract T Sqrt(T value);

    /// <summary>The lesser of two numbers; lanes must not be NaN or zeros of both signs.</summary>
    static abstract T Min(T left, T right);

    /// <summary>The greater of two numbers; lanes must not be NaN or zeros of both signs.</summary>
    static abstract T Max(T left, T right);

    /// <summary>A mask: left &lt; right.</summary>
    static abstract T LessThan(T left, T right);

    /// <summary>Picks by mask.</summary>
    static abstract T Select(T mask, T whenSet, T whenClear);

    /// <summary>The sum of lanes as 32-bit integers.</summary>
    static abstract T AddBits(T left, T right);

    static abstract T ShiftLeftBits(T value, int count);

    static abstract T ShiftRightBits(T value, int count);

    /// <summary>Shifts in copies of the sign.</summary>
    static abstract T ShiftRightSigned(T value, int count);

    /// <summary>Lanes as signed integers turned into the nearest floats.</summary>
    static abstract T ToFloat(T bits);
}
