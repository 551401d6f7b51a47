using System.Diagnostics;
using System.Security.Cryptography;
using System.Threading.Channels;
using Escalade.Cluster.Wire;
using Escalade.Runs;
using Escalade.Training;

namespace Escalade.Cluster.Working;

/// <summary>
/// Evaluates for a head until the run has ended: joins, fetches the state if the head no longer has all updates, then plays
/// the episodes it is given and folds the head's updates. Joins again whenever the connection breaks.
/// </summary>
internal sealed class WorkerLoop : IDisposable
{
    private readonly WorkerOptions _options;
    private readonly Channel<bool> _news = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });
    private readonly WireWriter _writer = new();
    private byte[]? _identity;
    private RunDescription _description = null!;
    private Replica _replica = null!;
    private EvaluationThreads _threads = null!;
    private long _id;
    private WorkStatus _told;
    private bool _isUrgent;
    private int _answer;
    private string? _said;

    /// <param name="options">Name, threads, and how to come by a task.</param>
    public WorkerLoop(WorkerOptions options) => _options = options;

    /// <summary>Episodes played so far.</summary>
    public long Episodes { get; private set; }

    /// <summary>Time that episodes have been under way so far, summed over them.</summary>
    public double BusySeconds { get; private set; }

    /// <summary>Evaluates until the run has ended.</summary>
    /// <param name="connect">Makes a connection to the head; throws while there is none to be had.</param>
    /// <param name="stop">Ends it before.</param>
    public async Task Run(Func<CancellationToken, Task<IHead>> connect, CancellationToken stop)
    {
        var wait = _options.FirstRetry;
        while (true)
        {
            try
            {
                await using var head = await connect(stop).ConfigureAwait(false);
                await Join(head).ConfigureAwait(false);
                wait = _options.FirstRetry;
                Say("joined the head");
                await Serve(head, stop).ConfigureAwait(false);
                return;
            }
            catch (Exception e) when ((e is IOException or TimeoutException or RejoinException) && !stop.IsCancellationRequested)
            {
                _threads?.Abandon();
                Say(e is RejoinException ? e.Message : $"no connection to the head: {e.Message.TrimEnd('.')}; trying again");
            }
            await Task.Delay(wait, stop).ConfigureAwait(false);
            wait = TimeSpan.FromTicks(Math.Min(2 * wait.Ticks, _options.LongestRetry.Ticks));
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _threads?.Dispose();
        _replica?.Dispose();
    }

    /// <summary>Logs a line, but not the same one twice in a row.</summary>
    private void Say(string line)
    {
        if (line != _said)
        {
            _options.Log(_said = line);
        }
    }

    private async Task Join(IHead head)
    {
        var json = await head.Describe().ConfigureAwait(false);
        var identity = SHA256.HashData(json);
        if (_identity is null || !_identity.AsSpan().SequenceEqual(identity))
        {
            Prepare(json);
            _identity = identity;
        }
        var reply = await head.Join(new JoinRequest
        {
            Name = _options.Name,
            Capacity = _threads.Capacity,
            Version = RunDescription.CurrentVersion,
            Simulator = _options.SimulatorOf(_description.Recipe),
            Identity = identity,
            FormerId = _id,
        }).ConfigureAwait(false);
        if (reply.Refusal is { } refusal)
        {
            throw new WorkerRefusedException(refusal);
        }
        _id = reply.Worker;
        (_told, _isUrgent, _answer) = (default, false, 0);
    }

    private void Prepare(byte[] json)
    {
        Dispose();
        _description = RunDirectory.Parse(json, "the head's run.json", _options.Kinds);
        var recipe = _description.Recipe;
        var blueprint = new RunBlueprint(recipe, _description.Seed, () => _options.CreateEnvironment(recipe));
        // Played here rather than sent: like noise it follows from the seed. The state's hash tells if it came out differently.
        _replica = new Replica(recipe.Strategy, blueprint.Begin(blueprint.PlayReference()), _options.Threads);
        _threads = new EvaluationThreads(
            _options.Threads, recipe, new MomentsPool(blueprint.Spec.ObservationSize),
            () => _options.CreateEvaluator?.Invoke(recipe) ?? blueprint.CreateEvaluator(),
            () => _news.Writer.TryWrite(true));
    }

    /// <summary>Always has a call open, and a second one when there is news before the first is answered.</summary>
    private async Task Serve(IHead head, CancellationToken stop)
    {
        List<Task<ExchangeReply>> calls = [];
        var heard = Stopwatch.GetTimestamp();
        var news = _news.Reader.WaitToReadAsync(CancellationToken.None).AsTask();
        while (true)
        {
            if (calls.Count == 0 || (calls.Count == 1 && HasNews()))
            {
                calls.Add(Report(head));
            }
            var patience = _options.LongestSilence - Stopwatch.GetElapsedTime(heard);
            await Task.WhenAny([.. calls, news]).WaitAsync(patience > TimeSpan.Zero ? patience : TimeSpan.Zero, stop).ConfigureAwait(false);
            if (news.IsCompleted)
            {
                _news.Reader.TryRead(out _);
                news = _news.Reader.WaitToReadAsync(CancellationToken.None).AsTask();
            }
            var answered = calls.FindAll(static call => call.IsCompleted);
            calls.RemoveAll(answered.Contains);
            foreach (var reply in (await Task.WhenAll(answered).ConfigureAwait(false)).OrderBy(static reply => reply.Number))
            {
                if (!await Follow(head, reply).ConfigureAwait(false))
                {
                    return;
                }
                heard = Stopwatch.GetTimestamp();
            }
        }
    }

    /// <summary>Whether there is news that should not wait until the open call is answered.</summary>
    private bool HasNews()
    {
        var now = _threads.Status;
        return now.HasFailed || now.Idle > _told.Idle || (now.Played > 0 && (_isUrgent || now.Idle > 0))
            || (_told.Wanted == 0 && now.Queued < now.Supply / 4);
    }

    private Task<ExchangeReply> Report(IHead head)
    {
        var status = _threads.Status;
        var (results, failure, played, busySeconds) = _threads.Report(_writer);
        if (Episodes == 0 && played > 0)
        {
            using var process = Process.GetCurrentProcess();
            Say($"the first result is ready, {(DateTime.Now - process.StartTime).TotalSeconds:F1} s after this process began");
        }
        Episodes += played;
        BusySeconds += busySeconds;
        _told = status;
        return head.Exchange(new ExchangeRequest
        {
            Worker = _id,
            Generation = _replica.Generation,
            Idle = status.Idle,
            Wanted = status.Wanted,
            Supply = status.Supply,
            Results = results,
            Failure = failure,
            BusySeconds = (float)busySeconds,
        });
    }

    /// <summary>Does as the head says.</summary>
    /// <returns>Whether to go on.</returns>
    private async Task<bool> Follow(IHead head, ExchangeReply reply)
    {
        switch (reply.Order)
        {
            case WorkerOrder.Leave:
                _threads.Abandon();
                return false;
            case WorkerOrder.JoinAgain:
                throw new RejoinException($"the head says: {Printable.Of(reply.Reason)}; joining again");
            case WorkerOrder.FetchState:
                await Fetch(head).ConfigureAwait(false);
                return true;
        }
        var isLatest = reply.Number > _answer;
        _answer = Math.Max(_answer, reply.Number);
        if (reply.Updates.SkipWhile(_replica.HasFolded).ToArray() is { Length: > 0 } updates)
        {
            _threads.Abandon();
            if (!updates.All(_replica.Fold))
            {
                _options.Log("the replica is not what the head has; fetching the state");
            }
        }
        if (isLatest && reply.Round.Id != _threads.Round.Id)
        {
            _threads.Abandon();
            if (reply.Round.Id != 0 && reply.Round.Generation == _replica.Generation)
            {
                _threads.Begin(reply.Round, _replica.State);
            }
        }
        if (reply.Round.Id != 0 && reply.Round.Id == _threads.Round.Id)
        {
            for (var i = 0; i + 1 < reply.Ranges.Length; i += 2)
            {
                _threads.Add(new WorkRange(reply.Ranges[i], reply.Ranges[i + 1]));
            }
        }
        _isUrgent = isLatest ? reply.IsUrgent : _isUrgent;
        return true;
    }

    private async Task Fetch(IHead head)
    {
        _threads.Abandon();
        using var state = new MemoryStream();
        for (var generation = -1; ;)
        {
            var piece = await head.State(state.Length).ConfigureAwait(false);
            if (piece.Generation < 0 || (state.Length > 0 && piece.Generation != generation))
            {
                state.SetLength(0);
                await Task.Delay(_options.FirstRetry).ConfigureAwait(false);
                continue;
            }
            generation = piece.Generation;
            state.Write(piece.Bytes);
            if (state.Length == piece.Length)
            {
                break;
            }
        }
        _replica.Load(state.ToArray());
    }

    private sealed class RejoinException(string message) : Exception(message);
}
