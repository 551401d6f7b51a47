using Escalade.Cluster.Wire;
using Escalade.Environments;
using Escalade.Noise;
using Escalade.Strategies;
using Escalade.Training;

namespace Escalade.Cluster.Coordination;

/// <summary>
/// The head's side of a run: who the workers are, what each is told, when a round is complete. Knows nothing of networks;
/// time is given. Thread-safe.
/// </summary>
/// <remarks>
/// A worker has one call open at all times. It is answered as soon as there is something to say, and otherwise after
/// <see cref="CoordinatorOptions.LongestWait"/>. A newer call of the same worker, which has something to report, is answered first if
/// there is something to say to it; else it takes the older one's place, which is let go.
/// </remarks>
internal sealed class Coordinator : IDisposable
{
    private readonly CoordinatorOptions _options;
    private readonly TimeProvider _time;
    private readonly Action<string> _log;
    private readonly JoinRequirements _requirements;
    private readonly GenerationLedger _ledger;
    private readonly LeaseScheduler _leases;
    private readonly UpdateHistory _updates;
    private readonly SharedState _state;
    private readonly Dictionary<long, WorkerRecord> _workers = [];
    private readonly ITimer _timer;
    private readonly Lock _lock = new();
    private TaskCompletionSource _complete = new();
    private long _lastWorker;
    private int _rounds;
    private int _lastCandidates;
    private bool _isFinished;

    /// <param name="requirements">What a worker must have to be let in.</param>
    /// <param name="strategy">When a generation closes.</param>
    /// <param name="observations">Which candidates contribute statistics.</param>
    /// <param name="task">The task's sizes.</param>
    /// <param name="options">How workers are treated.</param>
    /// <param name="time">The clock.</param>
    /// <param name="log">Receives a line when a worker comes, goes or is dropped.</param>
    public Coordinator(
        JoinRequirements requirements, StrategySpec strategy, ObservationSpec observations, EnvironmentSpec task,
        CoordinatorOptions options, TimeProvider time, Action<string> log)
    {
        (_requirements, _options, _time, _log) = (requirements, options, time, log);
        var moments = new MomentsPool(task.ObservationSize);
        _ledger = new GenerationLedger(strategy, observations, moments);
        _leases = new LeaseScheduler(_ledger, task, moments, options, time, log);
        _updates = new UpdateHistory(options.UpdatesKept);
        _state = new SharedState(options.UpdatesKept / 2);
        // Ids begin at the current time, so that a worker's id from an earlier head is unknown here.
        _lastWorker = time.GetUtcNow().ToUnixTimeMilliseconds() << 16;
        _timer = time.CreateTimer(_ => Tick(), null, options.Beat, options.Beat);
    }

    /// <summary>The workers that live.</summary>
    public IReadOnlyList<WorkerStatus> Workers
    {
        get
        {
            lock (_lock)
            {
                return
                [
                    .. _workers.Values.Where(w => w.IsAlive)
                        .Select(w => new WorkerStatus(w.Id, w.Name, w.Capacity, w.Episodes, w.BusySeconds, _time.GetElapsedTime(w.LastSeen))),
                ];
            }
        }
    }

    /// <summary>Begins a round.</summary>
    /// <param name="state">Not changed while the round is open.</param>
    /// <param name="purpose">Which episodes the unperturbed policy plays.</param>
    /// <param name="evaluations">How many of them.</param>
    /// <param name="withCandidates">Whether there are candidates as well.</param>
    /// <param name="results">Receives the scalars.</param>
    /// <param name="write">Writes the state, for workers that have none.</param>
    /// <returns>Done when all that counts is back: then call <see cref="Close"/>.</returns>
    public Task Open(
        TrainingState state, NoisePurpose purpose, int evaluations, bool withCandidates, GenerationResults results, Action<Stream> write)
    {
        lock (_lock)
        {
            _complete = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _updates.Begin(state.Generation);
            _ledger.Open(new EvaluationRound(state, purpose, evaluations), evaluations, withCandidates, results);
            _leases.Open(new Round(++_rounds, state.Generation, purpose, evaluations), _lastCandidates, _workers.Values);
            _state.Open(state.Generation, write);
            AnswerAll();
            return _complete.Task;
        }
    }

    /// <summary>Ends the round that is complete.</summary>
    /// <exception cref="EvaluationException">An episode of it could not be played.</exception>
    public void Close()
    {
        lock (_lock)
        {
            _ledger.Close();
        }
    }

    /// <summary>The last generation has been folded and counts: workers may fold it too.</summary>
    public void Commit(GenerationUpdate update, ReadOnlySpan<byte> stateHash)
    {
        lock (_lock)
        {
            _lastCandidates = update.Candidates;
            _updates.Add(update, stateHash);
            AnswerAll();
        }
    }

    /// <summary>Tells all workers to leave: the run has ended.</summary>
    public void Finish()
    {
        lock (_lock)
        {
            _isFinished = true;
            _leases.Close();
            AnswerAll();
        }
    }

    /// <summary>Lets a worker in, or says why not.</summary>
    public JoinReply Join(JoinRequest request)
    {
        lock (_lock)
        {
            var name = Printable.Of(request.Name);
            if (_requirements.WhyRefuse(request) is { } reason)
            {
                _log($"{name} was refused: {reason}");
                return new JoinReply { Refusal = reason };
            }
            if (_workers.Remove(request.FormerId, out var former))
            {
                if (!former.IsAlive)
                {
                    _log($"{name} is back");
                }
                Abandon(former);
            }
            else
            {
                _log($"{name} joined: {request.Capacity} at once");
            }
            var worker = new WorkerRecord(++_lastWorker, name, request.Capacity) { LastSeen = _time.GetTimestamp(), Episodes = former?.Episodes ?? 0 };
            _workers.Add(worker.Id, worker);
            return new JoinReply { Worker = worker.Id };
        }
    }

    /// <summary>Takes a worker's report and answers when there is something to say.</summary>
    public Task<ExchangeReply> Exchange(ExchangeRequest request)
    {
        lock (_lock)
        {
            if (!_workers.TryGetValue(request.Worker, out var worker))
            {
                return Task.FromResult(new ExchangeReply { Order = WorkerOrder.JoinAgain, Reason = "the head does not know this worker" });
            }
            if (!worker.IsAlive)
            {
                _log($"{worker.Name} is back");
            }
            (worker.IsAlive, worker.LastSeen, worker.Generation) = (true, _time.GetTimestamp(), request.Generation);
            try
            {
                Receive(worker, request);
            }
            catch (MessageFormatException e)
            {
                return Task.FromResult(Drop(worker, e.Message));
            }
            if (worker.Waiting is { } older && NextReply(worker, request) is { } reply)
            {
                // The older call goes on waiting for the episodes that this answer does not give.
                var given = Episodes(reply);
                worker.Waiting = older with
                {
                    Request = request with { Idle = Math.Max(0, request.Idle - given), Wanted = Math.Max(0, request.Wanted - given) },
                };
                return Task.FromResult(Told(worker, reply));
            }
            Answer(worker, Nothing);
            var call = new WaitingCall(
                request, new TaskCompletionSource<ExchangeReply>(TaskCreationOptions.RunContinuationsAsynchronously),
                _time.GetTimestamp() + (long)(_options.LongestWait.TotalSeconds * _time.TimestampFrequency));
            worker.Waiting = call;
            AnswerIfAnything(worker);
            return call.Answer.Task;
        }
    }

    /// <summary>A piece of the state, for a worker that has none or an old one; empty while there is none to give.</summary>
    /// <param name="offset">Where the piece begins; 0 for the beginning of a newer state if there is one.</param>
    public StatePiece State(long offset)
    {
        lock (_lock)
        {
            return _state.Piece(offset);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _timer.Dispose();

    private void Receive(WorkerRecord worker, ExchangeRequest request)
    {
        if (request.Wanted < 0 || request.Idle < 0 || request.Supply < 0 || request.Idle > worker.Capacity)
        {
            throw new MessageFormatException("it wants a negative number of episodes, or is more idle than it can be");
        }
        worker.BusySeconds += request.BusySeconds is >= 0 and < 1e6f ? request.BusySeconds : 0;
        if (_leases.Round.Id == 0)
        {
            return;
        }
        _leases.Take(worker, request.Results);
        if (request.Failure is { } failure)
        {
            _leases.Take(worker, failure);
        }
        if (_ledger.IsComplete)
        {
            _leases.Close();
            _state.Close();
            _complete.TrySetResult();
        }
    }

    private ExchangeReply Nothing => new() { Round = _leases.Round, IsUrgent = _leases.IsUrgent };

    private void AnswerAll()
    {
        foreach (var worker in _workers.Values)
        {
            AnswerIfAnything(worker);
        }
    }

    private void AnswerIfAnything(WorkerRecord worker)
    {
        if (worker.Waiting is { } call && NextReply(worker, call.Request) is { } reply)
        {
            Answer(worker, reply);
        }
    }

    private static void Answer(WorkerRecord worker, ExchangeReply reply)
    {
        if (worker.Waiting is { } call)
        {
            worker.Waiting = null;
            call.Answer.SetResult(Told(worker, reply));
        }
    }

    /// <summary>StateNames what a worker is told, and numbers it: two answers may overtake each other on their way.</summary>
    private static ExchangeReply Told(WorkerRecord worker, ExchangeReply reply)
    {
        (worker.ToldRound, worker.ToldUrgent) = (reply.Round.Id, reply.IsUrgent);
        return reply with { Number = ++worker.Answers };
    }

    private static int Episodes(ExchangeReply reply)
    {
        var count = 0;
        for (var i = 1; i < reply.Ranges.Length; i += 2)
        {
            count += reply.Ranges[i];
        }
        return count;
    }

    /// <summary>What a worker should hear now; null if there is nothing new.</summary>
    private ExchangeReply? NextReply(WorkerRecord worker, ExchangeRequest request)
    {
        if (_isFinished)
        {
            return new ExchangeReply { Order = WorkerOrder.Leave, Reason = "the run has ended" };
        }
        if (!_updates.TryGetSince(request.Generation, out var updates))
        {
            // Only while a round is open can the state be read.
            return _leases.Round.Id == 0 ? null : new ExchangeReply { Order = WorkerOrder.FetchState };
        }
        var isNewRound = worker.ToldRound != _leases.Round.Id;
        var ranges = _leases.Grant(
            worker, isNewRound ? request.Supply : request.Wanted, isNewRound ? worker.Capacity : request.Idle, CapacityAlive());
        var isUrgent = _leases.IsUrgent;
        return updates.Length > 0 || ranges.Length > 0 || isNewRound || isUrgent != worker.ToldUrgent
            ? new ExchangeReply { Updates = updates, Round = _leases.Round, Ranges = ranges, IsUrgent = isUrgent }
            : null;
    }

    private int CapacityAlive()
    {
        var capacity = 0;
        foreach (var worker in _workers.Values)
        {
            capacity += worker.IsAlive ? worker.Capacity : 0;
        }
        return capacity;
    }

    private ExchangeReply Drop(WorkerRecord worker, string reason)
    {
        _log($"{worker.Name} was dropped: {reason}");
        _workers.Remove(worker.Id);
        Abandon(worker);
        return new ExchangeReply { Order = WorkerOrder.JoinAgain, Reason = reason };
    }

    /// <summary>Hands a worker's work to others.</summary>
    private void Abandon(WorkerRecord worker)
    {
        Answer(worker, new ExchangeReply { Order = WorkerOrder.JoinAgain, Reason = "another call took its place" });
        if (worker.IsAlive)
        {
            worker.IsAlive = false;
            _leases.Return(worker);
            AnswerAll();
        }
    }

    /// <summary>Answers calls that have waited long enough, and gives up workers that have not called for too long.</summary>
    private void Tick()
    {
        lock (_lock)
        {
            var now = _time.GetTimestamp();
            foreach (var worker in _workers.Values)
            {
                if (worker.Waiting is { } call && now >= call.Until)
                {
                    Answer(worker, Nothing);
                }
            }
            foreach (var worker in _workers.Values.ToArray())
            {
                var silence = _time.GetElapsedTime(worker.LastSeen, now);
                if (worker.IsAlive && silence > _options.Patience)
                {
                    _log($"{worker.Name} has not been heard of for {silence.TotalSeconds:F1} s: its work is given to others");
                    Abandon(worker);
                }
                else if (silence > _options.Memory)
                {
                    _workers.Remove(worker.Id);
                }
            }
            // What is out may have become old enough to be copied.
            AnswerAll();
        }
    }
}
