using Escalade.Cluster.Coordination;
using Escalade.Cluster.Wire;
using Escalade.Cluster.Working;
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
    private readonly int _capacity;
    private readonly Replica _replica;
    private readonly EvaluatorThread _evaluator;
    private readonly OneEpisode _one = new();
    private readonly WireWriter _writer = new();
    private readonly List<(Task<ExchangeReply> Answer, double Arrives)> _calls = [];
    private readonly Queue<int> _queue = [];
    private readonly List<(PlayedEpisode Episode, double Ends)> _busy = [];
    private readonly List<PlayedEpisode> _played = [];
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
        _capacity = _random.Next(1, 5);
        var blueprint = new RunBlueprint(description.Recipe, description.Seed, () => new Track());
        _evaluator = new EvaluatorThread(description.Recipe, blueprint.CreateEvaluator(), _one, new MomentsPool(2));
        _replica = new Replica(description.Recipe.Strategy, blueprint.Begin(blueprint.PlayReference()), 1);
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
        if (_isJoined && !_needsState && (_calls.Count == 0 || (_calls.Count == 1 && (_played.Count > 0 || _busy.Count < _capacity))))
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
            Capacity = _capacity,
            Version = RunDescription.CurrentVersion,
            Simulator = _description.Simulator,
            Identity = _identity,
            FormerId = _id,
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
        var idle = Math.Max(0, _capacity - _busy.Count - _queue.Count);
        var request = new ExchangeRequest
        {
            Worker = _id,
            Generation = _replica.Generation,
            Idle = idle,
            Wanted = idle + _random.Next(4),
            Supply = 2 * _capacity,
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
        while (_busy.Count < _capacity && _queue.TryDequeue(out var number))
        {
            var round = new EvaluationRound(_replica.State, _round.Purpose, _round.Evaluations);
            _busy.Add((_one.Play(_evaluator, round, number), now + _weather.Episode * _random.NextDouble()));
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

    /// <summary>A queue that never holds more than one episode.</summary>
    private sealed class OneEpisode : IEpisodeQueue
    {
        private (EvaluationRound, int)? _next;
        private PlayedEpisode _played;

        public PlayedEpisode Play(EvaluatorThread evaluator, EvaluationRound round, int number)
        {
            _next = (round, number);
            evaluator.Run();
            Assert.Null(_played.Failure);
            return _played;
        }

        public (EvaluationRound Round, int Number)? Take()
        {
            var next = _next;
            _next = null;
            return next;
        }

        public void Put(EvaluationRound round, PlayedEpisode episode) => _played = episode with { Behavior = [.. episode.Behavior] };

        public void GiveUp(EvaluationRound round, int number) => Assert.Fail("Nobody asked for it.");
    }
}
