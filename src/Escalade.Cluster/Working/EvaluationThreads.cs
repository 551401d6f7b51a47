using System.Diagnostics;
using Escalade.Cluster.Wire;
using Escalade.Recipes;
using Escalade.Training;

namespace Escalade.Cluster.Working;

/// <summary>A worker's threads: they play episodes of one round as they come in, and keep what comes of them.</summary>
internal sealed class EvaluationThreads : IEpisodeQueue, IDisposable
{
    /// <summary>
    /// The most work that a worker queues, in seconds: so much when a round begins. Later, when less than a quarter is left, it asks for
    /// as much as fills the queue to half again. That outlasts a call to the head, and short episodes travel by the hundred. Near a
    /// generation's end the head gives less.
    /// </summary>
    private const double SupplySeconds = 2;

    /// <summary>Decay, per episode played, of the running mean of an episode's duration.</summary>
    private const double Decay = 0.95;

    private readonly object _gate = new();
    private readonly Thread[] _threads;
    private readonly EvaluatorThread[] _evaluators;
    private readonly MomentsPool _moments;
    private readonly Action _onNews;
    private readonly Queue<WorkRange> _queue = [];
    private readonly List<PlayedEpisode> _played = [];
    private Round _round;
    private EvaluationRound? _evaluation;
    private WorkRange _front;
    private FailedEpisode? _failure;
    private int _underWay;
    private int _queued;
    private long _clock = Stopwatch.GetTimestamp();
    private double _busySeconds;
    private (double Busy, double Episodes, double Since) _recent;
    private bool _isStopped;

    /// <param name="count">How many threads.</param>
    /// <param name="recipe">The run's.</param>
    /// <param name="moments">Where moments of observations come from.</param>
    /// <param name="createEvaluator">Makes an evaluator for one thread.</param>
    /// <param name="onNews">Called, from any thread, when there may be something to tell the head.</param>
    public EvaluationThreads(int count, Recipe recipe, MomentsPool moments, Func<IEvaluator> createEvaluator, Action onNews)
    {
        (_moments, _onNews) = (moments, onNews);
        _evaluators = [.. Enumerable.Range(0, count).Select(_ => new EvaluatorThread(recipe, createEvaluator(), this, moments))];
        Capacity = _evaluators.Sum(evaluator => evaluator.Capacity);
        _threads = [.. _evaluators.Select((evaluator, i) => new Thread(() => Work(evaluator)) { IsBackground = true, Name = $"Escalade evaluator {i}" })];
        foreach (var thread in _threads)
        {
            thread.Start();
        }
    }

    /// <summary>Episodes that they play at once.</summary>
    public int Capacity { get; }

    /// <summary>The round that is played; its id is 0 for none.</summary>
    public Round Round
    {
        get
        {
            lock (_gate)
            {
                return _round;
            }
        }
    }

    /// <summary>Where they stand.</summary>
    public WorkStatus Status
    {
        get
        {
            lock (_gate)
            {
                var seconds = _recent.Episodes > 0 ? _recent.Busy / _recent.Episodes : 0;
                var supply = seconds > 0 ? (int)Math.Min(1e6, SupplySeconds / seconds) : 1;
                return new WorkStatus(
                    Idle: Math.Max(0, Capacity - _underWay - _queued), Queued: _queued, Supply: (int)Math.Min(1e6, Capacity * (1.0 + supply)),
                    Played: _played.Count, HasFailed: _failure is not null);
            }
        }
    }

    /// <summary>Begins a round.</summary>
    /// <param name="round">Which.</param>
    /// <param name="state">Of the round's generation; not to be changed before <see cref="Abandon"/> returns.</param>
    public void Begin(Round round, TrainingState state)
    {
        Abandon();
        lock (_gate)
        {
            (_round, _evaluation) = (round, new EvaluationRound(state, round.Purpose, round.Evaluations));
        }
    }

    /// <summary>Adds work of the round.</summary>
    public void Add(WorkRange range)
    {
        lock (_gate)
        {
            _queue.Enqueue(range);
            _queued += range.Count;
            Monitor.PulseAll(_gate);
        }
    }

    /// <summary>Ends the round; when this returns no thread looks at the state any more.</summary>
    public void Abandon()
    {
        lock (_gate)
        {
            _queue.Clear();
            _evaluation?.Abandon();
            (_round, _evaluation, _front, _queued, _failure) = (default, null, default, 0, null);
            RecyclePlayed();
            while (_underWay > 0)
            {
                Monitor.Wait(_gate);
            }
        }
    }

    /// <summary>Takes what was played since the last time, as the head wants it.</summary>
    public (byte[] Results, FailedEpisode? Failure, int Played, double BusySeconds) Report(WireWriter writer)
    {
        lock (_gate)
        {
            CountTime();
            var results = Array.Empty<byte>();
            var played = _played.Count;
            if (played > 0)
            {
                _played.Sort(static (a, b) => a.Number.CompareTo(b.Number));
                results = ResultsCodec.Encode(_round.Id, _played, writer);
                RecyclePlayed();
            }
            var report = (results, _failure, played, _busySeconds);
            (_failure, _busySeconds) = (null, 0);
            return report;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Abandon();
        lock (_gate)
        {
            _isStopped = true;
            Monitor.PulseAll(_gate);
        }
        foreach (var thread in _threads)
        {
            thread.Join();
        }
        foreach (var evaluator in _evaluators)
        {
            evaluator.Dispose();
        }
    }

    (EvaluationRound Round, int Number)? IEpisodeQueue.Take()
    {
        lock (_gate)
        {
            if (_queued == 0)
            {
                return null;
            }
            if (_front.Count == 0)
            {
                _front = _queue.Dequeue();
            }
            var number = _front.Start;
            _front = new WorkRange(number + 1, _front.Count - 1);
            CountTime();
            _queued--;
            _underWay++;
            return (_evaluation!, number);
        }
    }

    void IEpisodeQueue.Put(EvaluationRound round, PlayedEpisode episode)
    {
        lock (_gate)
        {
            EndOne();
            _recent = (Decay * _recent.Busy + _recent.Since, Decay * _recent.Episodes + 1, 0);
            if (round != _evaluation)
            {
                _moments.Return(episode.Moments);
            }
            else if (episode.Failure is { } failure)
            {
                _moments.Return(episode.Moments);
                _failure ??= new FailedEpisode(_round.Id, episode.Number, failure.Message);
            }
            else
            {
                _played.Add(episode with { Behavior = [.. episode.Behavior] });
            }
        }
        _onNews();
    }

    void IEpisodeQueue.GiveUp(EvaluationRound round, int number)
    {
        lock (_gate)
        {
            EndOne();
        }
    }

    private void Work(EvaluatorThread evaluator)
    {
        while (true)
        {
            lock (_gate)
            {
                while (_queued == 0 && !_isStopped)
                {
                    Monitor.Wait(_gate);
                }
                if (_isStopped)
                {
                    return;
                }
            }
            evaluator.Run();
        }
    }

    private void EndOne()
    {
        CountTime();
        _underWay--;
        if (_underWay == 0)
        {
            // Abandon may wait for it.
            Monitor.PulseAll(_gate);
        }
    }

    /// <summary>Adds up the time that episodes have been under way, each on its own.</summary>
    private void CountTime()
    {
        var now = Stopwatch.GetTimestamp();
        var busy = _underWay * Stopwatch.GetElapsedTime(_clock, now).TotalSeconds;
        _clock = now;
        _busySeconds += busy;
        _recent.Since += busy;
    }

    private void RecyclePlayed()
    {
        foreach (var episode in _played)
        {
            _moments.Return(episode.Moments);
        }
        _played.Clear();
    }
}
