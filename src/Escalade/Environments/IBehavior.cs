namespace Escalade.Environments;

/// <summary>An environment that can say what an episode did, in numbers of the task's own: where it ended, say, or the console's memory.</summary>
/// <remarks><see cref="EnvironmentSpec.BehaviorSize"/> says how many numbers these are.</remarks>
public interface IBehavior : IEnvironment
{
    /// <summary>Describes the episode that has just ended.</summary>
    /// <param name="behavior">Receives <c>[BehaviorSize]</c> numbers.</param>
    void Describe(Span<double> behavior);
}
