namespace Escalade.Environments;

/// <summary>How the policy's outputs become actions; a recipe's <c>actions</c>.</summary>
public sealed record ActionSpec
{
    /// <summary>
    /// 0: outputs are the actions. At least 2: each component is chosen among so many values, evenly spread over its
    /// bounds, by the greatest of as many outputs (the paper's choice for Hopper and Swimmer, with 10).
    /// </summary>
    public int Bins { get; init; }

    /// <summary>Deviation of normal noise added to continuous actions in training episodes, at least 0.</summary>
    public double Noise { get; init; }

    /// <summary>
    /// Whether continuous actions are clipped to their bounds before the environment sees them, as Stable-Baselines3
    /// does. Without it the simulator clips, but the cost of control counts what was asked for.
    /// </summary>
    public bool Clip { get; init; } = true;
}
