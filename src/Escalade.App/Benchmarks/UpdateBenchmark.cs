using System.Diagnostics;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using System.Text.Json.Nodes;
using Escalade.App.Output;
using Escalade.Noise;
using Escalade.Strategies;
using Escalade.Strategies.OpenAi;
using Escalade.Threading;
using Escalade.Training;

namespace Escalade.App.Benchmarks;

/// <summary><c>bench update</c>: the inner loop of every update, and what a generation's fold allocates.</summary>
internal static class UpdateBenchmark
{
    private const int Vectors = 1000;
    private const int Parameters = 65_536;
    private const int Block = ThreadTeam.BlockSize;
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
                ["vectors"] = Vectors,
                ["parameters"] = Parameters,
                ["rounds"] = Rounds,
                ["allocatedBytesPerFold"] = allocated,
            });
            return;
        }
        Console.Out.WriteLine($"{Vectors} vectors x {Parameters} parameters on one core, {bits}-bit vectors, {Rounds} rounds");
        Console.Out.WriteLine($"normal numbers made and added up a second: {median / 1e9:F2}e9 (median), {best / 1e9:F2}e9 (best)");
        Console.Out.WriteLine($"allocated by the fold of a generation: {allocated} bytes");
    }

    /// <summary>Numbers a second of each round, the least first.</summary>
    private static double[] Rates()
    {
        var first = new NoiseKey(1, 2, 0, NoisePurpose.Perturbation);
        var weights = Enumerable.Range(0, Vectors).Select(i => (i + 0.5f) / Vectors - 0.5f).ToArray();
        var sum = new float[Parameters];
        var rates = new double[Rounds];
        for (var round = -4; round < Rounds; round++)
        {
            var began = Stopwatch.GetTimestamp();
            for (var start = 0; start < Parameters; start += Block)
            {
                GaussianNoise.AddWeighted(first, weights, start, sum.AsSpan(start, Block));
            }
            var seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
            if (round >= 0)
            {
                rates[round] = (double)Vectors * Parameters / seconds;
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
        var strategy = new OpenAiEsSpec { Generation = GenerationSize.OfCandidates(200), WeightDecay = 0.005 };
        using var team = new ThreadTeam(Environment.ProcessorCount);
        var fold = new Fold(strategy, team);
        var state = new TrainingState(strategy, 1, new float[Parameters], 0);
        var results = GenerationResults.Of([.. Enumerable.Range(0, 200).Select(i => new EpisodeResult(i % 2 == 0 ? i : -i, 1))]);
        var allocated = new long[Folds];
        for (var i = -5; i < Folds; i++)
        {
            results.Generation = state.Generation;
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
}
