using Escalade.Numerics;
using Escalade.Settings;
using Escalade.Strategies.EpisodeCaps;
using Escalade.Threading;

namespace Escalade.Strategies;

/// <summary>
/// An evolution strategy: how candidates are made from what the search remembers, and how their returns move it; a recipe's
/// <c>strategy</c>. Settings only: all that changes lies in the <see cref="SearchState"/>, so that one instance serves every thread.
/// </summary>
/// <remarks>
/// <para>To write one: declare what it remembers, sample candidate i, turn returns into utilities, fold the utilities. The trainer, the
/// journal, the checkpoints and the cluster do the rest. <c>Snes/SnesSpec.cs</c> is a whole one in a page.</para>
/// <para>For the same bytes everywhere: a candidate is a function of (state, index) alone, what is computed of a parameter depends on
/// no other block of parameters, and sums over candidates run in index order.</para>
/// </remarks>
public abstract record StrategySpec : ISettings<StrategySpec>
{
    /// <summary>When a generation closes.</summary>
    public GenerationSize Generation { get; init; } = GenerationSize.OfCandidates(64);

    /// <summary>
    /// Subtracted from the reward of every timestep before returns are compared, such as a bonus for being alive (ARS's shift).
    /// Recorded returns stay raw.
    /// </summary>
    public double RewardShift { get; init; }

    /// <summary>The longest episode allowed in training.</summary>
    public EpisodeCapSpec EpisodeCap { get; init; } = new NoEpisodeCap();

    /// <summary>
    /// Candidates that belong together, at least 1: they start alike (the same episode seed and action noise), and a generation
    /// closes only after a whole group. 2 for antithetic pairs.
    /// </summary>
    public virtual int GroupSize => 1;

    /// <summary>Declares the arrays and scalars that the search remembers beside its parameters, with their first values.</summary>
    /// <param name="state">Of the run's first generation.</param>
    public virtual void Declare(SearchState state) { }

    /// <summary>Makes a slice of a candidate's parameters.</summary>
    /// <param name="state">Not changed.</param>
    /// <param name="candidate">The candidate of the state's generation, from 0.</param>
    /// <param name="start">Where the slice begins, a multiple of <see cref="Noise.GaussianNoise.BlockSize"/>.</param>
    /// <param name="slice">Receives it; any length that fits.</param>
    public abstract void Sample(SearchState state, int candidate, int start, Span<float> slice);

    /// <summary>How many utilities a generation comes to: all that travels to the replicas of a cluster.</summary>
    /// <param name="state">Not changed.</param>
    /// <param name="candidates">Candidates of the generation.</param>
    public virtual int UtilityCount(SearchState state, int candidates) => candidates;

    /// <summary>Turns the returns of a generation into utilities.</summary>
    /// <param name="state">Not changed.</param>
    /// <param name="scores">Returns, and behaviours where the task has any, of all candidates.</param>
    /// <param name="utilities">Receives <see cref="UtilityCount"/> numbers.</param>
    /// <exception cref="OverflowException">Returns so large that no step follows from them.</exception>
    public abstract void ToUtilities(SearchState state, Scores scores, Span<float> utilities);

    /// <summary>Moves the search by a generation's utilities.</summary>
    /// <param name="state">Changed in place, but for its generation.</param>
    /// <param name="utilities">As <see cref="ToUtilities"/> made them.</param>
    /// <param name="candidates">Candidates of the generation.</param>
    /// <param name="team">Shares out blocks of parameters: <see cref="ThreadTeam.ForEachBlock(int, Action{int, int})"/>.</param>
    public abstract void Fold(SearchState state, ReadOnlyMemory<float> utilities, int candidates, ThreadTeam team);

    /// <inheritdoc/>
    public abstract StrategySpec Visit(SettingsVisitor keys);

    /// <summary>Throws if a step led to NaN or infinity.</summary>
    /// <exception cref="OverflowException">A value is NaN or infinite.</exception>
    protected static void RequireFinite(SearchState state, ReadOnlySpan<float> values)
    {
        if (!Finite.AreAll(values))
        {
            throw new OverflowException(
                $"The step of generation {state.Generation} is not finite: the returns, the step size or the deviation are too large. "
                + "Scale them down, or shape returns by their ranks.");
        }
    }

    /// <summary>Visits what all strategies have: a part of <see cref="Visit"/>.</summary>
    protected StrategySpec VisitShared(SettingsVisitor keys)
    {
        var read = this with
        {
            Generation = keys.Nested(Generation, blank: new GenerationSize()),
            RewardShift = keys.Number(RewardShift, Limits.From(-1e9).To(1e9)),
            EpisodeCap = keys.Kind(EpisodeCap),
        };
        keys.Require(
            (read.Generation.Candidates ?? 0) % GroupSize == 0, nameof(Generation),
            $"needs a number of candidates that is a multiple of {GroupSize}, not {read.Generation.Candidates}");
        return read;
    }
}
