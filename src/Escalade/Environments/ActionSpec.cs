using Escalade.Settings;

namespace Escalade.Environments;

/// <summary>How the policy's outputs become actions; a recipe's <c>actions</c>.</summary>
public sealed record ActionSpec : ISettings<ActionSpec>
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

    /// <inheritdoc/>
    public ActionSpec Visit(SettingsVisitor keys)
    {
        var read = new ActionSpec
        {
            Bins = keys.Whole(Bins, Limits.From(0).To(1000)),
            Noise = keys.Number(Noise, Limits.From(0).To(1e6)),
            Clip = keys.Flag(Clip),
        };
        keys.Require(read.Bins != 1, nameof(Bins), "must be 0 or from 2 to 1000");
        return read;
    }
}
