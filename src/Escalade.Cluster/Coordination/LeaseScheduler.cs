using Escalade.Cluster.Wire;
using Escalade.Environments;
using Escalade.Training;

namespace Escalade.Cluster.Coordination;

/// <summary>
/// Schedules a round: leases its episodes to workers and takes their results. Who plays what, and when, does not change the round's
/// result, only how fast it goes. Not thread-safe.
/// </summary>
/// <param name="ledger">Knows what is out, what is back and what counts.</param>
/// <param name="task">The task's sizes.</param>
/// <param name="moments">Where moments of observations come from.</param>
/// <param name="options">How many at once, how many copies.</param>
/// <param name="time">The clock.</param>
/// <param name="log">Receives a line when two workers disagree.</param>
internal sealed class LeaseScheduler(
    GenerationLedger ledger, EnvironmentSpec task, MomentsPool moments, CoordinatorOptions options, TimeProvider time, Action<string> log)
{
    private readonly List<Lease> _leases = [];
    private readonly Stack<WorkRange> _returned = [];
    private readonly Dictionary<int, long> _doubted = [];
    private readonly Dictionary<int, int> _copies = [];
    private readonly ObservationMoments _scratch = new(task.ObservationSize);
    private readonly double[] _behavior = new double[task.BehaviorSize];
    private int _guess;
    private int _firstOpenLease;
    private double _usualSeconds;

    /// <summary>The round that work is handed out for; its id is 0 between rounds.</summary>
    public Round Round { get; private set; }

    /// <summary>Whether all that is needed has been handed out: what comes back now is waited for.</summary>
    public bool IsUrgent => Round.Id != 0 && ledger.HandedOut >= ledger.Expect(_guess) && _returned.Count == 0;

    /// <summary>Begins a round that the ledger has opened.</summary>
    /// <param name="round">What is played.</param>
    /// <param name="guess">Candidates that it will probably take.</param>
    /// <param name="workers">All workers: what they hold is of no use any more.</param>
    public void Open(Round round, int guess, IEnumerable<WorkerRecord> workers)
    {
        (Round, _guess, _firstOpenLease) = (round, guess, 0);
        _leases.Clear();
        _returned.Clear();
        _doubted.Clear();
        _copies.Clear();
        foreach (var worker in workers)
        {
            worker.Leases.Clear();
        }
    }

    /// <summary>Ends the round.</summary>
    public void Close() => Round = default;

    /// <summary>
    /// Gives a worker episodes: those of workers that died, then new ones, then copies of what has been out the longest. The
    /// fewer are left the smaller its share (guided self-scheduling, Polychronopoulos and Kuck 1987). The last ones, as many as are
    /// played at once, are kept for workers that are idle; those are never refused.
    /// </summary>
    /// <param name="worker">Who asks.</param>
    /// <param name="wanted">How many it would take.</param>
    /// <param name="idle">How many more it could play at this moment.</param>
    /// <param name="capacity">Episodes that all workers that live play at once.</param>
    /// <returns>Start and count, start and count.</returns>
    public int[] Grant(WorkerRecord worker, int wanted, int idle, int capacity)
    {
        if (Round.Id == 0 || wanted <= 0)
        {
            return [];
        }
        var expected = ledger.Expect(_guess);
        var left = Math.Max(0, expected - ledger.HandedOut) + _returned.Sum(range => range.Count);
        capacity = Math.Max(capacity, worker.Capacity);
        // Towards the end an episode in one worker's hand would wait there while others are idle.
        var share = left > capacity ? (int)Math.Ceiling(left * (double)worker.Capacity / (2.0 * capacity)) : 0;
        wanted = Math.Min(Math.Min(wanted, options.LongestLease), Math.Max(share, idle));
        List<WorkRange> ranges = [];
        wanted -= GrantReturned(wanted, ranges);
        // Beyond the expected number only as many more are handed out as are played at once; after that copies help more.
        wanted -= GrantNew(Math.Min(wanted, expected + capacity - ledger.HandedOut), ranges);
        var isCopy = ranges.Count == 0;
        if (isCopy)
        {
            GrantCopies(worker, Math.Min(wanted, idle), idle == worker.Capacity, ranges);
        }
        foreach (var range in ranges)
        {
            var lease = new Lease(worker, range, time.GetTimestamp());
            worker.Leases.Add(lease);
            if (!isCopy)
            {
                // Leases of copies are not kept here: copies are made of first leases only, or their number would grow without end.
                _leases.Add(lease);
            }
        }
        return [.. ranges.SelectMany(range => (int[])[range.Start, range.Count])];
    }

    /// <summary>Hands what a worker holds to others.</summary>
    public void Return(WorkerRecord worker)
    {
        foreach (var lease in worker.Leases)
        {
            AddAwaited(lease.Range, _returned.Push);
        }
    }

    /// <summary>Takes a worker's results.</summary>
    /// <param name="worker">Who reports.</param>
    /// <param name="message">As <see cref="ResultsCodec"/> writes them.</param>
    /// <exception cref="MessageFormatException">They are not what they should be; none of them was taken.</exception>
    public void Take(WorkerRecord worker, ReadOnlySpan<byte> message)
    {
        if (message.IsEmpty)
        {
            return;
        }
        // Read twice: the whole message is checked before any of it counts.
        Read(worker, message, counts: false);
        Read(worker, message, counts: true);
    }

    /// <summary>Takes the report of an episode that could not be played.</summary>
    /// <exception cref="MessageFormatException">It is the first report of this failure: another worker may succeed.</exception>
    public void Take(WorkerRecord worker, FailedEpisode failure)
    {
        if (failure.Round != Round.Id || Round.Id == 0)
        {
            return;
        }
        RequireHeld(worker, failure.Number);
        if (!ledger.Awaits(failure.Number))
        {
            return;
        }
        var candidate = ledger.CandidateOf(failure.Number);
        var message = Printable.Of(failure.Message);
        RequireSecond(worker, failure.Number, $"{candidate} failed: {message}");
        ledger.Put(new PlayedEpisode(failure.Number, default, null, _behavior, new RemoteException(message)));
    }

    private void Read(WorkerRecord worker, ReadOnlySpan<byte> message, bool counts)
    {
        var reader = ResultsCodec.Begin(message, out var round);
        if (round != Round.Id || round == 0)
        {
            return;
        }
        while (!reader.IsAtEnd)
        {
            var range = ResultsCodec.Range(ref reader);
            for (var number = range.Start; number < range.End; number++)
            {
                var lease = RequireHeld(worker, number);
                var taken = counts && ledger.Awaits(number);
                var observed = !ledger.Contributes(number) ? null : taken ? moments.Rent() : _scratch;
                var result = ResultsCodec.Episode(ref reader, task.MaxEpisodeSteps, _behavior, observed);
                if (taken)
                {
                    ledger.Put(new PlayedEpisode(number, result, observed, _behavior, null));
                    worker.Episodes++;
                    var seconds = time.GetElapsedTime(lease.Granted).TotalSeconds;
                    _usualSeconds += (seconds - _usualSeconds) * (_usualSeconds > 0 ? 0.02 : 1);
                }
                else if (counts)
                {
                    Compare(worker, number, result);
                }
                else if (!double.IsFinite(result.Return) && ledger.Awaits(number))
                {
                    RequireSecond(worker, number, $"{ledger.CandidateOf(number)} has the return {result.Return}");
                }
            }
        }
    }

    /// <summary>
    /// A worker may be broken. A failure, or a return that is not finite, is therefore believed only when it is reported twice. The same
    /// worker may report it again after it has joined again, as it may be the only one.
    /// </summary>
    private void RequireSecond(WorkerRecord worker, int number, string claim)
    {
        if (!_doubted.TryGetValue(number, out var first))
        {
            _doubted.Add(number, worker.Id);
        }
        if (first == 0 || first == worker.Id)
        {
            throw new MessageFormatException(claim);
        }
    }

    /// <summary>Two machines that play an episode differently do no harm to this run, but it could not be repeated: people should know.</summary>
    private void Compare(WorkerRecord worker, int number, EpisodeResult result)
    {
        if (!worker.HasDisagreed && ledger.ResultOf(number) is { } first && first != result)
        {
            worker.HasDisagreed = true;
            log($"{worker.Name} and another worker play {ledger.CandidateOf(number)} differently: the return is {result.Return} after "
                + $"{result.Length} timesteps, or {first.Return} after {first.Length}; their simulators or processors differ");
        }
    }

    private static Lease RequireHeld(WorkerRecord worker, int number) =>
        worker.LeaseOf(number) ?? throw new MessageFormatException($"it reports episode {number}, which it was not given");

    private int GrantReturned(int wanted, List<WorkRange> ranges)
    {
        var granted = 0;
        while (granted < wanted && _returned.TryPop(out var range))
        {
            // Some of it may have come in late from the worker that was given up.
            AddAwaited(range, awaited =>
            {
                var taken = Math.Min(awaited.Count, wanted - granted);
                if (taken > 0)
                {
                    ranges.Add(new WorkRange(awaited.Start, taken));
                    granted += taken;
                }
                if (taken < awaited.Count)
                {
                    _returned.Push(new WorkRange(awaited.Start + taken, awaited.Count - taken));
                }
            });
        }
        return granted;
    }

    private int GrantNew(int wanted, List<WorkRange> ranges)
    {
        var start = ledger.HandedOut;
        while (ledger.HandedOut - start < wanted && ledger.HasMore)
        {
            ledger.Take();
        }
        if (ledger.HandedOut > start)
        {
            ranges.Add(new WorkRange(start, ledger.HandedOut - start));
        }
        return ledger.HandedOut - start;
    }

    /// <summary>
    /// Copies of what other workers have held for longer than an episode usually takes: they may be slow, or gone. Also of what
    /// the worker itself was given a while ago, if it has nothing to do at all: then the answer that gave it was lost.
    /// </summary>
    private void GrantCopies(WorkerRecord worker, int wanted, bool isIdle, List<WorkRange> ranges)
    {
        for (var i = _firstOpenLease; i < _leases.Count && wanted > 0; i++)
        {
            var lease = _leases[i];
            var age = time.GetElapsedTime(lease.Granted);
            if (age.TotalSeconds < options.CopyAfter * _usualSeconds)
            {
                break;
            }
            var isOwn = lease.Worker == worker;
            if (isOwn && (!isIdle || age < options.Patience))
            {
                continue;
            }
            var isAnyAwaited = false;
            for (var number = lease.Range.Start; number < lease.Range.End && wanted > 0; number++)
            {
                if (!ledger.Awaits(number))
                {
                    continue;
                }
                isAnyAwaited = true;
                var copies = _copies.GetValueOrDefault(number);
                if (isOwn || (copies + 1 < options.MostCopies && worker.LeaseOf(number) is null))
                {
                    _copies[number] = isOwn ? copies : copies + 1;
                    ranges.Add(new WorkRange(number, 1));
                    wanted--;
                }
            }
            if (!isAnyAwaited && i == _firstOpenLease)
            {
                _firstOpenLease++;
            }
        }
    }

    /// <summary>Calls for each stretch of a range that has not come back and could still count.</summary>
    private void AddAwaited(WorkRange range, Action<WorkRange> add)
    {
        var start = -1;
        for (var number = range.Start; number <= range.End; number++)
        {
            if (number < range.End && ledger.Awaits(number))
            {
                start = start < 0 ? number : start;
            }
            else if (start >= 0)
            {
                add(new WorkRange(start, number - start));
                start = -1;
            }
        }
    }
}
