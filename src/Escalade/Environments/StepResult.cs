namespace Escalade.Environments;

/// <summary>What one timestep gave.</summary>
/// <param name="Reward">The step's reward.</param>
/// <param name="Terminated">The task itself ended: a fall, a goal.</param>
/// <param name="Truncated">The time limit ended the episode.</param>
public readonly record struct StepResult(double Reward, bool Terminated, bool Truncated)
{
    /// <summary>Whether the episode is over, for either reason.</summary>
    public bool IsLast => Terminated || Truncated;
}
