using System.Numerics;
using Escalade.Noise;

namespace Escalade.Environments;

/// <summary>
/// An environment as its policy sees it: observations in float32, normalised if the recipe says so. Bytes that are not to be
/// normalised become float32 at once, without passing through float64. One per thread; the environment stays its owner's.
/// </summary>
internal sealed class PolicyView
{
    private readonly IEnvironment _environment;
    private readonly IByteEnvironment? _bytes;
    private readonly ObservationNormalizer _normalizer;
    private readonly double[] _observation;
    private readonly float[] _seen;

    public PolicyView(IEnvironment environment, ObservationSpec spec)
    {
        var size = environment.Spec.ObservationSize;
        _environment = environment;
        _bytes = spec.Normalize ? null : environment as IByteEnvironment;
        _normalizer = new ObservationNormalizer(spec, size);
        _observation = _bytes is null ? new double[size] : [];
        _seen = new float[size];
    }

    /// <summary>Takes on new statistics to normalise by.</summary>
    public void Load(ObservationMoments moments) => _normalizer.Load(moments);

    /// <summary>Starts a new episode.</summary>
    public void Reset(RandomSource random)
    {
        if (_bytes is not null)
        {
            _bytes.Reset(random);
        }
        else
        {
            _environment.Reset(random, _observation);
        }
    }

    /// <summary>Takes one timestep.</summary>
    public StepResult Step(ReadOnlySpan<double> action) =>
        _bytes is not null ? _bytes.Step(action) : _environment.Step(action, _observation);

    /// <summary>What the policy sees after the latest reset or step.</summary>
    /// <param name="moments">Counts the observation as it was before it was normalised; null for none.</param>
    /// <returns><c>[ObservationSize]</c>, valid until the next call.</returns>
    /// <exception cref="InvalidOperationException">Moments are given although observations are not normalised.</exception>
    public ReadOnlySpan<float> See(ObservationMoments? moments = null)
    {
        if (_bytes is null)
        {
            moments?.Add(_observation);
            _normalizer.Apply(_observation, _seen);
        }
        else if (moments is null)
        {
            ToSingle(_bytes.Bytes, _seen);
        }
        else
        {
            throw new InvalidOperationException("Only observations that are normalised are counted.");
        }
        return _seen;
    }

    private static void ToSingle(ReadOnlySpan<byte> bytes, Span<float> floats)
    {
        bytes = bytes[..floats.Length];
        var i = 0;
        for (; i <= bytes.Length - Vector<byte>.Count; i += Vector<byte>.Count)
        {
            Vector.Widen(new Vector<byte>(bytes[i..]), out var low, out var high);
            ToSingle(low, floats[i..]);
            ToSingle(high, floats[(i + Vector<ushort>.Count)..]);
        }
        for (; i < bytes.Length; i++)
        {
            floats[i] = bytes[i];
        }
    }

    private static void ToSingle(Vector<ushort> source, Span<float> floats)
    {
        Vector.Widen(source, out var low, out var high);
        Vector.ConvertToSingle(Vector.AsVectorInt32(low)).CopyTo(floats);
        Vector.ConvertToSingle(Vector.AsVectorInt32(high)).CopyTo(floats[Vector<float>.Count..]);
    }
}
