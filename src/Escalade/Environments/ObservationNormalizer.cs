using System.Numerics;

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
            _mean[i] = moments.Mean[i];
            _inverseDeviation[i] = 1 / Math.Max(Math.Sqrt(moments.SquaredDeviations[i] / moments.Count), _spec.MinimumDeviation);
        }
    }

    public void Apply(ReadOnlySpan<double> observation, Span<float> normalized)
    {
        if (!_spec.Normalize)
        {
            Round(observation, normalized);
            return;
        }
        var bound = _spec.Clip > 0 ? (float)_spec.Clip : float.MaxValue;
        for (var i = 0; i < normalized.Length; i++)
        {
            var value = (float)((observation[i] - _mean[i]) * _inverseDeviation[i]);
            normalized[i] = Math.Clamp(value, -bound, bound);
        }
    }

    /// <summary>Rounds to float32; what would overflow becomes the greatest finite float32. Vectorised, because frames are large.</summary>
    private static void Round(ReadOnlySpan<double> observation, Span<float> rounded)
    {
        observation = observation[..rounded.Length];
        var greatest = new Vector<double>(float.MaxValue);
        var i = 0;
        for (; i <= rounded.Length - Vector<float>.Count; i += Vector<float>.Count)
        {
            var low = new Vector<double>(observation[i..]);
            var high = new Vector<double>(observation[(i + Vector<double>.Count)..]);
            Vector.Narrow(Bound(low), Bound(high)).CopyTo(rounded[i..]);
        }
        for (; i < rounded.Length; i++)
        {
            rounded[i] = (float)Math.Clamp(observation[i], -float.MaxValue, float.MaxValue);
        }

        // NaN stays NaN.
        Vector<double> Bound(Vector<double> x) => Vector.ConditionalSelect(
            Vector.GreaterThan(x, greatest), greatest, Vector.ConditionalSelect(Vector.LessThan(x, -greatest), -greatest, x));
    }
}
