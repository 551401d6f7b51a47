using Escalade.Environments;

namespace Escalade.Training;

/// <summary>
/// What the scalars of a generation come to: all that a replica of the state must know to fold it.
/// </summary>
internal sealed class GenerationUpdate
{
    private float[] _utilities = [];
    private int _utilityCount;

    /// <summary>The generation that it leads on from.</summary>
    public int Generation { get; set; }

    /// <summary>Candidates of the generation.</summary>
    public int Candidates { get; set; }

    /// <summary>What the strategy makes of their returns.</summary>
    public Memory<float> Utilities => _utilities.AsMemory(0, _utilityCount);

    /// <summary>Moments of its observations.</summary>
    public required ObservationMoments Observations { get; set; }

    /// <summary>The next generation's longest episode, in timesteps; 0 for the task's own limit.</summary>
    public int EpisodeCap { get; set; }

    /// <summary>Timesteps of its episodes.</summary>
    public long Timesteps { get; set; }

    /// <summary>Makes room for utilities; what was there may be lost.</summary>
    public void Resize(int utilities)
    {
        if (_utilities.Length < utilities)
        {
            _utilities = new float[utilities];
        }
        _utilityCount = utilities;
    }
}
