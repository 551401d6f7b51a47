namespace Escalade.Strategies;

/// <summary>What a generation's candidates reached.</summary>
/// <param name="returns">
/// <c>[candidates]</c>, less the shift; minus infinity stands for a return that was not a finite number. May be overwritten.
/// </param>
/// <param name="behaviors"><c>[candidates x behaviorSize]</c></param>
/// <param name="behaviorSize">Numbers in a behaviour; 0 for tasks that have none.</param>
public readonly ref struct Scores(Span<double> returns, ReadOnlySpan<double> behaviors = default, int behaviorSize = 0)
{
    private readonly ReadOnlySpan<double> _behaviors = behaviors;

    /// <summary>
    /// <c>[candidates]</c>, less the shift; minus infinity stands for a return that was not a finite number. May be overwritten.
    /// </summary>
    public Span<double> Returns { get; } = returns;

    /// <summary>Numbers in a behaviour; 0 for tasks that have none.</summary>
    public int BehaviorSize { get; } = behaviorSize;

    /// <summary>What a candidate did, in the task's own measure, <c>[BehaviorSize]</c>: where it ended, say.</summary>
    public ReadOnlySpan<double> Behavior(int candidate) => _behaviors.Slice(candidate * BehaviorSize, BehaviorSize);
}
