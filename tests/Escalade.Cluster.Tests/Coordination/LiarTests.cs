using CsCheck;
using Escalade.Cluster.Tests.Support;
using Escalade.Cluster.Wire;
using Escalade.Training;

namespace Escalade.Cluster.Tests.Coordination;

/// <summary>What a worker says is checked. One that lies is dropped and named, its work given to others, and the run goes on.</summary>
public class LiarTests
{
    /// <summary>Where the first episode's length stands: after the round, the range's start and count, a byte each, and the return.</summary>
    private const int LengthOfTheFirst = 3 + sizeof(double);

    public static TheoryData<string, string> Lies => new()
    {
        { "an episode it was not given", "it reports episode 8, which it was not given" },
        { "an episode that does not exist", "it reports episode 1000000, which it was not given" },
        { "a return that is no number", "evaluation episode 0 has the return NaN" },
        { "an infinite return", "evaluation episode 0 has the return Infinity" },
        { "a length of 0", "an episode's length is 0" },
        { "a length beyond the task's", "an episode's length is 26, above 25" },
        { "a length that never ends", "an episode's length is no number" },
        { "a vector cut short", "it ends within an episode's observations" },
        { "bytes after the end", "it ends within an episode's number" },
        { "a negative wish", "it wants a negative number of episodes, or is more idle than it can be" },
        { "a failure it was not given", "it reports episode 8, which it was not given" },
    };

    [Theory]
    [MemberData(nameof(Lies))]
    public void Exchange_WithALie_DropsTheWorkerAndNamesIt(string lie, string reason)
    {
        using var bench = new Bench();
        var (liar, bob) = (bench.Join("liar"), bench.Join("bob", capacity: 1));
        var given = Bench.Numbers(Bench.Now(bench.Ask(liar, wanted: 4))).ToArray();
        Assert.Equal([0, 1, 2], given);
        var answer = Bench.Now(Tell(bench, liar, lie));

        Assert.Equal(WorkerOrder.JoinAgain, answer.Order);
        Assert.Equal(reason, answer.Reason);
        Assert.Equal($"liar was dropped: {reason}", bench.Log[^1]);
        var rest = bench.TakeAll(bob);
        Assert.Equal(Enumerable.Range(0, bench.Episodes), rest.Order());
        _ = bench.Ask(bob, idle: 1, results: bench.ResultsOf(rest));
        Assert.True(bench.Round.IsCompletedSuccessfully);
        bench.Coordinator.Close();
        Assert.Equal(Enumerable.Range(1, 8), bench.Results.Candidates.ToArray().Select(e => (int)e.Return));
    }

    [Fact]
    public void Exchange_WhenTwoWorkersSayThatAReturnIsNoNumber_BelievesIt()
    {
        using var bench = new Bench();
        var (ann, bob) = (bench.Join("ann"), bench.Join("bob"));
        var numbers = bench.TakeAll(ann);
        byte[] Report() => bench.ResultsOf(n => new EpisodeResult(n == 3 ? double.NaN : n, 1), numbers);
        Assert.Equal(WorkerOrder.JoinAgain, Bench.Now(bench.Ask(ann, results: Report())).Order);
        Assert.Equal(numbers.Order(), bench.TakeAll(bob).Order());
        _ = bench.Ask(bob, results: Report());

        Assert.True(bench.Round.IsCompletedSuccessfully);
        bench.Coordinator.Close();
        Assert.True(double.IsNaN(bench.Results.Candidates[2].Return));
    }

    /// <summary>Random requests of a worker that has work: the head answers each, and the round can always be completed.</summary>
    [Fact]
    public void Exchange_OfRandomBytes_NeverThrowsAndLeavesTheRoundSound()
    {
        var honest = Honest();
        var damaged = from bytes in Gen.OneOf(
                Gen.Byte.Array[0, 60],
                from at in Gen.Int[0, honest.Length - 1]
                from value in Gen.Byte
                select honest.Select((b, i) => i == at ? value : b).ToArray(),
                from length in Gen.Int[0, honest.Length]
                select honest[..length])
                      from idle in Gen.Int[-1, 5]
                      from wanted in Gen.OneOf(Gen.Int[-1, 5], Gen.Int)
                      from failure in Gen.Frequency((4, Gen.Const((FailedEpisode?)null)), (1, Gen.Int[-2, 12].Select(n => (FailedEpisode?)new FailedEpisode(1, n, null!))))
                      select (bytes, idle, wanted, failure);
        damaged.Sample(
            lie =>
            {
                using var bench = new Bench();
                var (liar, bob) = (bench.Join("liar"), bench.Join("bob"));
                var first = Bench.Now(bench.Ask(liar, wanted: 4));
                var answer = bench.Ask(liar, lie.idle, lie.wanted, lie.bytes, lie.failure);
                bench.Time.Advance(TimeSpan.FromSeconds(1.5));
                Assert.True(answer.IsCompletedSuccessfully);
                bench.Time.Advance(TimeSpan.FromSeconds(3));
                for (var tries = 0; !bench.Round.IsCompleted; tries++)
                {
                    Assert.True(tries < 5);
                    _ = bench.Ask(bob, results: bench.ResultsOf(bench.TakeAll(bob)));
                }
                bench.Coordinator.Close();
                Assert.Equal(8, bench.Results.CandidateCount);
            }, iter: 10_000, threads: 1);

        static byte[] Honest()
        {
            using var bench = new Bench();
            var liar = bench.Join("liar");
            return bench.ResultsOf(Bench.Numbers(Bench.Now(bench.Ask(liar, wanted: 4))));
        }
    }

    private static Task<ExchangeReply> Tell(Bench bench, long liar, string lie)
    {
        var honest = bench.ResultsOf(0, 1);
        return lie switch
        {
            "an episode it was not given" => bench.Ask(liar, results: bench.ResultsOf(1, 2, 8)),
            "an episode that does not exist" => bench.Ask(liar, results: bench.ResultsOf(1_000_000)),
            "a return that is no number" => bench.Ask(liar, results: bench.ResultsOf(_ => new(double.NaN, 1), 0)),
            "an infinite return" => bench.Ask(liar, results: bench.ResultsOf(_ => new(double.PositiveInfinity, 1), 0)),
            "a length of 0" => bench.Ask(liar, results: bench.ResultsOf(_ => new(1, 0), 0)),
            "a length beyond the task's" => bench.Ask(liar, results: bench.ResultsOf(_ => new(1, 26), 0)),
            "a length that never ends" => bench.Ask(liar, results: [.. bench.ResultsOf(0)[..LengthOfTheFirst], .. Enumerable.Repeat((byte)0x80, 12)]),
            "a vector cut short" => bench.Ask(liar, results: honest[..^1]),
            "bytes after the end" => bench.Ask(liar, results: [.. honest, 0x80]),
            "a negative wish" => bench.Ask(liar, wanted: -1),
            _ => bench.Ask(liar, failure: new FailedEpisode(1, 8, "it burns")),
        };
    }
}
