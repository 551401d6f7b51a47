using System.Text.Json.Serialization;

namespace Escalade.Optimizers;

/// <summary>Turns a gradient estimate into a step uphill; a recipe's <c>strategy.optimizer</c>.</summary>
/// <remarks>
/// Stateless: what an optimiser remembers lies in the training state. Every parameter is treated alone, so any slice
/// may be updated by any thread.
/// </remarks>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(AdamSpec), "adam")]
[JsonDerivedType(typeof(SgdSpec), "sgd")]
[JsonDerivedType(typeof(MomentumSpec), "momentum")]
public abstract record OptimizerSpec
{
    /// <summary>The size of a step, above 0.</summary>
    public Schedule StepSize { get; init; } = 0.01;

    /// <summary>Vectors as long as the parameters that are remembered between steps: 0, 1 or 2.</summary>
    [JsonIgnore]
    public abstract int MomentCount { get; }

    /// <summary>Takes a step.</summary>
    /// <param name="generation">Steps taken before this one.</param>
    /// <param name="gradient">The direction that increases the return.</param>
    /// <param name="parameters">What is moved; as long as the gradient.</param>
    /// <param name="firstMoment">Remembered; as long as the gradient if <see cref="MomentCount"/> is at least 1.</param>
    /// <param name="secondMoment">Remembered; as long as the gradient if <see cref="MomentCount"/> is 2.</param>
    public abstract void Step(
        int generation, ReadOnlySpan<float> gradient, Span<float> parameters, Span<float> firstMoment, Span<float> secondMoment);
}
