using Escalade.Noise;
using Escalade.Tests.Support;

namespace Escalade.Tests.Noise;

/// <summary>
/// Whether the numbers are normal and independent, on 10^8 of them. Seeds are fixed, so an outcome never changes from
/// run to run; bounds are five deviations of the sampling error, which a sound generator passes but once in 1.7 million.
/// </summary>
public class GaussianNoiseStatisticsTests
{
    private const int Numbers = 100_000_000;
    private const double Deviations = 5;

    /// <summary>How the 10^8 numbers are drawn: along a vector, and along the pairs of generations.</summary>
    public enum Drawn
    {
        OneVector,
        ManyPairs,
        ManyGenerations,
    }

    [Theory]
    [InlineData(Drawn.OneVector)]
    [InlineData(Drawn.ManyPairs)]
    [InlineData(Drawn.ManyGenerations)]
    public void Fill_OfHundredMillion_HasTheNormalLawsMomentsTailsAndDistribution(Drawn drawn)
    {
        const int Chunk = 64 * 1000;
        var chunk = new float[Chunk];
        var histogram = new Histogram();
        double s1 = 0, s2 = 0, s3 = 0, s4 = 0;
        for (var done = 0; done < Numbers; done += Chunk)
        {
            Fill(drawn, done, chunk);
            var (t1, t2, t3, t4) = Sums.Powers(chunk);
            (s1, s2, s3, s4) = (s1 + t1, s2 + t2, s3 + t3, s4 + t4);
            histogram.Add(chunk);
        }
        const double N = (Numbers + Chunk - 1) / Chunk * (double)Chunk;

        // The variance of the mean of x^k is (E x^2k - (E x^k)^2) / n; E x^2k = (2k - 1)!!
        Within(0, s1 / N, Math.Sqrt(1 / N), "mean");
        Within(1, s2 / N, Math.Sqrt(2 / N), "second moment");
        Within(0, s3 / N, Math.Sqrt(15 / N), "third moment");
        Within(3, s4 / N, Math.Sqrt(96 / N), "fourth moment");
        foreach (var (beyond, count) in histogram.Tails)
        {
            var p = 2 * NormalLaw.Below(-beyond);
            Within(N * p, count, Math.Sqrt(N * p * (1 - p)), $"numbers beyond {beyond}");
        }

        // Kolmogorov-Smirnov: sqrt(n) D exceeds x with probability 2 exp(-2 x^2); 2.7 is exceeded once in a million.
        // The histogram gives D at its edges; between two edges it is greater by at most the probability between them.
        var bound = 2.7 / Math.Sqrt(N);
        Assert.True(histogram.GreatestDistance(N) < bound, $"{histogram.GreatestDistance(N):E3}, bound {bound:E3}");
    }

    /// <summary>Of normal numbers, products of different ones have mean 0 and variance 1: lags up to two blocks.</summary>
    [Fact]
    public void Fill_AtLagsUpToTwoBlocks_IsUncorrelated()
    {
        const int Lags = 128;
        var x = new float[10_000_000 + Lags];
        GaussianNoise.Fill(Key(seed: 5), 0, x);
        var correlations = Enumerable.Range(1, Lags)
            .Select(lag => Sums.Dot(x.AsSpan(0, 10_000_000), x.AsSpan(lag, 10_000_000)) / 10_000_000);

        AreSamplingError(correlations, 10_000_000);
    }

    /// <summary>
    /// The four rows of a block come from one counter, two and two from one radius: their squares must be independent
    /// too, which the cosine and sine of one angle are only if the radius has exactly the right law.
    /// </summary>
    [Fact]
    public void Fill_AcrossTheRowsOfABlock_HasIndependentNumbersAndSquares()
    {
        const int Blocks = 10_000_000 / 64;
        var x = new float[Blocks * 64];
        GaussianNoise.Fill(Key(seed: 6), 0, x);
        var rows = Enumerable.Range(0, 4).Select(row => new float[Blocks * 16]).ToArray();
        for (var i = 0; i < x.Length; i++)
        {
            rows[i / 16 % 4][i / 64 * 16 + i % 16] = x[i];
        }
        // (x^2 - 1) / sqrt 2 has mean 0 and variance 1.
        var squares = rows.Select(row => row.Select(v => (v * v - 1) / MathF.Sqrt(2)).ToArray()).ToArray();
        var correlations =
            from a in Enumerable.Range(0, 4)
            from b in Enumerable.Range(a + 1, 3 - a)
            from of in (float[][][])[rows, squares]
            select Sums.Dot(of[a], of[b]) / of[a].Length;

        AreSamplingError(correlations, Blocks * 16);
    }

    [Fact]
    public void Fill_OfOtherPairsGenerationsPurposesAndSeeds_IsUncorrelated()
    {
        const int Length = 1 << 19;
        var key = new NoiseKey(0x0123456789ABCDEF, 1000, 1000, NoisePurpose.Perturbation);
        NoiseKey[] others =
        [
            .. Enumerable.Range(1, 30).Select(i => key with { Index = key.Index + i }),
            .. Enumerable.Range(0, 31).Select(bit => key with { Index = key.Index ^ (1 << bit) }),
            .. Enumerable.Range(1, 30).Select(i => key with { Generation = key.Generation + i }),
            .. Enumerable.Range(0, 28).Select(bit => key with { Generation = key.Generation ^ (1 << bit) }),
            .. Enum.GetValues<NoisePurpose>().Where(p => p != key.Purpose).Select(p => key with { Purpose = p }),
            .. Enumerable.Range(0, 64).Select(bit => key with { Seed = key.Seed ^ (1UL << bit) }),
            key with { Index = 1001, Generation = 999 },
            key with { Seed = 0 },
            key with { Seed = 1 },
        ];
        var x = new float[Length];
        GaussianNoise.Fill(key, 0, x);
        var y = new float[Length];
        var correlations = others.Select(other =>
        {
            GaussianNoise.Fill(other, 0, y);
            return Sums.Dot(x, y) / Length;
        });

        AreSamplingError(correlations, Length);
    }

    /// <summary>Seeds 0, 1, 2, ... are what people choose: their first numbers must be as good as any.</summary>
    [Fact]
    public void Fill_OfSmallSeeds_IsUncorrelatedFromSeedToSeed()
    {
        const int Seeds = 20_000;
        var first = new float[Seeds][];
        for (var seed = 0; seed < Seeds; seed++)
        {
            first[seed] = new float[64];
            GaussianNoise.Fill(new NoiseKey((ulong)seed, 0, 0, NoisePurpose.Perturbation), 0, first[seed]);
        }
        var correlations = Enumerable.Range(1, 16).Select(
            lag => Enumerable.Range(0, Seeds - 16).Sum(s => Sums.Dot(first[s], first[s + lag])) / ((Seeds - 16) * 64.0));

        AreSamplingError(correlations, (Seeds - 16) * 64);
    }

    private static NoiseKey Key(ulong seed) => new(seed, 7, 8, NoisePurpose.Perturbation);

    private static void Fill(Drawn drawn, int done, Span<float> chunk)
    {
        if (drawn == Drawn.OneVector)
        {
            GaussianNoise.Fill(Key(seed: 1), done, chunk);
            return;
        }
        // Vectors of 640 parameters, as small policies have.
        for (var i = 0; i < chunk.Length; i += 640)
        {
            var which = (done + i) / 640;
            var key = drawn == Drawn.ManyPairs
                ? new NoiseKey(2, 3, which, NoisePurpose.Perturbation)
                : new NoiseKey(4, which, 5, NoisePurpose.Perturbation);
            GaussianNoise.Fill(key, 0, chunk.Slice(i, 640));
        }
    }

    /// <summary>Each within its bound, and all together as scattered as they should be: sum of squares over n is chi-squared.</summary>
    private static void AreSamplingError(IEnumerable<double> correlations, double n)
    {
        var all = correlations.ToArray();
        for (var i = 0; i < all.Length; i++)
        {
            Within(0, all[i], 1 / Math.Sqrt(n), $"correlation {i}");
        }
        Within(all.Length, all.Sum(r => r * r * n), Math.Sqrt(2.0 * all.Length), "sum of squares");
    }

    private static void Within(double expected, double actual, double deviation, string what) =>
        Assert.True(
            Math.Abs(actual - expected) <= Deviations * deviation,
            $"{what}: {actual:E4}, {Math.Abs(actual - expected) / deviation:F1} deviations from {expected:E4}");

    private sealed class Histogram
    {
        private const int Bins = 1 << 18;
        private const double End = 7, Width = 2 * End / Bins;
        private readonly int[] _counts = new int[Bins];

        public void Add(ReadOnlySpan<float> numbers)
        {
            // No number lies beyond 6.7; an index out of range would throw.
            foreach (var x in numbers)
            {
                _counts[(int)((x + End) * (1 / Width))]++;
            }
        }

        /// <summary>How many lie further from zero than about 1, 2, 3, 4, 4.5 and 5: than the bins' edges next to these.</summary>
        public IEnumerable<(double Beyond, double Count)> Tails =>
            from beyond in (double[])[1, 2, 3, 4, 4.5, 5]
            let edge = (int)((End - beyond) / Width)
            select (End - edge * Width, (double)_counts.Take(edge).Sum() + _counts.TakeLast(edge).Sum());

        public double GreatestDistance(double n)
        {
            double below = 0, probability = NormalLaw.Below(-End), greatest = 0;
            for (var i = 0; i < Bins; i++)
            {
                var mass = NormalLaw.Between(-End + i * Width, -End + (i + 1) * Width);
                probability += mass;
                below += _counts[i] / n;
                greatest = Math.Max(greatest, Math.Abs(below - probability) + mass);
            }
            return greatest;
        }
    }
}
