using CsCheck;
using Escalade.Environments;

namespace Escalade.Tests.Environments;

public class ObservationTests
{
    [Fact]
    public void Merge_InIndexOrder_EqualsTheSumsOfTheParts() =>
        Gen.Double[-10, 10].Array[2].Array[0, 20].Array[1, 6].Sample(episodes =>
        {
            var merged = new ObservationMoments(2);
            var (count, sum, squares) = (0L, new double[2], new double[2]);
            foreach (var episode in episodes)
            {
                // Sums of an episode first, then the episode's sums: the order that threads cannot change.
                var (s, q) = (new double[2], new double[2]);
                var moments = new ObservationMoments(2);
                foreach (var x in episode)
                {
                    moments.Add(x);
                    count++;
                    for (var i = 0; i < 2; i++)
                    {
                        s[i] += x[i];
                        q[i] += x[i] * x[i];
                    }
                }
                merged.Merge(moments);
                for (var i = 0; i < 2; i++)
                {
                    sum[i] += s[i];
                    squares[i] += q[i];
                }
            }

            Assert.Equal(count, merged.Count);
            Assert.Equal(sum, merged.Sum);
            Assert.Equal(squares, merged.SumOfSquares);
        }, iter: 300);

    [Fact]
    public void Merge_OfNothing_ChangesNothing()
    {
        var moments = new ObservationMoments(1);
        moments.Add([3]);
        moments.Merge(new ObservationMoments(1));

        Assert.Equal((1, 3.0, 9.0), (moments.Count, moments.Sum[0], moments.SumOfSquares[0]));
        moments.Clear();
        Assert.Equal((0, 0.0, 0.0), (moments.Count, moments.Sum[0], moments.SumOfSquares[0]));
    }

    [Fact]
    public void Apply_WithStatistics_SubtractsTheMeanAndDividesByTheDeviation() =>
        Gen.Double[-5, 5].Array[2, 50].Sample(seen =>
        {
            var moments = new ObservationMoments(1);
            foreach (var x in seen)
            {
                moments.Add([x]);
            }
            var mean = seen.Average();
            var deviation = Math.Max(Math.Sqrt(seen.Average(x => (x - mean) * (x - mean))), 0.01);

            // Sums of squares up to 25, exact to 2^-52, under a root whose derivative is 1 / 0.02; then float32.
            Assert.Equal((1.5 - mean) / deviation, Apply(new ObservationSpec { Clip = 0, MinimumDeviation = 0.01 }, moments, 1.5)[0], 1e-4);
        }, iter: 300);

    [Theory]
    [InlineData(5.0, 1e9, 5)]
    [InlineData(5.0, -1e9, -5)]
    [InlineData(0.0, 1000.0, 1000)]
    [InlineData(5.0, double.PositiveInfinity, 5)]
    public void Apply_WithAClip_Clips(double clip, double observation, float expected)
    {
        var moments = new ObservationMoments(1);
        moments.Add([-1]);
        moments.Add([1]);

        Assert.Equal([expected], Apply(new ObservationSpec { Clip = clip }, moments, observation));
    }

    [Fact]
    public void Apply_OfAComponentThatNeverMoves_IsNotBlownUp()
    {
        var moments = new ObservationMoments(1);
        for (var i = 0; i < 10; i++)
        {
            moments.Add([0.1]);
        }

        Assert.Equal(0f, Apply(new ObservationSpec { MinimumDeviation = 1 }, moments, 0.1)[0], 1e-6f);
        Assert.Equal(0.9f, Apply(new ObservationSpec { MinimumDeviation = 1 }, moments, 1.0)[0], 1e-6f);
    }

    [Fact]
    public void Apply_WithoutStatisticsOrNormalisation_PassesThrough()
    {
        var moments = new ObservationMoments(1);
        Assert.Equal([4.5f], Apply(new ObservationSpec(), moments, 4.5));
        moments.Add([100]);
        Assert.Equal([4.5f], Apply(new ObservationSpec { Normalize = false, Clip = 1 }, moments, 4.5));
    }

    [Fact]
    public void Apply_WithoutNormalisation_RoundsWhateverTheLength()
    {
        double[] odd = [0.1, -1e300, double.PositiveInfinity, double.NaN, 255];
        for (var length = 0; length < 40; length++)
        {
            var observation = Enumerable.Range(0, length).Select(i => odd[i % 5]).ToArray();
            var normalizer = new ObservationNormalizer(new ObservationSpec { Normalize = false }, length);
            var normalized = new float[length];
            normalizer.Apply(observation, normalized);
            Assert.Equal(observation.Select(x => (float)Math.Clamp(x, -float.MaxValue, float.MaxValue)), normalized);
        }
    }

    [Fact]
    public void Load_AfterOtherStatistics_ForgetsThem()
    {
        var normalizer = new ObservationNormalizer(new ObservationSpec(), 1);
        var moments = new ObservationMoments(1);
        moments.Add([7]);
        normalizer.Load(moments);
        normalizer.Load(new ObservationMoments(1));
        var y = new float[1];
        normalizer.Apply([2.5], y);

        Assert.Equal([2.5f], y);
    }

    private static float[] Apply(ObservationSpec spec, ObservationMoments moments, params double[] observation)
    {
        var normalizer = new ObservationNormalizer(spec, observation.Length);
        normalizer.Load(moments);
        var normalized = new float[observation.Length];
        normalizer.Apply(observation, normalized);
        return normalized;
    }
}
