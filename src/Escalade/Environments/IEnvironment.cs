using Escalade.Noise;

namespace Escalade.Environments;

/// <summary>
/// A task that an agent acts in, one step at a time, with Gymnasium's meaning of reset, step, terminated and truncated.
/// </summary>
/// <remarks>
/// An instance belongs to one thread. Two instances given the same <see cref="RandomSource"/> and the same actions
/// must answer the same numbers: the training result is a function of the seed only if this holds.
/// </remarks>
public interface IEnvironment : IDisposable
{
    /// <summary>Sizes, bounds and time limit; constant over the instance's life.</summary>
    EnvironmentSpec Spec { get; }

    /// <summary>Starts a new episode.</summary>
    /// <param name="random">The only source of chance the episode may use; valid until the next reset.</param>
    /// <param name="observation">Receives the first observation, <c>[ObservationSize]</c>.</param>
    void Reset(RandomSource random, Span<double> observation);

    /// <summary>Takes one timestep.</summary>
    /// <param name="action"><c>[ActionSize]</c> numbers for a <see cref="BoxActions"/>, one whole number for <see cref="DiscreteActions"/>.</param>
    /// <param name="observation">Receives the observation after the step, <c>[ObservationSize]</c>.</param>
    /// <returns>The reward of this step and whether it was the last.</returns>
    StepResult Step(ReadOnlySpan<double> action, Span<double> observation);
}
