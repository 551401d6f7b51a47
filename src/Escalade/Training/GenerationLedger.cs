using Escalade.Environments;
using Escalade.Noise;
using Escalade.Strategies;

namespace Escalade.Training;

/// <summary>
/// The episodes of one generation: which are handed out, which are back, and when it closes. The threads of a process and
/// the machines of a cluster are served alike. Not thread-safe.
/// </summary>
/// <remarks>
/// Episodes are numbered. First come those of the unperturbed policy, since one that has learned plays longer than its
/// perturbations; then candidates 0, 1, 2, .... They come back in any order and count in that of their numbers, a whole group at a
/// time; what lies beyond the generation's end is thrown away.
/// </remarks>
/// <param name="strategy">When a generation closes, and which candidates are a group.</param>
/// <param name="observations">Which groups contribute statistics.</param>
/// <param name="moments">Where moments of observations come from and go back to.</param>
internal sealed class GenerationLedger(StrategySpec strategy, ObservationSpec observations, MomentsPool moments)
{
    private readonly GenerationSize _size = strategy.Generation;
    private readonly int _groupSize = strategy.GroupSize;
    private readonly RandomSource _choice = new(default);
    private Entry[] _entries = [];
    private EvaluationRound _round = null!;
    private GenerationResults _results = null!;
    private int _evaluations;
    private int _evaluationsBack;
    private int _prefix;
    private long _prefixTimesteps;
    private bool _withCandidates;
    private bool _closed;
    private EvaluationException? _failure;

    /// <summary>Numbers below this have been handed out.</summary>
    public int HandedOut { get; private set; }

    /// <summary>Whether there is an episode that nobody has begun and that may count.</summary>
    public bool HasMore => _failure is null
        && (HandedOut < _evaluations || (!_closed && HandedOut - _evaluations < (_size.Candidates ?? int.MaxValue)));

    /// <summary>Whether all that counts is back: what is still out may be given up.</summary>
    public bool IsComplete => _failure is not null || (_closed && _evaluationsBack == _evaluations);

    /// <summary>How many episodes the generation will probably take, by the lengths of those that are back.</summary>
    /// <param name="guess">Candidates to expect while nothing is back; where their number is given, that is taken.</param>
    public int Expect(int guess)
    {
        var candidates = !_withCandidates ? 0
            : _size.Candidates ?? Math.Max(
                (_size.Episodes ?? 0) + _groupSize,
                _prefix == 0 ? guess
                    : (int)Math.Min(int.MaxValue / 2, _prefix * (double)(_size.Timesteps ?? 0) / _prefixTimesteps + _groupSize));
        return _evaluations + candidates;
    }

    /// <summary>Begins a round.</summary>
    /// <param name="round">What is played.</param>
    /// <param name="evaluations">How many episodes of the unperturbed policy it begins with.</param>
    /// <param name="withCandidates">Whether there are candidates as well.</param>
    /// <param name="results">Receives the scalars.</param>
    public void Open(EvaluationRound round, int evaluations, bool withCandidates, GenerationResults results)
    {
        foreach (ref var entry in _entries.AsSpan(0, HandedOut))
        {
            moments.Return(entry.Moments);
            entry = default;
        }
        (_round, _results, _evaluations) = (round, results, evaluations);
        (HandedOut, _evaluationsBack, _prefix, _prefixTimesteps) = (0, 0, 0, 0);
        (_withCandidates, _closed, _failure) = (withCandidates, !withCandidates, null);
        results.Generation = round.State.Generation;
        results.Observations.Clear();
        results.Resize(withCandidates ? Math.Max(_size.Candidates ?? _groupSize, results.CandidateCount) : 0, evaluations);
    }

    /// <summary>Hands out the next episode; only while <see cref="HasMore"/>.</summary>
    /// <returns>Its number.</returns>
    public int Take()
    {
        if (HandedOut >= _entries.Length)
        {
            Array.Resize(ref _entries, Math.Max(16, 2 * _entries.Length));
        }
        var candidates = HandedOut - _evaluations + 1;
        if (candidates > _results.CandidateCount)
        {
            _results.Resize(candidates, _evaluations);
        }
        return HandedOut++;
    }

    /// <summary>Who plays an episode.</summary>
    public Candidate CandidateOf(int number) => _round.CandidateOf(number);

    /// <summary>Whether an episode contributes statistics.</summary>
    public bool Contributes(int number) =>
        number >= _evaluations
        && observations.Contributes(_round.State.Seed, _round.State.Generation, (number - _evaluations) / _groupSize, _choice);

    /// <summary>Whether an episode is out and could still count.</summary>
    public bool Awaits(int number) => number < HandedOut && !_entries[number].IsBack && !IsComplete
        && (number < _evaluations || !_closed);

    /// <summary>The scalars of an episode that is back; null while it is not.</summary>
    public EpisodeResult? ResultOf(int number) =>
        !_entries[number].IsBack ? null
        : number < _evaluations ? _results.Evaluations[number] : _results.Candidates[number - _evaluations];

    /// <summary>Takes an episode back; its moments are the ledger's from now on. One that is not awaited is thrown away.</summary>
    public void Put(PlayedEpisode episode)
    {
        var number = episode.Number;
        if (!Awaits(number))
        {
            moments.Return(episode.Moments);
            return;
        }
        ref var entry = ref _entries[number];
        entry.IsBack = true;
        var failure = episode.Failure is { } cause
            ? new EvaluationException(_round.State.Generation, CandidateOf(number), cause)
            : null;
        if (number < _evaluations)
        {
            _results.EvaluationsToWrite[number] = episode.Result;
            _evaluationsBack++;
            _failure ??= failure;
            return;
        }
        (entry.Failure, entry.Moments) = (failure, episode.Moments);
        var candidate = number - _evaluations;
        _results.CandidatesToWrite[candidate] = episode.Result;
        var size = _results.BehaviorSize;
        episode.Behavior.AsSpan(0, size).CopyTo(_results.BehaviorsToWrite[(candidate * size)..]);
        while (!_closed && IsGroupBack(_prefix))
        {
            for (var end = _prefix + _groupSize; _prefix < end; _prefix++)
            {
                TakeIntoPrefix(_prefix);
            }
            _closed = _size.IsClosed(_prefix, _prefixTimesteps);
        }
    }

    /// <summary>Ends a generation that is complete: cuts the results at its end.</summary>
    /// <exception cref="EvaluationException">An episode within it failed.</exception>
    public void Close()
    {
        if (_failure is not null)
        {
            throw _failure;
        }
        _results.Resize(_prefix, _evaluations);
    }

    private bool IsGroupBack(int first)
    {
        for (var number = _evaluations + first; number < _evaluations + first + _groupSize; number++)
        {
            if (number >= HandedOut || !_entries[number].IsBack)
            {
                return false;
            }
        }
        return true;
    }

    /// <summary>
    /// Candidates count in index order, not in the order in which they finish. A failure counts only here: beyond the generation's end
    /// it must not matter, because with another number of threads that candidate might never have been played.
    /// </summary>
    private void TakeIntoPrefix(int candidate)
    {
        ref var entry = ref _entries[_evaluations + candidate];
        _failure ??= entry.Failure;
        _prefixTimesteps += _results.CandidatesToWrite[candidate].Length;
        if (entry.Moments is { } observed)
        {
            // One NaN would make all statistics NaN from then on: the moments of such an episode are left out.
            _results.Observations.TryMerge(observed);
            moments.Return(observed);
            entry.Moments = null;
        }
    }

    /// <summary>What becomes of one episode.</summary>
    private struct Entry
    {
        public bool IsBack;
        public ObservationMoments? Moments;
        public EvaluationException? Failure;
    }
}
