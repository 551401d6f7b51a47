using System.Runtime.Intrinsics;
using Escalade.Numerics;

namespace Escalade.Policies;

/// <summary>
/// y = max(0, gain (x - mean) / sqrt(variance + epsilon) + shift), output by output of a layer; mean and variance are those of
/// the layer's answers to the reference batch. Without a batch y = max(0, x + shift).
/// </summary>
/// <remarks>Batch normalisation of Ioffe and Szegedy 2015, followed by a rectifier; the batch never changes (Salimans et al. 2016).</remarks>
internal sealed class VirtualBatchNormalization
{
    private const double Epsilon = 1e-3;

    private readonly ParameterTensor? _gain;
    private readonly ParameterTensor _shift;
    private readonly int _outputs;
    private readonly float[] _factor;
    private readonly float[] _addend;
    private readonly float[] _mean;
    private readonly float[] _sums;
    private readonly double[] _totals;

    /// <param name="layout">Receives gains, begun at 1, and shifts, begun at 0.</param>
    /// <param name="name">Prefix of their names.</param>
    /// <param name="layer">Whose outputs are normalised.</param>
    /// <param name="hasReference">Whether there is a batch.</param>
    public VirtualBatchNormalization(ParameterLayout layout, string name, PatchLayer layer, bool hasReference)
    {
        _outputs = layer.Outputs;
        _gain = hasReference ? layout.Add($"{name}.gain", _outputs) : null;
        _shift = layout.Add($"{name}.shift", _outputs);
        _factor = new float[layer.Stride];
        _addend = new float[layer.Stride];
        _mean = new float[layer.Stride];
        _sums = new float[layer.Stride];
        _totals = new double[layer.Stride];
    }

    public void Initialize(Span<float> parameters)
    {
        if (_gain is not null)
        {
            parameters.Slice(_gain.Offset, _outputs).Fill(1);
        }
        parameters.Slice(_shift.Offset, _outputs).Clear();
    }

    public void SetParameters(ReadOnlySpan<float> parameters)
    {
        _factor.AsSpan(0, _outputs).Fill(1);
        if (_gain is not null)
        {
            parameters.Slice(_gain.Offset, _outputs).CopyTo(_factor);
        }
        parameters.Slice(_shift.Offset, _outputs).CopyTo(_addend);
    }

    /// <summary>Takes mean and variance from a layer's answers to the batch; after <see cref="SetParameters"/>.</summary>
    /// <param name="answers"><c>[batch x places x Stride]</c></param>
    /// <param name="batch">Observations in the batch.</param>
    public void Measure(ReadOnlySpan<float> answers, int batch)
    {
        if (Vector512.IsHardwareAccelerated)
        {
            Measure<Vector512Wide>(answers, batch);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            Measure<Vector256Wide>(answers, batch);
        }
        else
        {
            Measure<Vector128Wide>(answers, batch);
        }
    }

    /// <summary>The widths spelled out, for tests that compare them on one machine.</summary>
    internal void Measure<T>(ReadOnlySpan<float> answers, int batch)
        where T : unmanaged, IFloatWide<T>
    {
        var count = answers.Length / _factor.Length;
        Array.Clear(_mean);
        Sum<T>(answers, batch);
        for (var i = 0; i < _outputs; i++)
        {
            _mean[i] = (float)(_totals[i] / count);
        }
        Sum<T>(answers, batch, areSquares: true);
        for (var i = 0; i < _outputs; i++)
        {
            _factor[i] = (float)(_factor[i] / Math.Sqrt(_totals[i] / count + Epsilon));
            _addend[i] = MathF.FusedMultiplyAdd(-_mean[i], _factor[i], _addend[i]);
        }
    }

    /// <summary>Normalises and rectifies, in place.</summary>
    /// <param name="answers"><c>[places x Stride]</c></param>
    public void Apply(Span<float> answers)
    {
        if (Vector512.IsHardwareAccelerated)
        {
            Apply<Vector512Wide>(answers);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            Apply<Vector256Wide>(answers);
        }
        else
        {
            Apply<Vector128Wide>(answers);
        }
    }

    /// <summary>The widths spelled out, for tests that compare them on one machine.</summary>
    internal void Apply<T>(Span<float> answers)
        where T : unmanaged, IFloatWide<T>
    {
        var zero = T.Broadcast(0);
        for (var at = 0; at < answers.Length; at += _factor.Length)
        {
            for (var i = 0; i < _factor.Length; i += T.Count)
            {
                ref var y = ref answers[at + i];
                var value = T.MultiplyAdd(T.Load(ref y), T.Load(ref _factor[i]), T.Load(ref _addend[i]));
                T.Select(T.LessThan(zero, value), value, zero).Store(ref y);
            }
        }
    }

    /// <summary>Sums of x - mean, or of its squares: an observation's in float32, those of all observations in double.</summary>
    private void Sum<T>(ReadOnlySpan<float> answers, int batch, bool areSquares = false)
        where T : unmanaged, IFloatWide<T>
    {
        Array.Clear(_totals);
        var length = answers.Length / batch;
        for (var start = 0; start < answers.Length; start += length)
        {
            SumOne<T>(answers.Slice(start, length), areSquares);
            for (var i = 0; i < _outputs; i++)
            {
                _totals[i] += _sums[i];
            }
        }
    }

    private void SumOne<T>(ReadOnlySpan<float> answers, bool areSquares)
        where T : unmanaged, IFloatWide<T>
    {
        for (var i = 0; i < _sums.Length; i += T.Count)
        {
            var (sum, mean) = (T.Broadcast(0), T.Load(ref _mean[i]));
            for (var at = i; at < answers.Length; at += _sums.Length)
            {
                var value = T.Load(in answers[at]) - mean;
                sum = areSquares ? T.MultiplyAdd(value, value, sum) : sum + value;
            }
            sum.Store(ref _sums[i]);
        }
    }
}
