using Escalade.Environments;
using Escalade.Recipes;
using Escalade.Strategies;
using Escalade.Strategies.OpenAi;
using Escalade.Tests.Support;
using Escalade.Threading;
using Escalade.Training;

namespace Escalade.Tests.Training;

public class LocalRunnerDeterminismTests
{
    /// <summary>
    /// The first candidate waits until others run ahead. The generation must close by the prefix all the same: at the first
    /// number of whole groups whose timesteps suffice.
    /// </summary>
    [Fact]
    public void Evaluate_WhenResultsComeInOutOfOrder_ClosesOnThePrefix()
    {
        using var team = new ThreadTeam(3);
        using var ahead = new ManualResetEventSlim();
        var others = 0;
        using var runner = Runner(new GenerationSize { Episodes = 4, Timesteps = 60 }, team, trial =>
        {
            if (trial.Candidate.Index == 0)
            {
                Assert.True(ahead.Wait(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken));
            }
            else if (Interlocked.Increment(ref others) == 20)
            {
                ahead.Set();
            }
            return new EpisodeResult(trial.Candidate.Index, Length(trial.Candidate.Index));
        });
        var results = new GenerationResults(0);
        runner.Evaluate(State(), 0, results);

        // Lengths are 1 + 3 i mod 7 a candidate, two alike: 2, 8, 14, 6, 12, 4, 10, 2, 8 a group; 58 after eight, 66 after nine.
        Assert.Equal(18, results.CandidateCount);
        for (var i = 0; i < 18; i++)
        {
            Assert.Equal(new EpisodeResult(i, Length(i)), results.Candidates[i]);
        }

        static int Length(int candidate) => 1 + 3 * (candidate / 2) % 7;
    }

    /// <summary>How many candidates an evaluator plays at once, and in which order it gives them back, is its own affair.</summary>
    [Theory]
    [InlineData(2, 1)]
    [InlineData(5, 2)]
    [InlineData(1000, 3)]
    public void Evaluate_WhenEvaluatorsPlayManyAtOnce_GivesTheSameResults(int capacity, int threads)
    {
        foreach (var recipe in ToyRun.All.Values)
        {
            var (expected, found) = (ToyRun.Results(), ToyRun.Results());
            Evaluate(1, null, expected);
            Evaluate(threads, () => new InterleavedEvaluator(recipe, () => new Track(), capacity), found);
            Assert.Equal(expected.Candidates, found.Candidates);
            Assert.Equal(expected.Evaluations, found.Evaluations);
            Assert.Equal(expected.Behaviors, found.Behaviors);
            Assert.Equal(expected.Observations.Mean, found.Observations.Mean);
            Assert.Equal(expected.Observations.SquaredDeviations, found.Observations.SquaredDeviations);

            void Evaluate(int threads, Func<IEvaluator>? create, GenerationResults results)
            {
                using var team = new ThreadTeam(threads);
                using var runner = ToyRun.Runner(recipe, team, create);
                runner.Evaluate(ToyRun.Initial(recipe), 3, results);
            }
        }
    }

    /// <summary>Four candidates of ten timesteps suffice. Whoever has begun a later one by then must not be waited for.</summary>
    [Fact]
    public void Evaluate_WhenAllThatCountsIsBack_AbandonsTheRest()
    {
        using var team = new ThreadTeam(4);
        using var runner = Runner(new GenerationSize { Episodes = 2, Timesteps = 40 }, team, trial =>
        {
            if (trial.Candidate.Index < 4)
            {
                return new EpisodeResult(1, 10);
            }
            Assert.True(SpinWait.SpinUntil(() => trial.IsAbandoned, TimeSpan.FromSeconds(30)));
            return null;
        });
        var results = new GenerationResults(0);
        for (var g = 0; g < 20; g++)
        {
            runner.Evaluate(State(), 1, results);
            Assert.Equal(4, results.CandidateCount);
        }
    }

    /// <summary>A failure of a candidate that the generation does not need must not change how it ends; one within it names the candidate.</summary>
    [Theory]
    [InlineData(3, true)]
    [InlineData(4, false)]
    [InlineData(9, false)]
    public void Evaluate_WhenACandidateFails_CountsItOnlyWithinTheGeneration(int failing, bool isNeeded)
    {
        using var team = new ThreadTeam(3);
        using var failed = new ManualResetEventSlim();
        using var runner = Runner(new GenerationSize { Episodes = 2, Timesteps = 40 }, team, trial =>
        {
            if (trial.Candidate.Index == failing)
            {
                failed.Set();
                throw new InvalidOperationException("out of paint");
            }
            if (trial.Candidate.Index == 0)
            {
                // Not back before the other has failed: that one must then have been handed out, wanted or not.
                Assert.True(failed.Wait(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken));
            }
            return new EpisodeResult(1, 10);
        });
        var results = new GenerationResults(0);
        for (var g = 0; g < 5; g++)
        {
            failed.Reset();
            if (isNeeded)
            {
                var e = Assert.Throws<EvaluationException>(() => runner.Evaluate(State(), 0, results));
                Assert.Equal("Generation 0, candidate 3: InvalidOperationException: out of paint", e.Message);
            }
            else
            {
                runner.Evaluate(State(), 0, results);
                Assert.Equal(4, results.CandidateCount);
            }
        }
    }

    [Fact]
    public void Confirm_WhenInterrupted_GivesUpAtOnce()
    {
        using var team = new ThreadTeam(2);
        using var interrupted = new CancellationTokenSource();
        var (played, isAgain) = (0, false);
        using var runner = Runner(GenerationSize.OfCandidates(2), team, trial =>
        {
            var number = Interlocked.Increment(ref played);
            if (number == 10)
            {
                interrupted.Cancel();
            }
            // What the other thread has begun by then ends only by hearing of it.
            Assert.True(isAgain || number < 10 || SpinWait.SpinUntil(() => trial.IsAbandoned, TimeSpan.FromSeconds(60)));
            return trial.IsAbandoned ? null : new EpisodeResult(1, 1);
        });

        Assert.Throws<OperationCanceledException>(() => runner.Confirm(State(), 1_000_000, interrupted.Token));
        Assert.InRange(played, 10, 11);
        // The runner is as good as new.
        isAgain = true;
        Assert.Equal(5, runner.Confirm(State(), 5, CancellationToken.None).Length);
    }

    private static TrainingState State() => new(new OpenAiEsSpec(), 1, new float[1], 0);

    private static LocalRunner Runner(GenerationSize size, ThreadTeam team, Func<Trial, EpisodeResult?> play)
    {
        var recipe = new Recipe
        {
            Task = new TaskReference { Id = "none" },
            Observations = new ObservationSpec { Normalize = false },
            Strategy = new OpenAiEsSpec { Generation = size },
        };
        return new LocalRunner(recipe, 0, team, () => new ScriptedEvaluator(play));
    }
}
