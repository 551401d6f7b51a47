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
/// perturbations; then the halves of pairs 0, 1, 2, ..., so that two threads share even a single pair. They come back in any
/// order and count in that of their numbers; what lies beyond the generation's end is thrown away.
/// </remarks>
/// <param name="size">When a generation closes.</param>
/// <param name="observations">Which pairs contribute statistics.</param>
/// <param name="observationSize">Numbers in an observation.</param>
internal sealed class GenerationLedger(GenerationSize size, ObservationSpec observations, int observationSize)
{
    private readonly Stack<ObservationMoments> _spareMoments = [];
    private readonly RandomSource _choice = new(default);
    private Entry[] _entries = [];
    private TrainingState _state = null!;
    private GenerationResults _results = null!;
    private NoisePurpose _evaluationPurpose;
    private int _evaluations;
    private int _evaluationsBack;
    private int _back;
    private int _prefix;
    private long _prefixTimesteps;
    private bool _withPairs;
    private bool _closed;
    private EvaluationException? _failure;

    /// <summary>Numbers below this have been handed out.</summary>
    public int HandedOut { get; private set; }

    /// <summary>Whether there is an episode that nobody has begun and that may count.</summary>
    public bool HasMore => _failure is null
        && (HandedOut < _evaluations || (!_closed && HandedOut - _evaluations < 2L * (size.Pairs ?? int.MaxValue)));

    /// <summary>Whether all that counts is back: what is still out may be given up.</summary>
    public bool IsComplete => _failure is not null || (_closed && _evaluationsBack == _evaluations);

    /// <summary>Whether an episode is out, wanted or not.</summary>
    public bool IsAnyOut => _back < HandedOut;

    /// <summary>How many episodes the generation will probably take, by the lengths of those that are back.</summary>
    /// <param name="guess">Pairs to expect while nothing is back; where the number of pairs is given, that is taken.</param>
    public int Expect(int guess)
    {
        var pairs = !_withPairs ? 0
            : size.Pairs ?? Math.Max(
                (size.Episodes ?? 0) / 2 + 1,
                _prefix == 0 ? guess : (int)Math.Min(int.MaxValue / 4, _prefix * (double)(size.Timesteps ?? 0) / _prefixTimesteps + 1));
        return _evaluations + 2 * pairs;
    }

    /// <summary>Begins a generation.</summary>
    /// <param name="state">Not changed.</param>
    /// <param name="evaluationPurpose">Which episodes the unperturbed policy plays.</param>
    /// <param name="evaluations">How many of them.</param>
    /// <param name="withPairs">Whether there are pairs as well.</param>
    /// <param name="results">Receives the scalars.</param>
    public void Open(TrainingState state, NoisePurpose evaluationPurpose, int evaluations, bool withPairs, GenerationResults results)
    {
        foreach (ref var entry in _entries.AsSpan(0, HandedOut))
        {
            Recycle(ref entry.Moments);
            entry = default;
        }
        (_state, _results, _evaluationPurpose, _evaluations) = (state, results, evaluationPurpose, evaluations);
        (HandedOut, _back, _evaluationsBack, _prefix, _prefixTimesteps) = (0, 0, 0, 0, 0);
        (_withPairs, _closed, _failure) = (withPairs, !withPairs, null);
        results.Generation = state.Generation;
        results.Observations.Clear();
        results.Resize(withPairs ? Math.Max(size.Pairs ?? 1, results.Pairs) : 0, evaluations);
    }

    /// <summary>Hands out the next episode; only while <see cref="HasMore"/>.</summary>
    /// <returns>Its number.</returns>
    public int Take()
    {
        if (HandedOut >= _entries.Length)
        {
            Array.Resize(ref _entries, Math.Max(16, 2 * _entries.Length));
        }
        var pairs = (HandedOut - _evaluations) / 2 + 1;
        if (pairs > _results.Pairs && HandedOut >= _evaluations)
        {
            _results.Resize(pairs, _evaluations);
        }
        return HandedOut++;
    }

    /// <summary>Who plays an episode.</summary>
    public Candidate CandidateOf(int number) => Candidate.OfEpisode(number, _evaluationPurpose, _evaluations);

    /// <summary>Whether an episode contributes statistics.</summary>
    public bool Contributes(int number) =>
        number >= _evaluations && observations.Contributes(_state.Seed, _state.Generation, (number - _evaluations) / 2, _choice);

    /// <summary>Room for the statistics of an episode that is out; null when it contributes none.</summary>
    public ObservationMoments? MomentsOf(int number)
    {
        ref var moments = ref _entries[number].Moments;
        if (moments is null && Contributes(number))
        {
            moments = _spareMoments.TryPop(out var spare) ? spare : new ObservationMoments(observationSize);
        }
        return moments;
    }

    /// <summary>Whether an episode is out and could still count.</summary>
    public bool Awaits(int number) => number < HandedOut && !_entries[number].IsBack && !IsComplete
        && (number < _evaluations || !_closed);

    /// <summary>The scalars of an episode that is back; null while it is not.</summary>
    public EpisodeResult? ResultOf(int number) =>
        !_entries[number].IsBack ? null
        : number < _evaluations ? _results.Evaluations[number] : _results.Episodes[number - _evaluations];

    /// <summary>Takes an episode back, its statistics being where <see cref="MomentsOf"/> said; only while it is awaited.</summary>
    /// <param name="number">The episode.</param>
    /// <param name="result">Its scalars.</param>
    /// <param name="failure">Why there are none.</param>
    public void Put(int number, EpisodeResult result, EvaluationException? failure)
    {
        _back++;
        _entries[number].IsBack = true;
        _entries[number].Failure = failure;
        if (number < _evaluations)
        {
            _results.EvaluationsToWrite[number] = result;
            _evaluationsBack++;
            _failure ??= failure;
            return;
        }
        _results.EpisodesToWrite[number - _evaluations] = result;
        while (!_closed && IsPairBack(_prefix))
        {
            TakeIntoPrefix(2 * _prefix);
            TakeIntoPrefix(2 * _prefix + 1);
            _prefix++;
            _closed = size.IsClosed(_prefix, _prefixTimesteps);
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

    private bool IsPairBack(int pair)
    {
        var second = _evaluations + 2 * pair + 1;
        return second < HandedOut && _entries[second - 1].IsBack && _entries[second].IsBack;
    }

    /// <summary>
    /// Halves count in index order, whoever finished them when. A failure counts only here: one beyond the generation's
    /// end, where another number of threads might never have come, must not change how the generation ends.
    /// </summary>
    private void TakeIntoPrefix(int half)
    {
        ref var entry = ref _entries[_evaluations + half];
        _failure ??= entry.Failure;
        _prefixTimesteps += _results.EpisodesToWrite[half].Length;
        // One observation that is not a number would make all later ones so: such an episode has no say.
        if (entry.Moments is { IsFinite: true } moments)
        {
            _results.Observations.Merge(moments);
        }
        Recycle(ref entry.Moments);
    }

    private void Recycle(ref ObservationMoments? moments)
    {
        if (moments is not null)
        {
            moments.Clear();
            _spareMoments.Push(moments);
            moments = null;
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
