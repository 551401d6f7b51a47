using Escalade.Environments;

namespace Escalade.Training;

/// <summary>
/// What the scalars of a generation come to: all that a replica of the state must know to fold it. A weight a pair is a
/// quarter of what the two returns take.
/// </summary>
internal sealed class GenerationUpdate
{
    private float[] _weights = [];

    /// <summary>The generation that it leads on from.</summary>
    public int Generation { get; set; }

    /// <summary>By how much each pair's noise counts, <c>[pairs]</c>; finite.</summary>
    public Span<float> Weights => _weights.AsSpan(0, Pairs);

    /// <summary>Pairs of the generation.</summary>
    public int Pairs { get; private set; }

    /// <summary>Moments of its observations.</summary>
    public required ObservationMoments Observations { get; set; }

    /// <summary>The next generation's longest episode, in timesteps; 0 for the task's own limit.</summary>
    public int EpisodeCap { get; set; }

    /// <summary>Timesteps of its episodes.</summary>
    public long Timesteps { get; set; }

    /// <summary>Makes room for weights; what was there may be lost.</summary>
    public void Resize(int pairs)
    {
        if (_weights.Length < pairs)
        {
            _weights = new float[pairs];
        }
        Pairs = pairs;
    }
}
