using Escalade.Environments;
using Escalade.Strategies;
using Escalade.Threading;

namespace Escalade.Training;

/// <summary>
/// The second of the two pure functions: a state and the scalars of a generation in, the next state out.
/// </summary>
/// <remarks>
/// Candidate i of generation g is a function of (seed, g, i, state), so scalars are all that a replica needs. The arithmetic is the
/// strategy's; threads split the parameters, not the candidates, so that the sums are the same whatever their number.
/// </remarks>
public sealed class Fold
{
    private readonly StrategySpec _strategy;
    private readonly ThreadTeam _team;
    private readonly GenerationUpdate _update = new() { Observations = new ObservationMoments(0) };
    private double[] _returns = [];
    private int[] _lengths = [];

    /// <param name="strategy">The arithmetic.</param>
    /// <param name="team">The threads that share the work.</param>
    public Fold(StrategySpec strategy, ThreadTeam team) => (_strategy, _team) = (strategy, team);

    /// <summary>Turns the state of generation g into that of g + 1.</summary>
    /// <param name="state">Changed in place; not to be used any more after an exception.</param>
    /// <param name="results">The scalars of generation g.</param>
    /// <exception cref="ArgumentException">The results are of another generation.</exception>
    /// <exception cref="OverflowException">Returns so large that no finite step follows from them.</exception>
    public void Advance(TrainingState state, GenerationResults results)
    {
        ToUtilities(state, results, _update);
        Apply(state, _update);
    }

    /// <summary>The first half of it: returns become utilities.</summary>
    /// <param name="state">Not changed.</param>
    /// <param name="results">The scalars of the state's generation.</param>
    /// <param name="update">Receives what <see cref="Apply"/> needs; refers to the moments in the results.</param>
    internal void ToUtilities(TrainingState state, GenerationResults results, GenerationUpdate update)
    {
        RequireGeneration(state, results.Generation);
        var candidates = results.Candidates;
        if (_returns.Length < candidates.Length)
        {
            (_returns, _lengths) = (new double[candidates.Length], new int[candidates.Length]);
        }
        (update.Generation, update.Candidates, update.Timesteps) = (results.Generation, candidates.Length, 0);
        for (var i = 0; i < candidates.Length; i++)
        {
            var shifted = candidates[i].Return - _strategy.RewardShift * candidates[i].Length;
            _returns[i] = double.IsFinite(shifted) ? shifted : double.NegativeInfinity;
            _lengths[i] = candidates[i].Length;
            update.Timesteps += candidates[i].Length;
        }
        update.Resize(_strategy.UtilityCount(state.Search, candidates.Length));
        var scores = new Scores(_returns.AsSpan(0, candidates.Length), results.Behaviors, results.BehaviorSize);
        _strategy.ToUtilities(state.Search, scores, update.Utilities.Span);
        update.Observations = results.Observations;
        update.EpisodeCap = _strategy.EpisodeCap.Next(state.EpisodeCap, _lengths.AsSpan(0, candidates.Length));
    }

    /// <summary>The second half: utilities move the search.</summary>
    /// <param name="state">Changed in place.</param>
    /// <param name="update">Of the state's generation.</param>
    internal void Apply(TrainingState state, GenerationUpdate update)
    {
        RequireGeneration(state, update.Generation);
        _strategy.Fold(state.Search, update.Utilities, update.Candidates, _team);
        // Moments that would overflow a double are left out. Episodes with a NaN were left out before (GenerationLedger).
        state.Observations.TryMerge(update.Observations);
        state.EpisodeCap = update.EpisodeCap;
        state.Episodes += update.Candidates;
        state.Timesteps += update.Timesteps;
        state.Generation++;
    }

    private static void RequireGeneration(TrainingState state, int generation)
    {
        if (generation != state.Generation)
        {
            throw new ArgumentException($"The state awaits generation {state.Generation}, not {generation}.");
        }
    }
}
