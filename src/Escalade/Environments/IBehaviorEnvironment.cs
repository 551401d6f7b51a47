namespace Escalade.Environments;

/// <summary>An environment that describes an episode by a vector of numbers, such as where it ended: novelty search's behaviour.</summary>
/// <remarks><see cref="EnvironmentSpec.BehaviorSize"/> says how many numbers these are.</remarks>
public interface IBehaviorEnvironment : IEnvironment
{
    /// <summary>Describes the episode that has just ended.</summary>
    /// <param name="behavior">Receives <c>[BehaviorSize]</c> numbers.</param>
    void Describe(Span<double> behavior);
}
