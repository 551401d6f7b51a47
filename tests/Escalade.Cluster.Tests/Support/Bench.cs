using Escalade.Cluster.Coordination;
using Escalade.Cluster.Wire;
using Escalade.Noise;
using Escalade.Recipes;
using Escalade.Runs;
using Escalade.Tests.Support;
using Escalade.Training;
using Microsoft.Extensions.Time.Testing;

namespace Escalade.Cluster.Tests.Support;

/// <summary>A coordinator with one round open, and what tests say to it by hand.</summary>
internal sealed class Bench : IDisposable
{
    public static readonly byte[] Identity = [1, 2, 3];

    private readonly WireWriter _writer = new();

    public Bench(Recipe? recipe = null, CoordinatorOptions? options = null)
    {
        Recipe = recipe ?? ToyRun.ByCandidates;
        Coordinator = new Coordinator(
            new JoinRequirements(Identity, RunDescription.CurrentVersion, "toy"), Recipe.Strategy, Recipe.Observations,
            new Track().Spec, options ?? new CoordinatorOptions(), Time, Log.Add);
        var blueprint = new RunBlueprint(Recipe, 1, () => new Track());
        State = blueprint.Begin([]);
        Round = Coordinator.Open(
            State, NoisePurpose.Evaluation, Recipe.Evaluation.Episodes, withCandidates: true, Results,
            stream => Checkpoint.Write(stream, State, blueprint.Policy.Layout));
    }

    public Recipe Recipe { get; }

    public FakeTimeProvider Time { get; } = new();

    public Coordinator Coordinator { get; }

    public List<string> Log { get; } = [];

    public TrainingState State { get; }

    public GenerationResults Results { get; } = ToyRun.Results();

    /// <summary>Done when the round is.</summary>
    public Task Round { get; }

    /// <summary>Episodes of the round: one evaluation and eight candidates.</summary>
    public int Episodes => Recipe.Evaluation.Episodes + Recipe.Strategy.Generation.Candidates!.Value;

    public static JoinRequest JoinRequest(string name = "ann", int capacity = 2) => new()
    {
        Name = name,
        Capacity = capacity,
        Version = RunDescription.CurrentVersion,
        Simulator = "toy",
        Identity = Identity,
    };

    public long Join(string name = "ann", int capacity = 2)
    {
        var reply = Coordinator.Join(JoinRequest(name, capacity));
        Assert.Null(reply.Refusal);
        return reply.Worker;
    }

    public Task<ExchangeReply> Ask(long worker, int idle = 2, int wanted = 2, byte[]? results = null, FailedEpisode? failure = null) =>
        Coordinator.Exchange(new ExchangeRequest
        {
            Worker = worker,
            Generation = 0,
            Idle = idle,
            Wanted = wanted,
            Supply = wanted,
            Results = results ?? [],
            Failure = failure,
        });

    /// <summary>An answer that is there at once.</summary>
    public static ExchangeReply Now(Task<ExchangeReply> answer)
    {
        Assert.True(answer.IsCompletedSuccessfully, "there is no answer yet");
        return answer.Result;
    }

    /// <summary>Takes all work there is, a reply at a time.</summary>
    public List<int> TakeAll(long worker)
    {
        List<int> numbers = [];
        while (Ask(worker, idle: 1, wanted: 100) is { IsCompletedSuccessfully: true } answer && answer.Result.Ranges.Length > 0)
        {
            numbers.AddRange(Numbers(answer.Result));
        }
        return numbers;
    }

    public static IEnumerable<int> Numbers(ExchangeReply reply) =>
        Enumerable.Range(0, reply.Ranges.Length / 2).SelectMany(i => Enumerable.Range(reply.Ranges[2 * i], reply.Ranges[2 * i + 1]));

    /// <summary>Honest results of this round: return n and length 1 for number n.</summary>
    public byte[] ResultsOf(params IEnumerable<int> numbers) => ResultsOf(n => new EpisodeResult(n, 1), numbers);

    public byte[] ResultsOf(Func<int, EpisodeResult> result, params IEnumerable<int> numbers) =>
        ResultsCodec.Encode(
            1,
            [.. numbers.Order().Select(n => new PlayedEpisode(n, result(n), n < Recipe.Evaluation.Episodes ? null : new Environments.ObservationMoments(2), [n, -n], null))],
            _writer);

    public void Dispose() => Coordinator.Dispose();
}
