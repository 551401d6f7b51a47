using Escalade.Noise;
using Escalade.Recipes;

namespace Escalade.Training;

/// <summary>
/// One thread's evaluator at work: makes what it plays from the episodes of a queue, and hands back what comes of them. The threads of
/// a process and those of a cluster's worker run the same.
/// </summary>
internal sealed class EvaluatorThread : ITrials, IDisposable
{
    private readonly IEvaluator _evaluator;
    private readonly IEpisodeQueue _queue;
    private readonly Recipe _recipe;
    private readonly MomentsPool _moments;
    private readonly RandomSource _choice = new(default);
    private readonly List<Trial> _trials = [];
    private readonly Stack<Trial> _spare = [];
    private int _underWay;

    /// <param name="recipe">The run's.</param>
    /// <param name="evaluator">The thread's own; disposed with this.</param>
    /// <param name="queue">Where episodes come from.</param>
    /// <param name="moments">Where moments of observations come from.</param>
    public EvaluatorThread(Recipe recipe, IEvaluator evaluator, IEpisodeQueue queue, MomentsPool moments)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(evaluator.Capacity, 1);
        (_recipe, _evaluator, _queue, _moments) = (recipe, evaluator, queue, moments);
    }

    /// <summary>Candidates that it plays at once.</summary>
    public int Capacity => _evaluator.Capacity;

    /// <summary>Time spent in the simulator so far, and in all.</summary>
    public (double Simulator, double Total) Seconds => _evaluator.Seconds;

    /// <summary>Plays until the queue has nothing to begin.</summary>
    public void Run()
    {
        while (true)
        {
            try
            {
                _evaluator.Evaluate(this);
                if (_underWay == 0)
                {
                    return;
                }
                throw new InvalidOperationException($"The evaluator returned with {_underWay} candidates that it had not given back.");
            }
            catch (Exception e) when (_underWay > 0)
            {
                // What was under way is lost with it; what comes after is not.
                foreach (var trial in _trials.Where(trial => trial.IsUnderWay))
                {
                    Fail(trial, e);
                }
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _evaluator.Dispose();

    /// <inheritdoc/>
    Trial? ITrials.Take()
    {
        if (_queue.Take() is not (var round, var number))
        {
            return null;
        }
        var state = round.State;
        var candidate = round.CandidateOf(number);
        if (!_spare.TryPop(out var trial))
        {
            _trials.Add(trial = new Trial(state.Parameters.Length, state.Search.BehaviorSize));
        }
        trial.IsUnderWay = true;
        _underWay++;
        (trial.Round, trial.Number, trial.Candidate, trial.Generation) = (round, number, candidate, state.Generation);
        (trial.Statistics, trial.Reference) = (state.Observations, state.Reference);
        if (candidate.IsPerturbed)
        {
            Perturb(trial, state, candidate.Index);
        }
        else
        {
            // Whole episodes, so that the return can be held against published ones.
            state.Parameters.CopyTo(trial.Parameters, 0);
            trial.Start = new NoiseKey(state.Seed, state.Generation, candidate.Index, candidate.Purpose);
            (trial.LengthLimit, trial.ActionNoise, trial.Moments) = (0, null, null);
        }
        return trial;
    }

    /// <inheritdoc/>
    void ITrials.Complete(Trial trial, EpisodeResult result) => GiveBack(trial, result, null);

    /// <inheritdoc/>
    public void Fail(Trial trial, Exception cause) => GiveBack(trial, default, cause);

    /// <inheritdoc/>
    void ITrials.GiveUp(Trial trial)
    {
        _moments.Return(trial.Moments);
        _queue.GiveUp(trial.Round, trial.Number);
        Recycle(trial);
    }

    /// <summary>A group's candidates start alike, so that their difference tells more of the policy than of luck.</summary>
    private void Perturb(Trial trial, TrainingState state, int index)
    {
        var group = index / _recipe.Strategy.GroupSize;
        _recipe.Strategy.Sample(state.Search, index, 0, trial.Parameters);
        trial.Start = new NoiseKey(state.Seed, state.Generation, group, NoisePurpose.Episode);
        trial.ActionNoise = _recipe.Actions.Noise > 0
            ? new NoiseKey(state.Seed, state.Generation, group, NoisePurpose.ActionNoise)
            : null;
        trial.LengthLimit = state.EpisodeCap;
        trial.Moments = _recipe.Observations.Contributes(state.Seed, state.Generation, group, _choice) ? _moments.Rent() : null;
    }

    private void GiveBack(Trial trial, EpisodeResult result, Exception? failure)
    {
        if (!trial.IsUnderWay)
        {
            throw new ArgumentException("The candidate was given back already.", nameof(trial));
        }
        _queue.Put(trial.Round, new PlayedEpisode(trial.Number, result, trial.Moments, trial.BehaviorArray, failure));
        Recycle(trial);
    }

    private void Recycle(Trial trial)
    {
        trial.Moments = null;
        trial.IsUnderWay = false;
        _underWay--;
        _spare.Push(trial);
    }
}
