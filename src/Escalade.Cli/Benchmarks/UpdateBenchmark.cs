using System.Diagnostics;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using System.Text.Json.Nodes;
using Escalade.Environments;
using Escalade.Noise;
using Escalade.Strategies;
using Escalade.Training;

namespace Escalade.Cli.Benchmarks;

/// <summary><c>bench update</c>: the inner loop of every update, and what a generation's fold allocates.</summary>
internal static class UpdateBenchmark
{
    private const int Pairs = 1000;
    private const int Parameters = 65_536;
    // What one thread of a fold works through at a time: it stays in the first-level cache.
    private const int Block = 4096;
    private const int Rounds = 21;

    public static void Run(bool json)
    {
        var rates = Rates();
        var (best, median) = (rates[^1], rates[rates.Length / 2]);
        var allocated = BytesAFold();
        var bits = Avx512F.IsSupported && Vector512.IsHardwareAccelerated ? 512 : Avx2.IsSupported ? 256 : 128;
        if (json)
        {
            JsonLines.Write(new JsonObject
            {
                ["normalsPerSecondPerCore"] = Math.Round(median),
                ["bestNormalsPerSecondPerCore"] = Math.Round(best),
                ["vectorBits"] = bits,
                ["pairs"] = Pairs,
                ["parameters"] = Parameters,
                ["rounds"] = Rounds,
                ["allocatedBytesPerFold"] = allocated,
            });
            return;
        }
        Console.Out.WriteLine($"{Pairs} pairs x {Parameters} parameters on one core, {bits}-bit vectors, {Rounds} rounds");
        Console.Out.WriteLine($"normal numbers made and added up a second: {median / 1e9:F2}e9 (median), {best / 1e9:F2}e9 (best)");
        Console.Out.WriteLine($"allocated by the fold of a generation: {allocated} bytes");
    }

    /// <summary>Numbers a second of each round, the least first.</summary>
    private static double[] Rates()
    {
        var keys = Enumerable.Range(0, Pairs).Select(i => new NoiseKey(1, 2, i, NoisePurpose.Perturbation)).ToArray();
        var weights = Enumerable.Range(0, Pairs).Select(i => (i + 0.5f) / Pairs - 0.5f).ToArray();
        var sum = new float[Parameters];
        var rates = new double[Rounds];
        for (var round = -4; round < Rounds; round++)
        {
            var began = Stopwatch.GetTimestamp();
            for (var start = 0; start < Parameters; start += Block)
            {
                GaussianNoise.AddWeighted(keys, weights, start, sum.AsSpan(start, Block));
            }
            var seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
            if (round >= 0)
            {
                rates[round] = (double)Pairs * Parameters / seconds;
            }
        }
        Array.Sort(rates);
        return rates;
    }

    /// <summary>
    /// Bytes that folding a generation allocates on all threads once buffers have grown: the median, since a thread
    /// that waits long may make the runtime allocate something for the wait.
    /// </summary>
    private static long BytesAFold()
    {
        const int Folds = 50;
        var strategy = new StrategySpec { Generation = GenerationSize.OfPairs(100), WeightDecay = 0.005 };
        using var pool = new WorkerPool(Environment.ProcessorCount);
        using var runner = new LocalRunner(strategy.Generation, new ObservationSpec(), pool, () => new ConstantEvaluator());
        var fold = new Fold(strategy, pool);
        var state = new TrainingState(strategy, 1, new float[Parameters], 0);
        var results = new GenerationResults(0);
        var allocated = new long[Folds];
        for (var i = -5; i < Folds; i++)
        {
            runner.Evaluate(state, 0, results);
            var before = GC.GetTotalAllocatedBytes(precise: true);
            fold.Advance(state, results);
            var bytes = GC.GetTotalAllocatedBytes(precise: true) - before;
            if (i >= 0)
            {
                allocated[i] = bytes;
            }
        }
        Array.Sort(allocated);
        return allocated[Folds / 2];
    }

    /// <summary>Results that cost nothing to come by.</summary>
    private sealed class ConstantEvaluator : IEvaluator
    {
        public int BatchSize => 1;

        public int ObservationSize => 0;

        public (double Simulator, double Total) Seconds => default;

        public bool Evaluate(
            TrainingState state, ReadOnlySpan<Candidate> candidates, Span<EpisodeResult> results,
            ReadOnlySpan<ObservationMoments?> moments, CancellationToken abandoned)
        {
            for (var i = 0; i < results.Length; i++)
            {
                results[i] = new EpisodeResult(candidates[i].Sign * candidates[i].Index, 1);
            }
            return true;
        }

        public void Dispose()
        {
        }
    }
}
