using CsCheck;
using Escalade.Environments;
using Escalade.Tests.Support;

namespace Escalade.Tests.Environments;

public class ObservationTests
{
    [Fact]
    public void Merge_InIndexOrder_EqualsTheMomentsOfTheWhole() =>
        Gen.Select(Gen.Double[-10, 10].Array[2].Array[0, 20].Array[1, 6], Choice.Of(0.0, 1e3, 1e8, -1.7e9)).Sample((episodes, offset) =>
        {
            var merged = new ObservationMoments(2);
            foreach (var episode in episodes)
            {
                var moments = new ObservationMoments(2);
                foreach (var x in episode)
                {
                    moments.Add([x[0] + offset, x[1]]);
                }
                Assert.True(merged.TryMerge(moments));
            }
            var all = episodes.SelectMany(episode => episode).Select(x => (double[])[x[0] + offset, x[1]]).ToArray();
            Assert.Equal(all.Length, merged.Count);
            for (var i = 0; i < 2 && all.Length > 0; i++)
            {
                var mean = all.Average(x => x[i]);
                var squares = all.Sum(x => (x[i] - mean) * (x[i] - mean));
                // Roundings of numbers as large as the offset, 120 of them at most, and of the distances that are squared.
                var ulp = Math.BitIncrement(Math.Abs(offset) + 10) - (Math.Abs(offset) + 10);
                Assert.Equal(mean, merged.Mean[i], 120 * ulp);
                Assert.Equal(squares, merged.SquaredDeviations[i], 120 * 20 * 120 * ulp);
            }
        }, iter: 300);

    /// <summary>Whatever the vectors' width: components beyond the last whole vector are worked on alone, with the same operations.</summary>
    [Fact]
    public void Add_OfObservationsOfAnySize_TreatsEveryComponentAlike() =>
        Gen.Double[-1e3, 1e3].Array[1, 30].Sample(seen =>
        {
            var alone = new ObservationMoments(1);
            var wide = new ObservationMoments(13);
            foreach (var x in seen)
            {
                alone.Add([x]);
                wide.Add([.. Enumerable.Repeat(x, 13)]);
            }
            Assert.All(wide.Mean, mean => Assert.Equal(alone.Mean[0], mean));
            Assert.All(wide.SquaredDeviations, squares => Assert.Equal(alone.SquaredDeviations[0], squares));
        }, iter: 100);

    [Fact]
    public void Merge_OfNothing_ChangesNothing()
    {
        var moments = new ObservationMoments(1);
        moments.Add([3]);
        moments.TryMerge(new ObservationMoments(1));

        Assert.Equal((1, 3.0, 0.0), (moments.Count, moments.Mean[0], moments.SquaredDeviations[0]));
        moments.Clear();
        Assert.Equal((0, 0.0, 0.0), (moments.Count, moments.Mean[0], moments.SquaredDeviations[0]));
    }

    /// <summary>Finite moments may add up to what is not: then they are left out.</summary>
    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(-1e200)]
    public void Merge_ToWhatIsNotFinite_IsRefused(double bad)
    {
        var (moments, other) = (new ObservationMoments(2), new ObservationMoments(2));
        moments.Add([1, 1]);
        other.Add([2, bad]);

        Assert.False(moments.TryMerge(other));
        Assert.Equal((1, 1.0, 0.0), (moments.Count, moments.Mean[0], moments.SquaredDeviations[0]));
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

            // Squared distances up to 100, exact to some 2^-50, under a root whose derivative is 1 / 0.02; then float32.
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
