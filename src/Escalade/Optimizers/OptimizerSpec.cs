using Escalade.Settings;

namespace Escalade.Optimizers;

/// <summary>Turns a gradient estimate into a step uphill; a recipe's <c>strategy.optimizer</c>.</summary>
/// <remarks>
/// Holds settings only: an optimiser's state lies in the state of the search. Every parameter is treated alone, so any thread may
/// update any slice.
/// </remarks>
public abstract record OptimizerSpec : ISettings<OptimizerSpec>
{
    /// <summary>The size of a step, above 0.</summary>
    public Schedule StepSize { get; init; } = 0.01;

    /// <summary>Names of the vectors of the optimiser's state, each as long as the parameters; they begin at zero.</summary>
    public abstract IReadOnlyList<string> StateNames { get; }

    /// <summary>Takes a step.</summary>
    /// <param name="generation">Steps taken before this one.</param>
    /// <param name="gradient">The direction that increases the return.</param>
    /// <param name="parameters">What is moved; as long as the gradient.</param>
    /// <param name="memory">What is remembered, in the order of <see cref="StateNames"/>; each as long as the gradient.</param>
    public abstract void Step(int generation, ReadOnlySpan<float> gradient, Span<float> parameters, OptimizerState memory);

    /// <inheritdoc/>
    public abstract OptimizerSpec Visit(SettingsVisitor keys);
}
