using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Escalade.Numerics;

namespace Escalade.Policies;

/// <summary>Elementwise functions over spans whose length is a whole number of the widest vectors.</summary>
internal static class ActivationKernels
{
    public static void Apply(Activation activation, Span<float> units)
    {
        if (Vector512.IsHardwareAccelerated)
        {
            Apply<Vector512Wide>(activation, units);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            Apply<Vector256Wide>(activation, units);
        }
        else
        {
            Apply<Vector128Wide>(activation, units);
        }
    }

    /// <summary>The widths spelled out, for tests that compare them on one machine.</summary>
    internal static void Apply<T>(Activation activation, Span<float> units)
        where T : unmanaged, IFloatWide<T>
    {
        switch (activation)
        {
            case Activation.Tanh: Map<TanhFunction, T>(units); break;
            case Activation.Relu: Map<ReLUFunction, T>(units); break;
            case Activation.Elu: Map<EluFunction, T>(units); break;
            case Activation.Sign: Map<SignFunction, T>(units); break;
            default: throw new ArgumentOutOfRangeException(nameof(activation), activation, null);
        }
    }

    internal static void Map<TFunction, T>(Span<float> units)
        where TFunction : IElementwise
        where T : unmanaged, IFloatWide<T>
    {
        ref var first = ref MemoryMarshal.GetReference(units);
        for (var i = 0; i + T.Count <= units.Length; i += T.Count)
        {
            ref var unit = ref Unsafe.Add(ref first, i);
            TFunction.Invoke(T.Load(ref unit)).Store(ref unit);
        }
    }

    internal interface IElementwise
    {
        static abstract T Invoke<T>(T x)
            where T : unmanaged, IFloatWide<T>;
    }

    private readonly struct TanhFunction : IElementwise
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static T Invoke<T>(T x)
            where T : unmanaged, IFloatWide<T> => ElementaryFunctions.Tanh(x);
    }

    internal readonly struct SigmoidFunction : IElementwise
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static T Invoke<T>(T x)
            where T : unmanaged, IFloatWide<T> => ElementaryFunctions.Sigmoid(x);
    }

    private readonly struct ReLUFunction : IElementwise
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static T Invoke<T>(T x)
            where T : unmanaged, IFloatWide<T> => T.Select(T.LessThan(T.Broadcast(0), x), x, T.Broadcast(0));
    }

    private readonly struct EluFunction : IElementwise
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static T Invoke<T>(T x)
            where T : unmanaged, IFloatWide<T> =>
            T.Select(T.LessThan(T.Broadcast(0), x), x, ElementaryFunctions.Expm1(x));
    }

    private readonly struct SignFunction : IElementwise
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static T Invoke<T>(T x)
            where T : unmanaged, IFloatWide<T> =>
            T.Select(T.LessThan(x, T.Broadcast(0)), T.Broadcast(-1), T.Broadcast(1));
    }
}
