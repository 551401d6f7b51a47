namespace Escalade.Policies;

/// <summary>
/// A multilayer perceptron; without hidden layers, a linear policy. Outputs are linear.
/// </summary>
internal sealed class MlpPolicy : IPolicy
{
    private readonly DenseLayer[] _layers;
    private readonly float[][] _units;
    private readonly Activation _activation;
    private readonly float _outputNorm;

    /// <param name="observationSize">Numbers in an observation.</param>
    /// <param name="outputSize">Numbers out.</param>
    /// <param name="hidden">Units of each hidden layer; may be empty.</param>
    /// <param name="activation">Applied to the hidden units.</param>
    /// <param name="hasBias">Whether layers add a bias.</param>
    /// <param name="outputNorm">Norm of each output's first weights; 0 starts at zero.</param>
    public MlpPolicy(
        int observationSize, int outputSize, IReadOnlyList<int> hidden, Activation activation, bool hasBias, float outputNorm)
    {
        int[] sizes = [observationSize, .. hidden, outputSize];
        _layers = new DenseLayer[sizes.Length - 1];
        for (var i = 0; i < _layers.Length; i++)
        {
            _layers[i] = new DenseLayer(Layout, $"layer{i}", sizes[i], sizes[i + 1], hasBias);
        }
        _units = [.. _layers.Select(layer => new float[layer.Stride])];
        _activation = activation;
        _outputNorm = outputNorm;
        ObservationSize = observationSize;
        OutputSize = outputSize;
    }

    public ParameterLayout Layout { get; } = new();

    public int ObservationSize { get; }

    public int OutputSize { get; }

    public void Initialize(ulong seed, Span<float> parameters)
    {
        for (var i = 0; i < _layers.Length; i++)
        {
            _layers[i].Initialize(seed, i, i == _layers.Length - 1 ? _outputNorm : 1f, parameters);
        }
    }

    public void SetParameters(ReadOnlySpan<float> parameters)
    {
        foreach (var layer in _layers)
        {
            layer.SetParameters(parameters);
        }
    }

    public void Reset() { }

    public void Act(ReadOnlySpan<float> observation, Span<float> output)
    {
        var input = observation;
        for (var i = 0; i < _layers.Length - 1; i++)
        {
            _layers[i].Apply(input, _units[i]);
            ActivationKernels.Apply(_activation, _units[i]);
            input = _units[i];
        }
        _layers[^1].Apply(input, _units[^1]);
        _units[^1].AsSpan(0, OutputSize).CopyTo(output);
    }
}
