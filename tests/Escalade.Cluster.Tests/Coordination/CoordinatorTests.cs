using Escalade.Cluster.Coordination;
using Escalade.Cluster.Tests.Support;
using Escalade.Cluster.Wire;
using Escalade.Training;

namespace Escalade.Cluster.Tests.Coordination;

public class CoordinatorTests
{
    [Fact]
    public void Exchange_WhenAllIsReported_CompletesTheRoundWithTheResultsInOrder()
    {
        using var bench = new Bench();
        var ann = bench.Join();
        var numbers = bench.TakeAll(ann);
        Assert.Equal(Enumerable.Range(0, bench.Episodes), numbers.Order());
        _ = bench.Ask(ann, results: bench.ResultsOf(numbers.Where(n => n % 2 == 0)));
        Assert.False(bench.Round.IsCompleted);
        _ = bench.Ask(ann, results: bench.ResultsOf(numbers.Where(n => n % 2 == 1)));

        Assert.True(bench.Round.IsCompletedSuccessfully);
        bench.Coordinator.Close();
        Assert.Equal([0], bench.Results.Evaluations.ToArray().Select(e => (int)e.Return));
        Assert.Equal(Enumerable.Range(1, 8), bench.Results.Candidates.ToArray().Select(e => (int)e.Return));
    }

    [Fact]
    public void Exchange_WhenThereIsNothingToSay_AnswersAfterTheLongestWait()
    {
        using var bench = new Bench();
        var ann = bench.Join();
        bench.TakeAll(ann);
        var waiting = bench.Ask(ann, idle: 0, wanted: 0);
        bench.Time.Advance(TimeSpan.FromSeconds(0.9));
        Assert.False(waiting.IsCompleted);
        bench.Time.Advance(TimeSpan.FromSeconds(0.2));
        Assert.Equal(WorkerOrder.Continue, Bench.Now(waiting).Order);
        Assert.Empty(Bench.Now(waiting).Ranges);
    }

    [Fact]
    public void Exchange_WhenCalledAgain_LetsTheOlderCallGoFirst()
    {
        using var bench = new Bench();
        var ann = bench.Join();
        bench.TakeAll(ann);
        var older = bench.Ask(ann, idle: 0, wanted: 0);
        var newer = bench.Ask(ann, idle: 0, wanted: 0);
        Assert.True(older.IsCompletedSuccessfully);
        Assert.False(newer.IsCompleted);
    }

    [Fact]
    public void Exchange_WhenAWorkerFallsSilent_GivesItsWorkToAnotherAfterTwoSeconds()
    {
        using var bench = new Bench(options: new CoordinatorOptions { MostCopies = 1 });
        var (ann, bob) = (bench.Join("ann"), bench.Join("bob"));
        var lost = bench.TakeAll(ann);
        Assert.Equal(bench.Episodes, lost.Count);
        List<int> found = [];
        for (var tenths = 0; tenths < 30 && found.Count < lost.Count; tenths++)
        {
            var answer = bench.Ask(bob, idle: 2, wanted: 100);
            bench.Time.Advance(TimeSpan.FromSeconds(0.1));
            if (answer.IsCompleted)
            {
                found.AddRange(Bench.Numbers(Bench.Now(answer)));
            }
            Assert.Equal(tenths >= 20, found.Count > 0);
        }

        Assert.Equal(lost.Order(), found.Order());
        Assert.Contains(bench.Log, line => line.StartsWith("ann has not been heard of for 2.", StringComparison.Ordinal));
        Assert.Equal("bob", Assert.Single(bench.Coordinator.Workers).Name);
    }

    [Fact]
    public void Exchange_WhenASilentWorkerIsBack_TakesWhatItPlayed()
    {
        using var bench = new Bench();
        var ann = bench.Join();
        var numbers = bench.TakeAll(ann);
        bench.Time.Advance(TimeSpan.FromSeconds(10));
        Assert.Empty(bench.Coordinator.Workers);
        _ = bench.Ask(ann, results: bench.ResultsOf(numbers));
        Assert.True(bench.Round.IsCompletedSuccessfully);
        Assert.Contains("ann is back", bench.Log);
    }

    [Fact]
    public void Exchange_WhenNothingNewIsLeft_GivesAnIdleWorkerCopiesButNotForEver()
    {
        using var bench = new Bench(options: new CoordinatorOptions { MostCopies = 2 });
        var (ann, bob, cid) = (bench.Join("ann"), bench.Join("bob"), bench.Join("cid"));
        var held = bench.TakeAll(ann);
        var copies = bench.TakeAll(bob);
        Assert.NotEmpty(copies);
        Assert.Subset(held.ToHashSet(), copies.ToHashSet());
        Assert.Equal(copies.Count, copies.Distinct().Count());
        bench.TakeAll(cid);
        Assert.Empty(bench.TakeAll(cid));

        // The first to come in counts; the other is no fault.
        _ = bench.Ask(bob, results: bench.ResultsOf(n => new EpisodeResult(100 + n, 1), copies));
        _ = bench.Ask(ann, results: bench.ResultsOf(held));
        Assert.True(bench.Round.IsCompletedSuccessfully);
        bench.Coordinator.Close();
        foreach (var copy in copies.Where(n => n > 0))
        {
            Assert.Equal(100 + copy, bench.Results.Candidates[copy - 1].Return);
        }
    }

    [Fact]
    public void Exchange_WhenTwoWorkersPlayAnEpisodeDifferently_NamesTheSecond()
    {
        using var bench = new Bench();
        var (ann, bob) = (bench.Join("ann"), bench.Join("bob"));
        var held = bench.TakeAll(ann);
        var copy = bench.TakeAll(bob)[0];
        _ = bench.Ask(ann, results: bench.ResultsOf(copy));
        _ = bench.Ask(bob, results: bench.ResultsOf(n => new EpisodeResult(n + 0.5, 2), copy));
        Assert.Equal(
            "bob and another worker play evaluation episode 0 differently: the return is 0.5 after 2 timesteps, or 0 after 1; "
            + "their simulators or processors differ", bench.Log[^1]);

        _ = bench.Ask(ann, results: bench.ResultsOf(held.Skip(1)));
        Assert.True(bench.Round.IsCompletedSuccessfully);
        bench.Coordinator.Close();
        Assert.Equal(0, bench.Results.Evaluations[0].Return);
    }

    [Fact]
    public void Exchange_WhileEpisodesAreNoOlderThanUsual_GivesNoCopies()
    {
        using var bench = new Bench(options: new CoordinatorOptions { LongestWait = TimeSpan.FromSeconds(1.5) });
        var (ann, bob) = (bench.Join("ann"), bench.Join("bob"));
        var first = Bench.Numbers(Bench.Now(bench.Ask(ann, idle: 1, wanted: 1))).ToArray();
        bench.Time.Advance(TimeSpan.FromSeconds(0.5));
        Assert.Single(first);
        _ = bench.Ask(ann, idle: 0, wanted: 0, results: bench.ResultsOf(first));
        bench.TakeAll(ann);

        Assert.Empty(Bench.Now(bench.Ask(bob)).Ranges);
        var waiting = bench.Ask(bob);
        bench.Time.Advance(TimeSpan.FromSeconds(0.9));
        Assert.False(waiting.IsCompleted);
        bench.Time.Advance(TimeSpan.FromSeconds(0.2));
        Assert.Equal(2, Bench.Numbers(Bench.Now(waiting)).Count());
    }

    [Fact]
    public void Exchange_WhenNoMoreIsLeftThanIsPlayedAtOnce_KeepsItForTheIdle()
    {
        using var bench = new Bench();
        var (ann, bob) = (bench.Join("ann", capacity: 4), bench.Join("bob", capacity: 4));
        Assert.Equal(4, Bench.Numbers(Bench.Now(bench.Ask(ann, idle: 4, wanted: 8))).Count());
        // Five are left for eight places.
        Assert.False(bench.Ask(ann, idle: 0, wanted: 4).IsCompleted);
        Assert.Equal(4, Bench.Numbers(Bench.Now(bench.Ask(bob, idle: 4, wanted: 8))).Count());
    }

    [Fact]
    public void Exchange_HoweverManyWorkersAreIdle_NoMoreThanThreeAreGivenAnEpisode()
    {
        using var bench = new Bench();
        var held = Enumerable.Range(0, 8).Select(i => bench.Join($"worker {i}")).SelectMany(bench.TakeAll).ToArray();
        Assert.Equal(bench.Episodes, held.Distinct().Count());
        Assert.Equal(3, held.CountBy(n => n).Max(n => n.Value));
    }

    [Theory]
    [InlineData("version")]
    [InlineData("simulator")]
    [InlineData("run")]
    [InlineData("capacity")]
    public void Join_WhenTheWorkerDiffers_IsRefusedWithTheReason(string what)
    {
        using var bench = new Bench();
        var request = Bench.JoinRequest();
        var (wrong, reason) = what switch
        {
            "version" => (request with { Version = "0.0.1" }, "it has Escalade 0.0.1"),
            "simulator" => (request with { Simulator = "MuJoCo 9" }, "it has MuJoCo 9, the run was begun with toy"),
            "run" => (request with { Identity = [3, 2, 1] }, "it works on another run"),
            _ => (request with { Capacity = 0 }, "it plays 0 episodes at once"),
        };
        Assert.StartsWith(reason, bench.Coordinator.Join(wrong).Refusal, StringComparison.Ordinal);
        Assert.StartsWith("ann was refused: ", Assert.Single(bench.Log), StringComparison.Ordinal);
    }

    [Fact]
    public void Exchange_OfAWorkerNobodyKnows_IsToldToJoinAgain()
    {
        using var bench = new Bench();
        Assert.Equal(WorkerOrder.JoinAgain, Bench.Now(bench.Ask(5)).Order);
    }

    [Fact]
    public void Finish_SendsEverybodyHome()
    {
        using var bench = new Bench();
        var (ann, bob) = (bench.Join("ann"), bench.Join("bob"));
        bench.TakeAll(ann);
        var waiting = bench.Ask(ann, idle: 0, wanted: 0);
        bench.Coordinator.Finish();
        Assert.Equal(WorkerOrder.Leave, Bench.Now(waiting).Order);
        Assert.Equal(WorkerOrder.Leave, Bench.Now(bench.Ask(bob)).Order);
    }

    [Fact]
    public void Exchange_WhenAnEpisodeFailsOnTwoWorkers_FailsTheRound()
    {
        using var bench = new Bench();
        var (ann, bob) = (bench.Join("ann"), bench.Join("bob"));
        var number = bench.TakeAll(ann)[0];
        Assert.Equal(WorkerOrder.JoinAgain, Bench.Now(bench.Ask(ann, failure: new FailedEpisode(1, number, "out of\nmemory"))).Order);
        Assert.Equal("ann was dropped: evaluation episode 0 failed: out of memory", bench.Log[^1]);
        Assert.Contains(number, bench.TakeAll(bob));
        Assert.False(bench.Round.IsCompleted);
        _ = bench.Ask(bob, failure: new FailedEpisode(1, number, "out of memory"));
        Assert.True(bench.Round.IsCompletedSuccessfully);
        var e = Assert.Throws<EvaluationException>(bench.Coordinator.Close);
        Assert.Equal("Generation 0, evaluation episode 0: RemoteException: out of memory", e.Message);
    }
}
