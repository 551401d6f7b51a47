using System.Buffers;
using Escalade.Noise;
using Escalade.Numerics;
using Escalade.Settings;
using Escalade.Threading;

namespace Escalade.Strategies.Snes;

/// <summary>
/// Separable natural evolution strategies (Schaul, Glasmachers and Schmidhuber 2011, "High dimensions and heavy tails for natural
/// evolution strategies", algorithm 2; Wierstra et al. 2014): a normal distribution with a deviation of its own for every parameter,
/// moved along the natural gradient of the expected utility.
/// </summary>
/// <remarks>
/// Candidate i is m + s e_i, elementwise. With u_i the utility of its rank:
/// m += StepSize * s * sum of u_i e_i; s *= exp(DeviationStepSize / 2 * sum of u_i (e_i^2 - 1)).
/// Utilities sum to zero, so the 1 drops out of the second sum.
/// </remarks>
public sealed record SnesSpec : StrategySpec
{
    private const string Deviation = "deviation";

    /// <summary>The first deviation of every parameter, above 0.</summary>
    public double Sigma { get; init; } = 1;

    /// <summary>The learning rate of the mean, above 0; the paper's 1.</summary>
    public double StepSize { get; init; } = 1;

    /// <summary>The learning rate of the deviations, above 0; null for the paper's (3 + ln d) / (5 sqrt d) in d dimensions.</summary>
    public double? DeviationStepSize { get; init; }

    /// <inheritdoc/>
    public override void Declare(SearchState state) => state.DeclareVector(Deviation, (float)Sigma);

    /// <inheritdoc/>
    public override void Sample(SearchState state, int candidate, int start, Span<float> slice)
    {
        GaussianNoise.Fill(state.NoiseOf(candidate), start, slice);
        var mean = state.Parameters.AsSpan(start, slice.Length);
        var deviation = state.Vector(Deviation).AsSpan(start, slice.Length);
        for (var i = 0; i < slice.Length; i++)
        {
            slice[i] = MathF.FusedMultiplyAdd(deviation[i], slice[i], mean[i]);
        }
    }

    /// <summary>
    /// The k-th best of n has the utility max(0, ln(n/2 + 1) - ln k), these divided by their sum, less 1/n. Equal returns share the mean
    /// of theirs.
    /// </summary>
    public override void ToUtilities(SearchState state, Scores scores, Span<float> utilities)
    {
        var count = utilities.Length;
        var byRank = ArrayPool<double>.Shared.Rent(count);
        var total = 0.0;
        for (var k = 0; k < count; k++)
        {
            byRank[k] = Math.Max(0, Log(count / 2f + 1) - Log(k + 1));
            total += byRank[k];
        }
        for (var k = 0; k < count; k++)
        {
            byRank[k] = byRank[k] / total - 1.0 / count;
        }
        Ranks.Share(scores.Returns, byRank.AsSpan(0, count), utilities);
        ArrayPool<double>.Shared.Return(byRank);
    }

    /// <inheritdoc/>
    public override void Fold(SearchState state, ReadOnlyMemory<float> utilities, int candidates, ThreadTeam team) =>
        team.ForEachBlock(
            state.Parameters.Length, (Spec: this, state, utilities),
            static (job, start, length) => job.Spec.FoldBlock(job.state, job.utilities.Span, start, length));

    /// <inheritdoc/>
    public override StrategySpec Visit(SettingsVisitor keys) => (SnesSpec)VisitShared(keys) with
    {
        Sigma = keys.Number(Sigma, Limits.Above(0).To(1e9)),
        StepSize = keys.Number(StepSize, Limits.Above(0).To(10)),
        DeviationStepSize = keys.Number(DeviationStepSize, Limits.Above(0).To(10)),
    };

    private void FoldBlock(SearchState state, ReadOnlySpan<float> utilities, int start, int length)
    {
        var dimension = state.Parameters.Length;
        var rate = (float)((DeviationStepSize ?? (3 + Log(dimension)) / (5 * Math.Sqrt(dimension))) / 2);
        var mean = state.Parameters.AsSpan(start, length);
        var deviation = state.Vector(Deviation).AsSpan(start, length);
        Span<float> sum = stackalloc float[length];
        Span<float> squares = stackalloc float[length];
        NoiseMoments.Add(state.NoiseOf(0), utilities, start, sum, squares);
        for (var i = 0; i < length; i++)
        {
            mean[i] = MathF.FusedMultiplyAdd((float)StepSize * deviation[i], sum[i], mean[i]);
            deviation[i] *= ElementaryFunctions.Exp(ScalarWide.Broadcast(rate * squares[i])).Value;
        }
        RequireFinite(state, mean);
        RequireFinite(state, deviation);
    }

    /// <summary>Our own logarithm: the C library's differs between machines.</summary>
    private static double Log(float x) => ElementaryFunctions.Log(ScalarWide.Broadcast(x)).Value;
}
