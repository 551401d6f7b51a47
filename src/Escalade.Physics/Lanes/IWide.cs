namespace Escalade.Physics.Lanes;

/// <summary>
/// A number of each of several worlds, one a lane. Every operation is exact IEEE arithmetic in its lane alone, so that the bits of a
/// world do not depend on the width of the vector or on its neighbours. A comparison gives all bits or none.
/// </summary>
/// <typeparam name="T">The width.</typeparam>
internal interface IWide<T>
    where T : unmanaged, IWide<T>
{
    /// <summary>Lanes.</summary>
    static abstract int Count { get; }

    static abstract T operator +(T left, T right);

    static abstract T operator -(T left, T right);

    static abstract T operator *(T left, T right);

    static abstract T operator /(T left, T right);

    static abstract T operator -(T value);

    static abstract T operator &(T left, T right);

    static abstract T operator |(T left, T right);

    /// <summary>Whether the left one is less; false where one is not a number.</summary>
    static abstract T operator <(T left, T right);

    /// <summary>Whether the left one is greater; false where one is not a number.</summary>
    static abstract T operator >(T left, T right);

    /// <summary>Whether the left one is not greater; false where one is not a number.</summary>
    static abstract T operator <=(T left, T right);

    /// <summary>Whether the left one is not less; false where one is not a number.</summary>
    static abstract T operator >=(T left, T right);

    /// <summary>The same number in every lane.</summary>
    static abstract T Broadcast(double value);

    /// <summary>The same bits in every lane.</summary>
    static abstract T BroadcastBits(ulong bits);

    /// <summary>a b + c, rounded once.</summary>
    static abstract T MultiplyAdd(T a, T b, T c);

    /// <summary>c - a b, rounded once.</summary>
    static abstract T NegatedMultiplyAdd(T a, T b, T c);

    static abstract T Sqrt(T value);

    static abstract T Abs(T value);

    /// <summary>The nearest whole number, halves to the even one.</summary>
    static abstract T Round(T value);

    /// <summary>Where the mask is set the first, elsewhere the second.</summary>
    static abstract T Select(T mask, T ifSet, T otherwise);

    /// <summary>The first where the mask is not set, elsewhere 0.</summary>
    static abstract T AndNot(T value, T mask);

    /// <summary>Whether the bits have any in common, as a mask.</summary>
    static abstract T HasBits(T value, T bits);

    /// <summary>Of the low two bits of whole numbers from -2^31 to 2^31: whether the first is set, and the second, as masks.</summary>
    static abstract (T First, T Second) LowBits(T whole);

    /// <summary>A bit a lane, lane 0's the lowest.</summary>
    static abstract uint Lanes(T mask);
}
