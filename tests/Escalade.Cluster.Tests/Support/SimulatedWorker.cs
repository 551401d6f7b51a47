using Escalade.Cluster.Coordination;
using Escalade.Cluster.Wire;
using Escalade.Cluster.Working;
using Escalade.Environments;
using Escalade.Recipes;
using Escalade.Runs;
using Escalade.Tests.Support;
using Escalade.Training;

namespace Escalade.Cluster.Tests.Support;

/// <summary>
/// A worker in simulated time: the protocol of <see cref="WorkerLoop"/>, with episodes that take as long as chance says, answers
/// that come late, and a connection that breaks.
/// </summary>
internal sealed class SimulatedWorker : IDisposable
{
    private readonly Coordinator _coordinator;
    private readonly RunDescription _description;
    private readonly byte[] _identity;
    private readonly SimulatedCluster.Weather _weather;
    private readonly Random _random;
    private readonly int _lanes;
    private readonly Replica _replica;
    private readonly EnvironmentEvaluator _evaluator = new(ToyRun.ByTimesteps, new Track());
    private readonly WireWriter _writer = new();
    private readonly List<(Task<ExchangeReply> Answer, double Arrives)> _calls = [];
    private readonly Queue<int> _queue = [];
    private readonly List<(PlayedEpisode Episode, double Ends)> _busy = [];
    private readonly List<PlayedEpisode> _played = [];
    private readonly ObservationSpec _observations;
    private Round _round;
    private long _id;
    private bool _isJoined;
    private int _answer;
    private bool _needsState = true;

    public SimulatedWorker(
        Coordinator coordinator, RunDescription description, byte[] identity, SimulatedCluster.Weather weather, int seed)
    {
        (_coordinator, _description, _identity, _weather) = (coordinator, description, identity, weather);
        _random = new Random(seed);
        _lanes = _random.Next(1, 5);
        _observations = description.Recipe.Observations;
        _evaluator = new EnvironmentEvaluator(description.Recipe, new Track());
        var policy = PolicyFactory.Create(description.Recipe, () => new Track());
        var reference = ReferenceBatch.Play(description.Recipe, description.Seed, policy, () => new Track());
        _replica = new Replica(description, policy, reference, 1);
    }

    /// <summary>Does nothing before this.</summary>
    public double SleepsUntil { get; set; }

    public void Act(double now)
    {
        if (now < SleepsUntil)
        {
            return;
        }
        if (_random.NextDouble() < _weather.Pauses)
        {
            SleepsUntil = now + 8 * _random.NextDouble();
            return;
        }
        if (_isJoined && _random.NextDouble() < _weather.Breaks)
        {
            // Whatever was under way on the wire is lost.
            _isJoined = false;
            _calls.Clear();
        }
        if (!_isJoined)
        {
            Join();
        }
        if (_needsState && !Fetch())
        {
            return;
        }
        Finish(now);
        // Answers may overtake each other.
        while (_calls.FindIndex(call => call.Answer.IsCompleted && now >= call.Arrives) is var i and >= 0)
        {
            var reply = _calls[i].Answer.Result;
            _calls.RemoveAt(i);
            Follow(reply);
        }
        Begin(now);
        if (_isJoined && !_needsState && (_calls.Count == 0 || (_calls.Count == 1 && (_played.Count > 0 || _busy.Count < _lanes))))
        {
            Report(now);
        }
    }

    public void Dispose()
    {
        _replica.Dispose();
        _evaluator.Dispose();
    }

    private void Join()
    {
        var reply = _coordinator.Join(new JoinRequest
        {
            Name = "simulated",
            Lanes = _lanes,
            Version = RunDescription.CurrentVersion,
            Simulator = _description.Simulator,
            Identity = _identity,
            Before = _id,
        });
        Assert.Null(reply.Refusal);
        (_id, _isJoined, _answer) = (reply.Worker, true, 0);
    }

    private bool Fetch()
    {
        var piece = _coordinator.State(0);
        if (piece.Generation < 0)
        {
            return false;
        }
        Assert.Equal(piece.Length, piece.Bytes.Length);
        Abandon();
        _replica.Load(piece.Bytes);
        return !(_needsState = false);
    }

    private void Report(double now)
    {
        _played.Sort((a, b) => a.Number.CompareTo(b.Number));
        var idle = Math.Max(0, _lanes - _busy.Count - _queue.Count);
        var request = new ExchangeRequest
        {
            Worker = _id,
            Generation = _replica.Generation,
            Idle = idle,
            Wanted = idle + _random.Next(4),
            Capacity = 2 * _lanes,
            Results = _played.Count > 0 ? ResultsCodec.Encode(_round.Id, _played, _writer) : [],
        };
        _played.Clear();
        if (_random.NextDouble() < _weather.Repeats)
        {
            // As a network layer might that sends again what it thinks was lost.
            _ = _coordinator.Exchange(request);
        }
        _calls.Add((_coordinator.Exchange(request), now + _weather.Delay * _random.NextDouble()));
    }

    private void Follow(ExchangeReply reply)
    {
        switch (reply.Order)
        {
            case WorkerOrder.JoinAgain:
                (_isJoined, _needsState) = (false, _needsState || _random.Next(2) == 0);
                _calls.Clear();
                Abandon();
                return;
            case WorkerOrder.FetchState:
                _needsState = true;
                return;
        }
        var isLatest = reply.Number > _answer;
        _answer = Math.Max(_answer, reply.Number);
        if (reply.Updates.SkipWhile(_replica.HasFolded).ToArray() is { Length: > 0 } updates)
        {
            Abandon();
            Assert.All(updates, update => Assert.True(_replica.Fold(update), "the replica drifted"));
        }
        if (isLatest && reply.Round.Id != _round.Id)
        {
            Abandon();
            _round = reply.Round.Generation == _replica.Generation ? reply.Round : default;
        }
        if (_round.Id != 0 && _round.Id == reply.Round.Id)
        {
            for (var i = 0; i < reply.Ranges.Length; i += 2)
            {
                foreach (var number in Enumerable.Range(reply.Ranges[i], reply.Ranges[i + 1]))
                {
                    _queue.Enqueue(number);
                }
            }
        }
    }

    private void Begin(double now)
    {
        while (_busy.Count < _lanes && _queue.TryDequeue(out var number))
        {
            var candidate = Candidate.OfEpisode(number, _round.Purpose, _round.Evaluations);
            var state = _replica.State;
            var moments = candidate.Sign != 0 && _observations.Contributes(state.Seed, state.Generation, candidate.Index, new(default))
                ? new ObservationMoments(2)
                : null;
            var results = new EpisodeResult[1];
            Assert.True(_evaluator.Evaluate(state, [candidate], results, [moments], CancellationToken.None));
            _busy.Add((new PlayedEpisode(number, results[0], moments), now + _weather.Episode * _random.NextDouble()));
        }
    }

    private void Finish(double now)
    {
        _played.AddRange(_busy.Where(b => now >= b.Ends).Select(b => b.Episode));
        _busy.RemoveAll(b => now >= b.Ends);
    }

    private void Abandon()
    {
        _round = default;
        _queue.Clear();
        _busy.Clear();
        _played.Clear();
    }
}
