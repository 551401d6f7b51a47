using System.Diagnostics;
using Escalade.Cluster.Coordination;
using Escalade.Cluster.Wire;
using Escalade.Environments;
using Escalade.Noise;
using Escalade.Training;

namespace Escalade.Cluster.Working;

/// <summary>A worker's threads: they play episodes of one round as they come in, and keep what comes of them.</summary>
internal sealed class LanePool : IDisposable
{
    /// <summary>
    /// The most work that a worker likes to have in hand, in seconds. Half of it is asked for when a quarter is left: that outlasts any
    /// trip to the head, and quick episodes travel by the hundred. Near a generation's end the head gives less.
    /// </summary>
    private const double Supply = 2;

    private readonly object _gate = new();
    private readonly Thread[] _threads;
    private readonly EvaluationLane[] _lanes;
    private readonly ObservationSpec _observations;
    private readonly Action _onNews;
    private readonly Queue<WorkRange> _queue = [];
    private readonly List<PlayedEpisode> _played = [];
    private readonly Stack<ObservationMoments> _spareMoments = [];
    private readonly RandomSource _choice = new(default);
    private CancellationTokenSource _abandoned = new();
    private TrainingState _state = null!;
    private Round _round;
    private WorkRange _front;
    private FailedEpisode? _failure;
    private int _busy;
    private int _queued;
    private double _secondsAnEpisode;
    private double _busySeconds;
    private bool _isStopped;

    /// <param name="count">How many threads.</param>
    /// <param name="observations">Which pairs contribute statistics.</param>
    /// <param name="createEvaluator">Makes an evaluator for one thread.</param>
    /// <param name="onNews">Called, from any thread, when there may be something to tell the head.</param>
    public LanePool(int count, ObservationSpec observations, Func<IEvaluator> createEvaluator, Action onNews)
    {
        (_observations, _onNews) = (observations, onNews);
        _lanes = new EvaluationLane[count];
        _threads = new Thread[count];
        for (var i = 0; i < count; i++)
        {
            _lanes[i] = new EvaluationLane(createEvaluator());
        }
        for (var i = 0; i < count; i++)
        {
            var lane = _lanes[i];
            _threads[i] = new Thread(() => Work(lane)) { IsBackground = true, Name = $"Escalade lane {i}" };
            _threads[i].Start();
        }
    }

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

    /// <summary>Where the lanes stand.</summary>
    public LaneStatus Status
    {
        get
        {
            lock (_gate)
            {
                var supply = _secondsAnEpisode > 0 ? (int)Math.Min(1e6, Supply / _secondsAnEpisode) : 1;
                return new LaneStatus(
                    Idle: Math.Max(0, _lanes.Length - _busy - _queued), Queued: _queued, Capacity: _lanes.Length * (1 + supply),
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
            (_round, _state) = (round, state);
        }
    }

    /// <summary>Adds work of the round.</summary>
    public void Add(WorkRange range)
    {
        lock (_gate)
        {
            _queue.Enqueue(range);
            _queued += range.Count;
            for (var i = 0; i < Math.Min(range.Count, _lanes.Length - _busy); i++)
            {
                Monitor.Pulse(_gate);
            }
        }
    }

    /// <summary>Ends the round; when this returns no lane looks at the state any more.</summary>
    public void Abandon()
    {
        lock (_gate)
        {
            _queue.Clear();
            (_round, _front, _queued, _failure) = (default, default, 0, null);
            RecyclePlayed();
            if (_busy > 0)
            {
                _abandoned.Cancel();
                while (_busy > 0)
                {
                    Monitor.Wait(_gate);
                }
                _abandoned.Dispose();
                _abandoned = new CancellationTokenSource();
            }
        }
    }

    /// <summary>Takes what was played since the last time, as the head wants it.</summary>
    public (byte[] Results, FailedEpisode? Failure, int Played, double BusySeconds) Report(WireWriter writer)
    {
        lock (_gate)
        {
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
        foreach (var lane in _lanes)
        {
            lane.Evaluator.Dispose();
        }
        _abandoned.Dispose();
    }

    private void Work(EvaluationLane lane)
    {
        while (true)
        {
            TrainingState state;
            CancellationToken abandoned;
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
                Fill(lane);
                (state, abandoned) = (_state, _abandoned.Token);
                _busy++;
            }
            var began = Stopwatch.GetTimestamp();
            var isOver = lane.Play(state, abandoned);
            var seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
            lock (_gate)
            {
                _busy--;
                _busySeconds += seconds;
                if (isOver && !abandoned.IsCancellationRequested)
                {
                    Keep(lane);
                    _secondsAnEpisode += (seconds / lane.Count - _secondsAnEpisode) * (_secondsAnEpisode > 0 ? 0.05 : 1);
                }
                else
                {
                    for (var i = 0; i < lane.Count; i++)
                    {
                        Recycle(lane[i].Moments);
                    }
                }
                if (_busy == 0 && abandoned.IsCancellationRequested)
                {
                    // Abandon waits for it.
                    Monitor.PulseAll(_gate);
                }
            }
            _onNews();
        }
    }

    private void Fill(EvaluationLane lane)
    {
        lane.Clear();
        while (!lane.IsFull && _queued > 0)
        {
            var number = NextNumber();
            var candidate = Candidate.OfEpisode(number, _round.Purpose, _round.Evaluations);
            var contributes = candidate.Sign != 0
                && _observations.Contributes(_state.Seed, _state.Generation, candidate.Index, _choice);
            lane.Add(number, candidate, contributes ? SpareMoments(lane.Evaluator.ObservationSize) : null);
        }
    }

    private int NextNumber()
    {
        if (_front.Count == 0)
        {
            _front = _queue.Dequeue();
        }
        var number = _front.Start;
        _front = new WorkRange(number + 1, _front.Count - 1);
        _queued--;
        return number;
    }

    private void Keep(EvaluationLane lane)
    {
        for (var i = 0; i < lane.Count; i++)
        {
            var (number, result, moments) = lane[i];
            if (lane.Failure is { } failure)
            {
                Recycle(moments);
                _failure ??= new FailedEpisode(_round.Id, number, failure.InnerException!.Message);
            }
            else
            {
                _played.Add(new PlayedEpisode(number, result, moments));
            }
        }
    }

    private ObservationMoments SpareMoments(int size) => _spareMoments.TryPop(out var spare) ? spare : new ObservationMoments(size);

    private void Recycle(ObservationMoments? moments)
    {
        if (moments is not null)
        {
            moments.Clear();
            _spareMoments.Push(moments);
        }
    }

    private void RecyclePlayed()
    {
        foreach (var episode in _played)
        {
            Recycle(episode.Moments);
        }
        _played.Clear();
    }
}
