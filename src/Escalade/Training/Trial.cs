using Escalade.Environments;
using Escalade.Noise;

namespace Escalade.Training;

/// <summary>
/// One episode that is to be played: everything that its result may depend on, and where the statistics go. Reused: not to be kept once it
/// was given back.
/// </summary>
public sealed class Trial
{
    internal Trial(int dimension, int behaviorSize) => (Parameters, BehaviorArray) = (new float[dimension], new double[behaviorSize]);

    /// <summary>Whose episode it is, for messages.</summary>
    public Candidate Candidate { get; internal set; }

    /// <summary>The generation it belongs to.</summary>
    public int Generation { get; internal set; }

    /// <summary>The policy's parameters, <c>[dimension]</c>. Not to be changed.</summary>
    public float[] Parameters { get; }

    /// <summary>Names the only source of chance that the episode may use, its start included.</summary>
    public NoiseKey Start { get; internal set; }

    /// <summary>Timesteps after which the episode is cut; 0 for the task's own limit.</summary>
    public int LengthLimit { get; internal set; }

    /// <summary>Names the noise that is added to the actions; null for none.</summary>
    public NoiseKey? ActionNoise { get; internal set; }

    /// <summary>
    /// Moments of the observations seen before this generation, by which they are normalised. The same object, with new values, in every
    /// generation.
    /// </summary>
    public ObservationMoments Statistics { get; internal set; } = new(0);

    /// <summary>The batch that a policy with virtual batch normalisation is measured on; empty for others. The same for the whole run.</summary>
    public float[] Reference { get; internal set; } = [];

    /// <summary>Receives the moments of the episode's observations; null where none are wanted.</summary>
    public ObservationMoments? Moments { get; internal set; }

    /// <summary>Receives what the episode did, <c>[BehaviorSize]</c>; empty for tasks that do not say.</summary>
    public Span<double> Behavior => BehaviorArray;

    /// <summary>Whether nobody wants the result any more; to be looked at once a timestep or so.</summary>
    public bool IsAbandoned => Round.IsAbandoned;

    /// <summary>The episode's number in its round.</summary>
    internal int Number { get; set; }

    internal EvaluationRound Round { get; set; } = null!;

    internal double[] BehaviorArray { get; }

    /// <summary>Whether an evaluator has it.</summary>
    internal bool IsUnderWay { get; set; }
}
