using CsCheck;
using Escalade.Noise;

namespace Escalade.Tests.Noise;

public class RandomSourceTests
{
    private static readonly NoiseKey Key = new(42, 1, 2, NoisePurpose.Episode);

    [Fact]
    public void NextUInt32_IsPhiloxWithSecondCounterWordOne()
    {
        var random = new RandomSource(Key);
        for (var block = 0u; block < 10; block++)
        {
            var (w0, w1, w2, w3) = Philox4x32.Generate(42, block, 1, 2, 1 | (uint)NoisePurpose.Episode << 28);
            Assert.Equal<uint[]>([w0, w1, w2, w3], [random.NextUInt32(), random.NextUInt32(), random.NextUInt32(), random.NextUInt32()]);
        }
    }

    [Fact]
    public void Restart_AfterAnyUse_GivesTheStreamAgain() =>
        Gen.Int[0, 9].Sample(used =>
        {
            var random = new RandomSource(new NoiseKey(9, 9, 9, NoisePurpose.Evaluation));
            for (var i = 0; i < used; i++)
            {
                random.NextUInt32();
            }
            random.Restart(Key);
            var fresh = new RandomSource(Key);
            for (var i = 0; i < 9; i++)
            {
                Assert.Equal(fresh.NextUInt32(), random.NextUInt32());
            }
        }, iter: 100);

    [Fact]
    public void NextNormal_SharesNoNumberWithTheVectorOfItsKey()
    {
        var random = new RandomSource(Key);
        var vector = new float[10_000];
        GaussianNoise.Fill(Key, 0, vector);
        var drawn = Enumerable.Range(0, 2_000).Select(_ => (float)random.NextNormal()).ToArray();

        // Of 2,000 x 10,000 chance meetings some are expected (numbers near zero are few of 2^31), a stream's worth is not.
        Assert.InRange(drawn.Intersect(vector).Count(), 0, 20);
    }

    [Fact]
    public void NextDouble_OfAMillion_IsUniform()
    {
        const int N = 1_000_000;
        var random = new RandomSource(Key);
        var sorted = new double[N];
        for (var i = 0; i < N; i++)
        {
            sorted[i] = random.NextDouble();
            Assert.InRange(sorted[i], 0, 1 - 1.0 / (1L << 53));
        }
        Array.Sort(sorted);
        var distance = sorted.Select((x, i) => Math.Max(Math.Abs(x - (double)i / N), Math.Abs(x - (i + 1.0) / N))).Max();

        Assert.True(distance < 2.7 / Math.Sqrt(N), $"{distance}"); // Kolmogorov-Smirnov at one in a million.
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(18)]
    [InlineData(1000)]
    public void NextInt32_OfAHundredThousand_IsUniform(int count)
    {
        const int N = 100_000;
        var random = new RandomSource(Key);
        var counts = new int[count];
        for (var i = 0; i < N; i++)
        {
            counts[random.NextInt32(count)]++;
        }
        var chiSquared = counts.Sum(c => Math.Pow(c - (double)N / count, 2) / ((double)N / count));

        // Mean count - 1, variance 2 (count - 1); five deviations.
        Assert.True(Math.Abs(chiSquared - (count - 1)) <= 5 * Math.Sqrt(2 * (count - 1)), $"{chiSquared}");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void NextInt32_WhenCountIsNotPositive_Throws(int count) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new RandomSource(Key).NextInt32(count));

    [Fact]
    public void NextInt32_OfTheGreatestCount_StaysWithin()
    {
        var random = new RandomSource(Key);
        for (var i = 0; i < 1000; i++)
        {
            Assert.InRange(random.NextInt32(int.MaxValue), 0, int.MaxValue - 1);
        }
    }

    [Fact]
    public void NextNormal_OfAMillion_HasTheNormalLawsMoments()
    {
        const double N = 1_000_000;
        var random = new RandomSource(Key);
        double s1 = 0, s2 = 0, s4 = 0;
        for (var i = 0; i < N; i++)
        {
            var x = random.NextNormal();
            (s1, s2, s4) = (s1 + x, s2 + x * x, s4 + x * x * x * x);
        }

        Assert.Equal(0, s1 / N, 5 * Math.Sqrt(1 / N));
        Assert.Equal(1, s2 / N, 5 * Math.Sqrt(2 / N));
        Assert.Equal(3, s4 / N, 5 * Math.Sqrt(96 / N));
    }

    [Fact]
    public void Uniform_StaysBetweenItsEnds() =>
        Gen.Select(Gen.Double[-1e6, 1e6], Gen.Double[0, 1e6], Gen.ULong).Sample((low, span, seed) =>
        {
            var random = new RandomSource(Key with { Seed = seed });
            for (var i = 0; i < 10; i++)
            {
                Assert.InRange(random.Uniform(low, low + span), low, low + span);
            }
        }, iter: 1000);
}
