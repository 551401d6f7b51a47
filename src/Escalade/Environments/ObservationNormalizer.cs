namespace Escalade.Environments;

/// <summary>Turns an environment's float64 observation into what the policy sees. One per thread.</summary>
internal sealed class ObservationNormalizer
{
    private readonly ObservationSpec _spec;
    private readonly double[] _mean;
    private readonly double[] _inverseDeviation;

    public ObservationNormalizer(ObservationSpec spec, int size)
    {
        _spec = spec;
        _mean = new double[size];
        _inverseDeviation = new double[size];
        Array.Fill(_inverseDeviation, 1);
    }

    /// <summary>Takes on new statistics; without any yet, observations pass unchanged.</summary>
    public void Load(ObservationMoments moments)
    {
        if (!_spec.Normalize || moments.Count == 0)
        {
            Array.Clear(_mean);
            Array.Fill(_inverseDeviation, 1);
            return;
        }
        for (var i = 0; i < _mean.Length; i++)
        {
            _mean[i] = moments.Sum[i] / moments.Count;
            var variance = moments.SumOfSquares[i] / moments.Count - _mean[i] * _mean[i];
            _inverseDeviation[i] = 1 / Math.Max(Math.Sqrt(Math.Max(variance, 0)), _spec.MinimumDeviation);
        }
    }

    public void Apply(ReadOnlySpan<double> observation, Span<float> normalized)
    {
        var bound = _spec is { Normalize: true, Clip: > 0 } ? (float)_spec.Clip : float.MaxValue;
        for (var i = 0; i < normalized.Length; i++)
        {
            var value = (float)((observation[i] - _mean[i]) * _inverseDeviation[i]);
            normalized[i] = Math.Clamp(value, -bound, bound);
        }
    }
}
