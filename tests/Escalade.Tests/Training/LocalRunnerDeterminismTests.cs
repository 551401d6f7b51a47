using Escalade.Environments;
using Escalade.Strategies;
using Escalade.Tests.Support;
using Escalade.Training;

namespace Escalade.Tests.Training;

public class LocalRunnerDeterminismTests
{
    /// <summary>
    /// The first half waits until s_others run ahead. The generation must close by the prefix all the same: at the first
    /// number of pairs whose timesteps suffice.
    /// </summary>
    [Fact]
    public void Evaluate_WhenThePairsComeInOutOfOrder_ClosesOnThePrefix()
    {
        var size = new GenerationSize { Episodes = 4, Timesteps = 60 };
        using var pool = new WorkerPool(3);
        using var ahead = new ManualResetEventSlim();
        using var runner = new LocalRunner(size, new ObservationSpec { Normalize = false }, pool, () => new Late(ahead));
        var state = new TrainingState(new StrategySpec(), 1, new float[1], 0);
        var results = new GenerationResults(0);
        runner.Evaluate(state, 0, results);

        // Lengths are 1 + 3 i mod 7 a half: 2, 8, 14, 6, 12, 4, 10, 2, 8 a pair; 58 after eight, 66 after nine.
        Assert.Equal(9, results.Pairs);
        for (var half = 0; half < 18; half++)
        {
            Assert.Equal(new EpisodeResult(half, Late.Length(half / 2)), results.Episodes[half]);
        }
    }

    /// <summary>How many candidates an evaluator takes at once is its own affair.</summary>
    [Theory]
    [InlineData(2, 1)]
    [InlineData(5, 2)]
    [InlineData(1000, 3)]
    public void Evaluate_WhenEvaluatorsTakeBatches_GivesTheSameResults(int batchSize, int threads)
    {
        foreach (var recipe in ToyRun.All.Values)
        {
            var (expected, found) = (new GenerationResults(2), new GenerationResults(2));
            Evaluate(1, () => new EnvironmentEvaluator(recipe, new Track()), expected);
            Evaluate(threads, () => new Batched(new EnvironmentEvaluator(recipe, new Track()), batchSize), found);
            Assert.Equal(expected.Episodes, found.Episodes);
            Assert.Equal(expected.Evaluations, found.Evaluations);
            Assert.Equal(expected.Observations.Sum, found.Observations.Sum);

            void Evaluate(int threads, Func<IEvaluator> create, GenerationResults results)
            {
                using var pool = new WorkerPool(threads);
                using var runner = new LocalRunner(recipe.Strategy.Generation, recipe.Observations, pool, create);
                runner.Evaluate(ToyRun.Initial(recipe), 3, results);
            }
        }
    }

    /// <summary>Two pairs of ten timesteps suffice. Whoever has begun a later one by then must not be waited for.</summary>
    [Fact]
    public void Evaluate_WhenAllThatCountsIsBack_AbandonsTheRest()
    {
        var size = new GenerationSize { Episodes = 2, Timesteps = 40 };
        using var pool = new WorkerPool(4);
        using var runner = new LocalRunner(size, new ObservationSpec { Normalize = false }, pool, () => new Endless());
        var results = new GenerationResults(0);
        for (var g = 0; g < 20; g++)
        {
            runner.Evaluate(new TrainingState(new StrategySpec(), 1, new float[1], 0), 1, results);
            Assert.Equal(2, results.Pairs);
        }
    }

    private sealed class Endless : IEvaluator
    {
        public int BatchSize => 1;

        public int ObservationSize => 0;

        public (double Simulator, double Total) Seconds => default;

        public bool Evaluate(
            TrainingState state, ReadOnlySpan<Candidate> candidates, Span<EpisodeResult> results,
            ReadOnlySpan<ObservationMoments?> moments, CancellationToken abandoned)
        {
            if (candidates[0].Index >= 2)
            {
                Assert.True(abandoned.WaitHandle.WaitOne(TimeSpan.FromSeconds(30)));
                return false;
            }
            results[0] = new EpisodeResult(1, 10);
            return true;
        }

        public void Dispose() { }
    }

    private sealed class Batched(EnvironmentEvaluator inner, int batchSize) : IEvaluator
    {
        public int BatchSize => batchSize;

        public int ObservationSize => inner.ObservationSize;

        public (double Simulator, double Total) Seconds => inner.Seconds;

        public bool Evaluate(
            TrainingState state, ReadOnlySpan<Candidate> candidates, Span<EpisodeResult> results,
            ReadOnlySpan<ObservationMoments?> moments, CancellationToken abandoned)
        {
            Assert.InRange(candidates.Length, 1, batchSize);
            return inner.Evaluate(state, candidates, results, moments, abandoned);
        }

        public void Dispose() => inner.Dispose();
    }

    private sealed class Late(ManualResetEventSlim ahead) : IEvaluator
    {
        private static int s_others;

        public int BatchSize => 1;

        public int ObservationSize => 0;

        public (double Simulator, double Total) Seconds => default;

        public static int Length(int pair) => 1 + 3 * pair % 7;

        public bool Evaluate(
            TrainingState state, ReadOnlySpan<Candidate> candidates, Span<EpisodeResult> results,
            ReadOnlySpan<ObservationMoments?> moments, CancellationToken abandoned)
        {
            var (_, pair, sign) = candidates[0];
            if (pair == 0 && sign > 0)
            {
                Assert.True(ahead.Wait(TimeSpan.FromSeconds(30), abandoned));
            }
            else if (Interlocked.Increment(ref s_others) == 20)
            {
                ahead.Set();
            }
            results[0] = new EpisodeResult(2 * pair + (sign > 0 ? 0 : 1), Length(pair));
            return true;
        }

        public void Dispose() { }
    }
}
