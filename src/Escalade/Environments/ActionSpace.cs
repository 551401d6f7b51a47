namespace Escalade.Environments;

/// <summary>The set of actions an environment takes.</summary>
public abstract record ActionSpace
{
    private protected ActionSpace() { }

    /// <summary>Numbers in an action as <see cref="IEnvironment.Step"/> takes it.</summary>
    public abstract int Size { get; }
}

/// <summary>Real-valued actions, each component between its bounds.</summary>
/// <param name="Low">Least value of each component, <c>[Size]</c>.</param>
/// <param name="High">Greatest value of each component, <c>[Size]</c>.</param>
public sealed record BoxActions(IReadOnlyList<double> Low, IReadOnlyList<double> High) : ActionSpace
{
    /// <inheritdoc/>
    public override int Size => Low.Count;
}

/// <summary>One of <paramref name="Count"/> actions, given to the environment as the whole numbers 0 to Count - 1.</summary>
/// <param name="Count">How many actions there are, at least 2.</param>
public sealed record DiscreteActions(int Count) : ActionSpace
{
    /// <inheritdoc/>
    public override int Size => 1;
}
