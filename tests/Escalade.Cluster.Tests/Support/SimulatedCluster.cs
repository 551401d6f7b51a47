using Escalade.Cluster.Coordination;
using Escalade.Noise;
using Escalade.Recipes;
using Escalade.Runs;
using Escalade.Tests.Support;
using Escalade.Threading;
using Escalade.Training;
using Microsoft.Extensions.Time.Testing;

namespace Escalade.Cluster.Tests.Support;

/// <summary>A coordinator and simulated workers; no threads, no clock, no network.</summary>
internal sealed class SimulatedCluster : IDisposable
{
    private const double Beat = 0.02;

    private readonly FakeTimeProvider _time = new();
    private readonly RunDescription _description;
    private readonly byte[] _identity = [1, 2, 3];
    private readonly List<SimulatedWorker> _workers = [];
    private readonly ThreadTeam _team = new(1);
    private readonly Weather _weather;
    private readonly Random _random;

    public SimulatedCluster(Recipe recipe, Weather weather, int seed)
    {
        _weather = weather;
        _random = new Random(seed);
        _description = new RunDescription { Version = RunDescription.CurrentVersion, Simulator = "toy", Seed = 1, Recipe = recipe };
        Coordinator = new Coordinator(
            new JoinRequirements(_identity, RunDescription.CurrentVersion, "toy"), recipe.Strategy, recipe.Observations,
            new Track().Spec, new CoordinatorOptions { UpdatesKept = 4 }, _time, Log.Add);
        State = ToyRun.Initial(recipe);
    }

    public Coordinator Coordinator { get; }

    public TrainingState State { get; }

    public List<string> Log { get; } = [];

    /// <summary>Simulated seconds so far.</summary>
    public double Now { get; private set; }

    public void AddWorker() => _workers.Add(new SimulatedWorker(Coordinator, _description, _identity, _weather, _random.Next()));

    /// <summary>A worker is gone and says nothing.</summary>
    public void KillWorker()
    {
        var i = _random.Next(_workers.Count);
        _workers[i].Dispose();
        _workers.RemoveAt(i);
    }

    /// <summary>Plays and folds one generation, as the head does; then confirms the state.</summary>
    public EpisodeResult[] Step()
    {
        var recipe = _description.Recipe;
        var layout = new RunBlueprint(recipe, 1, () => new Track()).Policy.Layout;
        var results = ToyRun.Results();
        Play(NoisePurpose.Evaluation, recipe.Evaluation.Episodes, withCandidates: true);
        var fold = new Fold(recipe.Strategy, _team);
        var update = new GenerationUpdate { Observations = results.Observations };
        fold.ToUtilities(State, results, update);
        fold.Apply(State, update);
        Coordinator.Commit(update, Checkpoint.HashOf(State));
        Play(NoisePurpose.Confirmation, recipe.Evaluation.ConfirmationEpisodes, withCandidates: false);
        return results.Evaluations.ToArray();

        void Play(NoisePurpose purpose, int evaluations, bool withCandidates)
        {
            var round = Coordinator.Open(State, purpose, evaluations, withCandidates, results, s => Checkpoint.Write(s, State, layout));
            var limit = Now + 600;
            while (!round.IsCompleted)
            {
                Advance();
                Assert.True(Now < limit, $"the round takes for ever\n{string.Join('\n', Log)}");
            }
            Coordinator.Close();
        }
    }

    public void Advance()
    {
        Now += Beat;
        _time.Advance(TimeSpan.FromSeconds(Beat));
        if (_random.NextDouble() < _weather.Births)
        {
            AddWorker();
        }
        if (_workers.Count > 1 && _random.NextDouble() < _weather.Deaths)
        {
            KillWorker();
        }
        foreach (var worker in _workers.OrderBy(_ => _random.Next()).ToArray())
        {
            worker.Act(Now);
        }
    }

    public void Dispose()
    {
        _workers.ForEach(worker => worker.Dispose());
        Coordinator.Dispose();
        _team.Dispose();
    }

    /// <summary>What workers live through; chances are for each beat of 20 ms.</summary>
    internal sealed record Weather
    {
        public double Births { get; init; }

        public double Deaths { get; init; }

        public double Pauses { get; init; }

        public double Breaks { get; init; }

        public double Repeats { get; init; }

        /// <summary>The longest that an answer takes, in seconds.</summary>
        public double Delay { get; init; }

        /// <summary>The longest that an episode takes, in seconds.</summary>
        public double Episode { get; init; } = 0.2;
    }
}
