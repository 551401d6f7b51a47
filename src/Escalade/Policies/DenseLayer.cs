using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Escalade.Noise;
using Escalade.Numerics;

namespace Escalade.Policies;

/// <summary>
/// y = x W + b. Outputs lie contiguously and inputs are added in index order, so that lanes hold different outputs and
/// no vector width can change a sum.
/// </summary>
internal sealed class DenseLayer
{
    // Rows are padded to a whole number of the widest vectors, so kernels need no special ends.
    private const int Padding = 16;

    private readonly ParameterTensor _weight;
    private readonly ParameterTensor? _bias;
    private readonly float[] _padded;

    /// <param name="layout">Receives the layer's tensors.</param>
    /// <param name="name">Prefix of their names.</param>
    /// <param name="inputs">Numbers in.</param>
    /// <param name="outputs">Numbers out.</param>
    /// <param name="hasBias">Whether b is there.</param>
    public DenseLayer(ParameterLayout layout, string name, int inputs, int outputs, bool hasBias)
    {
        Inputs = inputs;
        Outputs = outputs;
        Stride = Pad(outputs);
        _weight = layout.Add($"{name}.weight", inputs, outputs);
        _bias = hasBias ? layout.Add($"{name}.bias", outputs) : null;
        _padded = new float[(inputs + 1) * Stride];
    }

    public int Inputs { get; }

    public int Outputs { get; }

    /// <summary>Outputs rounded up; what <see cref="Apply"/> writes.</summary>
    public int Stride { get; }

    public static int Pad(int size) => (size + Padding - 1) / Padding * Padding;

    /// <summary>
    /// Normal weights, each output's scaled to the norm <paramref name="norm"/> (the starter's normc), and zero biases.
    /// </summary>
    public void Initialize(ulong seed, int layerIndex, float norm, Span<float> parameters)
    {
        var weight = parameters.Slice(_weight.Offset, _weight.Length);
        if (_bias is not null)
        {
            parameters.Slice(_bias.Offset, _bias.Length).Clear();
        }
        InitializeWeights(seed, layerIndex, norm, weight, Outputs);
    }

    /// <summary>Normal weights, those of each output scaled to a norm.</summary>
    /// <param name="seed">The run's seed.</param>
    /// <param name="layerIndex">Tells the layers of a policy apart.</param>
    /// <param name="norm">The norm; 0 for zeros.</param>
    /// <param name="weight">Receives them, <c>[inputs x outputs]</c>.</param>
    /// <param name="outputs">Numbers out.</param>
    public static void InitializeWeights(ulong seed, int layerIndex, float norm, Span<float> weight, int outputs)
    {
        if (norm == 0)
        {
            weight.Clear();
            return;
        }
        GaussianNoise.Fill(new NoiseKey(seed, 0, layerIndex, NoisePurpose.Initialization), 0, weight);
        for (var output = 0; output < outputs; output++)
        {
            var squares = 0.0;
            for (var i = output; i < weight.Length; i += outputs)
            {
                squares += (double)weight[i] * weight[i];
            }
            var scale = (float)(norm / Math.Sqrt(squares));
            for (var i = output; i < weight.Length; i += outputs)
            {
                weight[i] *= scale;
            }
        }
    }

    public void SetParameters(ReadOnlySpan<float> parameters)
    {
        var padded = _padded.AsSpan();
        if (_bias is not null)
        {
            parameters.Slice(_bias.Offset, Outputs).CopyTo(padded);
        }
        for (var input = 0; input < Inputs; input++)
        {
            parameters.Slice(_weight.Offset + input * Outputs, Outputs).CopyTo(padded[((input + 1) * Stride)..]);
        }
    }

    /// <summary>Writes x W + b.</summary>
    /// <param name="input">x, <c>[Inputs]</c> or more.</param>
    /// <param name="output">Receives <c>[Stride]</c> numbers, the last ones zeros.</param>
    public void Apply(ReadOnlySpan<float> input, Span<float> output)
    {
        if (Vector512.IsHardwareAccelerated)
        {
            Apply<Vector512Wide>(input, output);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            Apply<Vector256Wide>(input, output);
        }
        else
        {
            Apply<Vector128Wide>(input, output);
        }
    }

    /// <summary>The widths spelled out, for tests that compare them on one machine.</summary>
    internal void Apply<T>(ReadOnlySpan<float> input, Span<float> output)
        where T : unmanaged, IFloatWide<T>
    {
        input = input[..Inputs];
        output = output[..Stride];
        ref var weights = ref MemoryMarshal.GetArrayDataReference(_padded);
        ref var y = ref MemoryMarshal.GetReference(output);
        var column = 0;
        for (; column + 4 * T.Count <= Stride; column += 4 * T.Count)
        {
            ref var w = ref Unsafe.Add(ref weights, column);
            var y0 = T.Load(ref w);
            var y1 = T.Load(ref Unsafe.Add(ref w, T.Count));
            var y2 = T.Load(ref Unsafe.Add(ref w, 2 * T.Count));
            var y3 = T.Load(ref Unsafe.Add(ref w, 3 * T.Count));
            foreach (var x in input)
            {
                w = ref Unsafe.Add(ref w, Stride);
                var broadcast = T.Broadcast(x);
                y0 = T.MultiplyAdd(broadcast, T.Load(ref w), y0);
                y1 = T.MultiplyAdd(broadcast, T.Load(ref Unsafe.Add(ref w, T.Count)), y1);
                y2 = T.MultiplyAdd(broadcast, T.Load(ref Unsafe.Add(ref w, 2 * T.Count)), y2);
                y3 = T.MultiplyAdd(broadcast, T.Load(ref Unsafe.Add(ref w, 3 * T.Count)), y3);
            }
            y0.Store(ref Unsafe.Add(ref y, column));
            y1.Store(ref Unsafe.Add(ref y, column + T.Count));
            y2.Store(ref Unsafe.Add(ref y, column + 2 * T.Count));
            y3.Store(ref Unsafe.Add(ref y, column + 3 * T.Count));
        }
        for (; column < Stride; column += T.Count)
        {
            ref var w = ref Unsafe.Add(ref weights, column);
            var sum = T.Load(ref w);
            foreach (var x in input)
            {
                w = ref Unsafe.Add(ref w, Stride);
                sum = T.MultiplyAdd(T.Broadcast(x), T.Load(ref w), sum);
            }
            sum.Store(ref Unsafe.Add(ref y, column));
        }
    }
}
