using Escalade.Noise;

namespace Escalade.Environments;

/// <summary>
/// An environment whose observations are bytes: pixels, or a console's memory. It plays without writing them out as float64,
/// which for a stack of frames costs more than looking at them; a policy sees the same numbers either way.
/// </summary>
public interface IByteEnvironment : IEnvironment
{
    /// <summary>
    /// The observation after the latest reset or step, <c>[ObservationSize]</c>: the live one, not a copy, and valid until the
    /// next.
    /// </summary>
    ReadOnlySpan<byte> Bytes { get; }

    /// <summary>Starts a new episode, like <see cref="IEnvironment.Reset"/>; its first observation is in <see cref="Bytes"/>.</summary>
    /// <param name="random">The only source of chance the episode may use; valid until the next reset.</param>
    void Reset(RandomSource random);

    /// <summary>Takes one timestep, like <see cref="IEnvironment.Step"/>; the observation after it is in <see cref="Bytes"/>.</summary>
    /// <param name="action"><c>[ActionSize]</c> numbers for a <see cref="BoxActions"/>, one whole number for <see cref="DiscreteActions"/>.</param>
    /// <returns>The reward of this step and whether it was the last.</returns>
    StepResult Step(ReadOnlySpan<double> action);
}
