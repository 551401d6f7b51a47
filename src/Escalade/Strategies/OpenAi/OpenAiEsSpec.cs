using Escalade.Noise;
using Escalade.Numerics;
using Escalade.Optimizers;
using Escalade.Settings;
using Escalade.Threading;

namespace Escalade.Strategies.OpenAi;

/// <summary>
/// The evolution strategy of Salimans et al. 2017 ("Evolution Strategies as a Scalable Alternative to Reinforcement Learning",
/// algorithm 2): the gradient of the smoothed return is estimated from antithetic pairs of perturbations, and an optimiser climbs it.
/// With <see cref="TopDirections"/> and <see cref="SgdSpec"/> it is augmented random search (Mania et al. 2018).
/// </summary>
/// <remarks>
/// Candidates 2i and 2i + 1 are a pair: parameters + sigma e_i and parameters - sigma e_i. A pair gives one utility, the weight
/// of its e_i: 4 bytes, where its two returns take 16.
/// </remarks>
public sealed record OpenAiEsSpec : StrategySpec
{
    /// <summary>The deviation of the perturbations, above 0.</summary>
    public Schedule Sigma { get; init; } = 0.02;

    /// <summary>Returns to weights.</summary>
    public ShapingSpec Shaping { get; init; } = new CenteredRanks();

    /// <summary>Gradient estimate to step.</summary>
    public OptimizerSpec Optimizer { get; init; } = new AdamSpec();

    /// <summary>The parameters times this are subtracted from the gradient (L2 regularisation), at least 0.</summary>
    public double WeightDecay { get; init; }

    /// <inheritdoc/>
    public override int GroupSize => 2;

    /// <inheritdoc/>
    public override void Declare(SearchState state)
    {
        foreach (var name in Optimizer.StateNames)
        {
            state.DeclareVector($"optimizer.{name}");
        }
    }

    /// <inheritdoc/>
    public override void Sample(SearchState state, int candidate, int start, Span<float> slice)
    {
        state.Parameters.AsSpan(start, slice.Length).CopyTo(slice);
        var sigma = (float)Sigma.At(state.Generation);
        GaussianNoise.AddWeighted(state.NoiseOf(candidate / 2), [candidate % 2 == 0 ? sigma : -sigma], start, slice);
    }

    /// <inheritdoc/>
    public override int UtilityCount(SearchState state, int candidates) => candidates / 2;

    /// <inheritdoc/>
    public override void ToUtilities(SearchState state, Scores scores, Span<float> utilities)
    {
        Shaping.Shape(scores.Returns, Sigma.At(state.Generation), utilities);
        if (!Finite.AreAll(utilities))
        {
            throw new OverflowException(
                $"The returns of generation {state.Generation} are too large: a weight is not a finite float32. "
                + "Scale them down, or use centred ranks.");
        }
    }

    /// <inheritdoc/>
    public override void Fold(SearchState state, ReadOnlyMemory<float> utilities, int candidates, ThreadTeam team) =>
        team.ForEachBlock(
            state.Parameters.Length, (Spec: this, state, utilities),
            static (job, start, length) => job.Spec.FoldBlock(job.state, job.utilities.Span, start, length));

    /// <inheritdoc/>
    public override StrategySpec Visit(SettingsVisitor keys) => (OpenAiEsSpec)VisitShared(keys) with
    {
        Sigma = keys.Schedule(Sigma),
        Shaping = keys.Kind(Shaping),
        Optimizer = keys.Kind(Optimizer),
        WeightDecay = keys.Number(WeightDecay, Limits.From(0).To(1e6)),
    };

    /// <summary>gradient = sum of w_i e_i - decay * parameters, then a step.</summary>
    private void FoldBlock(SearchState state, ReadOnlySpan<float> weights, int start, int length)
    {
        var parameters = state.Parameters.AsSpan(start, length);
        Span<float> gradient = stackalloc float[length];
        gradient.Clear();
        GaussianNoise.AddWeighted(state.NoiseOf(0), weights, start, gradient);
        if (WeightDecay > 0)
        {
            var decay = (float)-WeightDecay;
            for (var i = 0; i < length; i++)
            {
                gradient[i] = MathF.FusedMultiplyAdd(decay, parameters[i], gradient[i]);
            }
        }
        // All that is declared is the optimiser's.
        var memory = new OptimizerState(state.Vectors, start, length);
        Optimizer.Step(state.Generation, gradient, parameters, memory);
        RequireFinite(state, parameters);
        for (var i = 0; i < state.Vectors.Length; i++)
        {
            RequireFinite(state, memory[i]);
        }
    }
}
