using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Escalade.Numerics;

namespace Escalade.Policies;

/// <summary>
/// The same weighted sums at many places of an input: a convolution, or with a single place a dense layer. Outputs of a place
/// lie contiguously and its inputs are added in index order, so that lanes hold different outputs and no vector width can
/// change a sum.
/// </summary>
internal sealed class PatchLayer
{
    private readonly ParameterTensor _weight;
    private readonly int[] _taps;
    private readonly int[] _places;
    private readonly float[] _padded;
    private readonly int[] _present;

    /// <param name="layout">Receives the layer's weights, <c>[taps x outputs]</c>.</param>
    /// <param name="name">Prefix of their name.</param>
    /// <param name="taps">Where a place's inputs lie, counted from the place.</param>
    /// <param name="places">Where the places lie in the input.</param>
    /// <param name="outputs">Numbers out of each place.</param>
    public PatchLayer(ParameterLayout layout, string name, int[] taps, int[] places, int outputs)
    {
        (_taps, _places, Outputs, Stride) = (taps, places, outputs, DenseLayer.Pad(outputs));
        _weight = layout.Add($"{name}.weight", taps.Length, outputs);
        _padded = new float[taps.Length * Stride];
        _present = new int[taps.Length];
    }

    /// <summary>Numbers out of each place.</summary>
    public int Outputs { get; }

    /// <summary>Outputs rounded up to whole vectors.</summary>
    public int Stride { get; }

    /// <summary>Numbers that <see cref="Apply(ReadOnlySpan{float}, Span{float})"/> writes.</summary>
    public int Length => _places.Length * Stride;

    /// <summary>Normal weights, those of each output scaled to norm 1.</summary>
    public void Initialize(ulong seed, int layerIndex, Span<float> parameters) =>
        DenseLayer.InitializeWeights(seed, layerIndex, 1, parameters.Slice(_weight.Offset, _weight.Length), Outputs);

    /// <param name="parameters">All of the policy's.</param>
    /// <param name="scale">What inputs are multiplied by.</param>
    public void SetParameters(ReadOnlySpan<float> parameters, float scale)
    {
        for (var tap = 0; tap < _taps.Length; tap++)
        {
            var row = _padded.AsSpan(tap * Stride, Outputs);
            parameters.Slice(_weight.Offset + tap * Outputs, Outputs).CopyTo(row);
            if (scale != 1)
            {
                foreach (ref var weight in row)
                {
                    weight *= scale;
                }
            }
        }
    }

    /// <summary>The sums at all places.</summary>
    /// <param name="input">Holds every place's taps.</param>
    /// <param name="output">Receives <c>[places x Stride]</c> numbers; those beyond a place's outputs are zeros.</param>
    public void Apply(ReadOnlySpan<float> input, Span<float> output) => Apply(input, _places, output);

    /// <summary>The sums at given places of the input: with a dense layer, the starts of several inputs.</summary>
    public void Apply(ReadOnlySpan<float> input, ReadOnlySpan<int> places, Span<float> output)
    {
        if (Vector512.IsHardwareAccelerated)
        {
            Apply<Vector512Wide>(input, places, output);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            Apply<Vector256Wide>(input, places, output);
        }
        else
        {
            Apply<Vector128Wide>(input, places, output);
        }
    }

    /// <summary>The widths spelled out, for tests that compare them on one machine.</summary>
    internal void Apply<T>(ReadOnlySpan<float> input, ReadOnlySpan<int> places, Span<float> output)
        where T : unmanaged, IFloatWide<T>
    {
        // Memory reads limit these kernels, so where possible two vectors of outputs share each input that is read.
        var isPaired = Stride % (2 * T.Count) == 0;
        var placesAtOnce = isPaired ? 6 : 8;
        if (places.Length < placesAtOnce)
        {
            for (var i = 0; i < places.Length; i++)
            {
                ApplyOne<T>(input[places[i]..], output.Slice(i * Stride, Stride));
            }
            return;
        }
        for (var i = 0; i < places.Length; i += placesAtOnce)
        {
            // The last block overlaps the one before it, so that every block is full: a few sums are computed twice.
            var first = Math.Min(i, places.Length - placesAtOnce);
            var these = places.Slice(first, placesAtOnce);
            var answers = output.Slice(first * Stride, placesAtOnce * Stride);
            if (isPaired)
            {
                ApplySix<T>(input, these, answers);
            }
            else
            {
                ApplyEight<T>(input, these, answers);
            }
        }
    }

    /// <summary>Each weight is read once for six places, and each place's input once for two vectors of outputs.</summary>
    // Kept apart: inlined into its caller, it would exceed what the compiler inlines into one method, at a hundredfold cost.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void ApplySix<T>(ReadOnlySpan<float> input, ReadOnlySpan<int> places, Span<float> output)
        where T : unmanaged, IFloatWide<T>
    {
        ref var x0 = ref Unsafe.AsRef(in input[places[0]]);
        ref var x1 = ref Unsafe.AsRef(in input[places[1]]);
        ref var x2 = ref Unsafe.AsRef(in input[places[2]]);
        ref var x3 = ref Unsafe.AsRef(in input[places[3]]);
        ref var x4 = ref Unsafe.AsRef(in input[places[4]]);
        ref var x5 = ref Unsafe.AsRef(in input[places[5]]);
        // The last is the greatest: no other need be checked.
        _ = input[places[^1] + _taps[^1]];
        for (var column = 0; column < Stride; column += 2 * T.Count)
        {
            ref var weight = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_padded), column);
            T y0, y1, y2, y3, y4, y5, z0, z1, z2, z3, z4, z5;
            y0 = y1 = y2 = y3 = y4 = y5 = z0 = z1 = z2 = z3 = z4 = z5 = T.Broadcast(0);
            foreach (nint tap in _taps)
            {
                var (v, w) = (T.Load(ref weight), T.Load(ref Unsafe.Add(ref weight, T.Count)));
                var x = T.Broadcast(Unsafe.Add(ref x0, tap));
                (y0, z0) = (T.MultiplyAdd(x, v, y0), T.MultiplyAdd(x, w, z0));
                x = T.Broadcast(Unsafe.Add(ref x1, tap));
                (y1, z1) = (T.MultiplyAdd(x, v, y1), T.MultiplyAdd(x, w, z1));
                x = T.Broadcast(Unsafe.Add(ref x2, tap));
                (y2, z2) = (T.MultiplyAdd(x, v, y2), T.MultiplyAdd(x, w, z2));
                x = T.Broadcast(Unsafe.Add(ref x3, tap));
                (y3, z3) = (T.MultiplyAdd(x, v, y3), T.MultiplyAdd(x, w, z3));
                x = T.Broadcast(Unsafe.Add(ref x4, tap));
                (y4, z4) = (T.MultiplyAdd(x, v, y4), T.MultiplyAdd(x, w, z4));
                x = T.Broadcast(Unsafe.Add(ref x5, tap));
                (y5, z5) = (T.MultiplyAdd(x, v, y5), T.MultiplyAdd(x, w, z5));
                weight = ref Unsafe.Add(ref weight, Stride);
            }
            ref var y = ref Unsafe.Add(ref MemoryMarshal.GetReference(output), column);
            ref var z = ref Unsafe.Add(ref y, T.Count);
            y0.Store(ref y);
            z0.Store(ref z);
            y1.Store(ref Unsafe.Add(ref y, Stride));
            z1.Store(ref Unsafe.Add(ref z, Stride));
            y2.Store(ref Unsafe.Add(ref y, 2 * Stride));
            z2.Store(ref Unsafe.Add(ref z, 2 * Stride));
            y3.Store(ref Unsafe.Add(ref y, 3 * Stride));
            z3.Store(ref Unsafe.Add(ref z, 3 * Stride));
            y4.Store(ref Unsafe.Add(ref y, 4 * Stride));
            z4.Store(ref Unsafe.Add(ref z, 4 * Stride));
            y5.Store(ref Unsafe.Add(ref y, 5 * Stride));
            z5.Store(ref Unsafe.Add(ref z, 5 * Stride));
        }
    }

    /// <summary>Each weight is read once for eight places: where outputs are an odd number of vectors.</summary>
    // Kept apart, like the one above.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void ApplyEight<T>(ReadOnlySpan<float> input, ReadOnlySpan<int> places, Span<float> output)
        where T : unmanaged, IFloatWide<T>
    {
        ref var x0 = ref Unsafe.AsRef(in input[places[0]]);
        ref var x1 = ref Unsafe.AsRef(in input[places[1]]);
        ref var x2 = ref Unsafe.AsRef(in input[places[2]]);
        ref var x3 = ref Unsafe.AsRef(in input[places[3]]);
        ref var x4 = ref Unsafe.AsRef(in input[places[4]]);
        ref var x5 = ref Unsafe.AsRef(in input[places[5]]);
        ref var x6 = ref Unsafe.AsRef(in input[places[6]]);
        ref var x7 = ref Unsafe.AsRef(in input[places[7]]);
        // The last is the greatest: no other need be checked.
        _ = input[places[^1] + _taps[^1]];
        ref var y = ref MemoryMarshal.GetReference(output);
        for (var column = 0; column < Stride; column += T.Count)
        {
            ref var weight = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_padded), column);
            T y0, y1, y2, y3, y4, y5, y6, y7;
            y0 = y1 = y2 = y3 = y4 = y5 = y6 = y7 = T.Broadcast(0);
            foreach (nint tap in _taps)
            {
                var w = T.Load(ref weight);
                y0 = T.MultiplyAdd(T.Broadcast(Unsafe.Add(ref x0, tap)), w, y0);
                y1 = T.MultiplyAdd(T.Broadcast(Unsafe.Add(ref x1, tap)), w, y1);
                y2 = T.MultiplyAdd(T.Broadcast(Unsafe.Add(ref x2, tap)), w, y2);
                y3 = T.MultiplyAdd(T.Broadcast(Unsafe.Add(ref x3, tap)), w, y3);
                y4 = T.MultiplyAdd(T.Broadcast(Unsafe.Add(ref x4, tap)), w, y4);
                y5 = T.MultiplyAdd(T.Broadcast(Unsafe.Add(ref x5, tap)), w, y5);
                y6 = T.MultiplyAdd(T.Broadcast(Unsafe.Add(ref x6, tap)), w, y6);
                y7 = T.MultiplyAdd(T.Broadcast(Unsafe.Add(ref x7, tap)), w, y7);
                weight = ref Unsafe.Add(ref weight, Stride);
            }
            ref var at = ref Unsafe.Add(ref y, column);
            y0.Store(ref at);
            y1.Store(ref Unsafe.Add(ref at, Stride));
            y2.Store(ref Unsafe.Add(ref at, 2 * Stride));
            y3.Store(ref Unsafe.Add(ref at, 3 * Stride));
            y4.Store(ref Unsafe.Add(ref at, 4 * Stride));
            y5.Store(ref Unsafe.Add(ref at, 5 * Stride));
            y6.Store(ref Unsafe.Add(ref at, 6 * Stride));
            y7.Store(ref Unsafe.Add(ref at, 7 * Stride));
        }
    }

    /// <summary>Reads only the weights of inputs that are not zero: after a rectifier some half of them.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void ApplyOne<T>(ReadOnlySpan<float> input, Span<float> output)
        where T : unmanaged, IFloatWide<T>
    {
        var count = 0;
        for (var i = 0; i < _taps.Length; i++)
        {
            _present[count] = i;
            count += input[_taps[i]] != 0 ? 1 : 0;
        }
        ref var x = ref MemoryMarshal.GetReference(input);
        ref var y = ref MemoryMarshal.GetReference(output);
        ref var weights = ref MemoryMarshal.GetArrayDataReference(_padded);
        var present = _present.AsSpan(0, count);
        var column = 0;
        for (; column + 8 * T.Count <= Stride; column += 8 * T.Count)
        {
            T y0, y1, y2, y3, y4, y5, y6, y7;
            y0 = y1 = y2 = y3 = y4 = y5 = y6 = y7 = T.Broadcast(0);
            foreach (var i in present)
            {
                ref var w = ref Unsafe.Add(ref weights, (nint)i * Stride + column);
                var value = T.Broadcast(Unsafe.Add(ref x, _taps[i]));
                y0 = T.MultiplyAdd(value, T.Load(ref w), y0);
                y1 = T.MultiplyAdd(value, T.Load(ref Unsafe.Add(ref w, T.Count)), y1);
                y2 = T.MultiplyAdd(value, T.Load(ref Unsafe.Add(ref w, 2 * T.Count)), y2);
                y3 = T.MultiplyAdd(value, T.Load(ref Unsafe.Add(ref w, 3 * T.Count)), y3);
                y4 = T.MultiplyAdd(value, T.Load(ref Unsafe.Add(ref w, 4 * T.Count)), y4);
                y5 = T.MultiplyAdd(value, T.Load(ref Unsafe.Add(ref w, 5 * T.Count)), y5);
                y6 = T.MultiplyAdd(value, T.Load(ref Unsafe.Add(ref w, 6 * T.Count)), y6);
                y7 = T.MultiplyAdd(value, T.Load(ref Unsafe.Add(ref w, 7 * T.Count)), y7);
            }
            ref var at = ref Unsafe.Add(ref y, column);
            y0.Store(ref at);
            y1.Store(ref Unsafe.Add(ref at, T.Count));
            y2.Store(ref Unsafe.Add(ref at, 2 * T.Count));
            y3.Store(ref Unsafe.Add(ref at, 3 * T.Count));
            y4.Store(ref Unsafe.Add(ref at, 4 * T.Count));
            y5.Store(ref Unsafe.Add(ref at, 5 * T.Count));
            y6.Store(ref Unsafe.Add(ref at, 6 * T.Count));
            y7.Store(ref Unsafe.Add(ref at, 7 * T.Count));
        }
        for (; column < Stride; column += T.Count)
        {
            var sum = T.Broadcast(0);
            foreach (var i in present)
            {
                sum = T.MultiplyAdd(
                    T.Broadcast(Unsafe.Add(ref x, _taps[i])), T.Load(ref Unsafe.Add(ref weights, (nint)i * Stride + column)), sum);
            }
            sum.Store(ref Unsafe.Add(ref y, column));
        }
    }
}
