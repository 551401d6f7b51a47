using Escalade.Environments;
using Escalade.Strategies;
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

    private sealed class Late(ManualResetEventSlim ahead) : IEvaluator
    {
        private static int s_others;

        public int BatchSize => 1;

        public int ObservationSize => 0;

        public (double Simulator, double Total) Seconds => default;

        public static int Length(int pair) => 1 + 3 * pair % 7;

        public void Evaluate(
            TrainingState state, ReadOnlySpan<Candidate> candidates, Span<EpisodeResult> results,
            ReadOnlySpan<ObservationMoments?> moments)
        {
            var (_, pair, sign) = candidates[0];
            if (pair == 0 && sign > 0)
            {
                Assert.True(ahead.Wait(TimeSpan.FromSeconds(30)));
            }
            else if (Interlocked.Increment(ref s_others) == 20)
            {
                ahead.Set();
            }
            results[0] = new EpisodeResult(2 * pair + (sign > 0 ? 0 : 1), Length(pair));
        }

        public void Dispose() { }
    }
}
