using System.Runtime.Intrinsics;
using Escalade.Numerics;

namespace Escalade.Policies;

/// <summary>
/// A gated recurrent unit (Cho et al. 2014, in the form where the reset gate acts on the recurrent product) and a
/// linear output. What it remembers begins at zero with each episode.
/// </summary>
/// <remarks>
/// z = sigmoid(x Wz + h Uz + bz); r = sigmoid(x Wr + h Ur + br); n = tanh(x Wn + bn + r * (h Un));
/// h' = (1 - z) * n + z * h; output = h' V + c.
/// </remarks>
internal sealed class GruPolicy : IPolicy
{
    private readonly DenseLayer _inputZ, _inputR, _inputN, _recurrentZ, _recurrentR, _recurrentN, _output;
    private readonly float[] _h, _z, _r, _n, _product, _result;
    private readonly float _outputNorm;

    public GruPolicy(int observationSize, int outputSize, int hidden, float outputNorm)
    {
        ObservationSize = observationSize;
        OutputSize = outputSize;
        _outputNorm = outputNorm;
        _inputZ = new DenseLayer(Layout, "update.input", observationSize, hidden, hasBias: true);
        _recurrentZ = new DenseLayer(Layout, "update.recurrent", hidden, hidden, hasBias: false);
        _inputR = new DenseLayer(Layout, "reset.input", observationSize, hidden, hasBias: true);
        _recurrentR = new DenseLayer(Layout, "reset.recurrent", hidden, hidden, hasBias: false);
        _inputN = new DenseLayer(Layout, "candidate.input", observationSize, hidden, hasBias: true);
        _recurrentN = new DenseLayer(Layout, "candidate.recurrent", hidden, hidden, hasBias: false);
        _output = new DenseLayer(Layout, "output", hidden, outputSize, hasBias: true);
        var stride = _inputZ.Stride;
        _h = new float[stride];
        _z = new float[stride];
        _r = new float[stride];
        _n = new float[stride];
        _product = new float[stride];
        _result = new float[_output.Stride];
    }

    public ParameterLayout Layout { get; } = new();

    public int ObservationSize { get; }

    public int OutputSize { get; }

    private DenseLayer[] Layers =>
        [_inputZ, _recurrentZ, _inputR, _recurrentR, _inputN, _recurrentN, _output];

    public void Initialize(ulong seed, Span<float> parameters)
    {
        var layers = Layers;
        for (var i = 0; i < layers.Length; i++)
        {
            layers[i].Initialize(seed, i, layers[i] == _output ? _outputNorm : 1f, parameters);
        }
    }

    public void SetParameters(ReadOnlySpan<float> parameters)
    {
        _inputZ.SetParameters(parameters);
        _recurrentZ.SetParameters(parameters);
        _inputR.SetParameters(parameters);
        _recurrentR.SetParameters(parameters);
        _inputN.SetParameters(parameters);
        _recurrentN.SetParameters(parameters);
        _output.SetParameters(parameters);
    }

    public void Reset() => Array.Clear(_h);

    public void Act(ReadOnlySpan<float> observation, Span<float> output)
    {
        if (Vector512.IsHardwareAccelerated)
        {
            Act<Vector512Wide>(observation, output);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            Act<Vector256Wide>(observation, output);
        }
        else
        {
            Act<Vector128Wide>(observation, output);
        }
    }

    /// <summary>The widths spelled out, for tests that compare them on one machine.</summary>
    internal void Act<T>(ReadOnlySpan<float> observation, Span<float> output)
        where T : unmanaged, IFloatWide<T>
    {
        Gate<T>(_inputZ, _recurrentZ, observation, _z);
        Gate<T>(_inputR, _recurrentR, observation, _r);
        _inputN.Apply<T>(observation, _n);
        _recurrentN.Apply<T>(_h, _product);
        Remember<T>();
        _output.Apply<T>(_h, _result);
        _result.AsSpan(0, OutputSize).CopyTo(output);
    }

    private void Gate<T>(DenseLayer input, DenseLayer recurrent, ReadOnlySpan<float> observation, float[] gate)
        where T : unmanaged, IFloatWide<T>
    {
        input.Apply<T>(observation, gate);
        recurrent.Apply<T>(_h, _product);
        for (var i = 0; i < gate.Length; i++)
        {
            gate[i] += _product[i];
        }
        ActivationKernels.Map<ActivationKernels.SigmoidFunction, T>(gate);
    }

    private void Remember<T>()
        where T : unmanaged, IFloatWide<T>
    {
        for (var i = 0; i < _h.Length; i += T.Count)
        {
            var h = T.Load(ref _h[i]);
            var n = ElementaryFunctions.Tanh(T.MultiplyAdd(T.Load(ref _r[i]), T.Load(ref _product[i]), T.Load(ref _n[i])));
            T.MultiplyAdd(T.Load(ref _z[i]), h - n, n).Store(ref _h[i]);
        }
    }
}
