using System.Buffers;
using Escalade.Noise;
using Escalade.Optimizers;
using Escalade.Settings;
using Escalade.Threading;

namespace Escalade.Strategies.Cem;

/// <summary>
/// The cross-entropy method (Rubinstein 1999; de Boer et al. 2005, algorithm 4.1 for continuous optimisation) with a normal
/// distribution of independent parameters: its mean and deviations become those of the best candidates. With
/// <see cref="ExtraDeviation"/> it is the noisy form of Szita and Lőrincz 2006, which does not stop too early.
/// </summary>
/// <remarks>
/// Candidate i is m + s e_i, elementwise, with s^2 the variance v plus that of the extra noise. Of the elite, a share of 1/n each:
/// m' = mean, v' = variance; then m += StepSize (m' - m), v += StepSize (v' - v).
/// </remarks>
public sealed record CemSpec : StrategySpec
{
    private const string Variance = "variance";

    /// <summary>The first deviation of every parameter, above 0.</summary>
    public double Sigma { get; init; } = 1;

    /// <summary>The share of candidates, in (0, 1], that are the elite: rounded up, so at least one.</summary>
    public double Elite { get; init; } = 0.25;

    /// <summary>How far mean and variance go towards the elite's, in (0, 1]; 1 takes theirs.</summary>
    public double StepSize { get; init; } = 1;

    /// <summary>Deviation of extra noise in every candidate; null for none. A schedule that falls lets the search converge.</summary>
    public Schedule? ExtraDeviation { get; init; }

    /// <inheritdoc/>
    public override void Declare(SearchState state) => state.DeclareVector(Variance, (float)(Sigma * Sigma));

    /// <inheritdoc/>
    public override void Sample(SearchState state, int candidate, int start, Span<float> slice)
    {
        GaussianNoise.Fill(state.NoiseOf(candidate), start, slice);
        var mean = state.Parameters.AsSpan(start, slice.Length);
        var variance = state.Vector(Variance).AsSpan(start, slice.Length);
        var extra = ExtraVariance(state);
        for (var i = 0; i < slice.Length; i++)
        {
            slice[i] = MathF.FusedMultiplyAdd(MathF.Sqrt(variance[i] + extra), slice[i], mean[i]);
        }
    }

    /// <summary>One over the elite's number for the elite, 0 for the rest; candidates that tie at the edge share what is left.</summary>
    public override void ToUtilities(SearchState state, Scores scores, Span<float> utilities)
    {
        var count = utilities.Length;
        var elite = (int)Math.Ceiling(Elite * count);
        var byRank = ArrayPool<double>.Shared.Rent(count);
        byRank.AsSpan(0, elite).Fill(1.0 / elite);
        byRank.AsSpan(elite, count - elite).Clear();
        Ranks.Share(scores.Returns, byRank.AsSpan(0, count), utilities);
        ArrayPool<double>.Shared.Return(byRank);
    }

    /// <inheritdoc/>
    public override void Fold(SearchState state, ReadOnlyMemory<float> utilities, int candidates, ThreadTeam team) =>
        team.ForEachBlock(
            state.Parameters.Length, (Spec: this, state, utilities),
            static (job, start, length) => job.Spec.FoldBlock(job.state, job.utilities.Span, start, length));

    /// <inheritdoc/>
    public override StrategySpec Visit(SettingsVisitor keys) => (CemSpec)VisitShared(keys) with
    {
        Sigma = keys.Number(Sigma, Limits.Above(0).To(1e9)),
        Elite = keys.Number(Elite, Limits.Above(0).To(1)),
        StepSize = keys.Number(StepSize, Limits.Above(0).To(1)),
        ExtraDeviation = keys.ScheduleOrNull(ExtraDeviation),
    };

    private void FoldBlock(SearchState state, ReadOnlySpan<float> utilities, int start, int length)
    {
        var (step, extra) = ((float)StepSize, ExtraVariance(state));
        var mean = state.Parameters.AsSpan(start, length);
        var variance = state.Vector(Variance).AsSpan(start, length);
        Span<float> sum = stackalloc float[length];
        Span<float> squares = stackalloc float[length];
        NoiseMoments.Add(state.NoiseOf(0), utilities, start, sum, squares);
        for (var i = 0; i < length; i++)
        {
            // Of e_i first, where numbers are of size 1, and then of the parameters: a large mean costs no digits.
            var sampled = variance[i] + extra;
            var elite = sampled * MathF.Max(0, MathF.FusedMultiplyAdd(-sum[i], sum[i], squares[i]));
            mean[i] = MathF.FusedMultiplyAdd(step * MathF.Sqrt(sampled), sum[i], mean[i]);
            variance[i] = MathF.FusedMultiplyAdd(step, elite - variance[i], variance[i]);
        }
        RequireFinite(state, mean);
        RequireFinite(state, variance);
    }

    private float ExtraVariance(SearchState state)
    {
        var deviation = ExtraDeviation?.At(state.Generation) ?? 0;
        return (float)(deviation * deviation);
    }
}
