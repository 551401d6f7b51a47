using Escalade.Strategies.EpisodeCaps;

namespace Escalade.Tests.Strategies;

public class EpisodeCapTests
{
    [Fact]
    public void Next_OfNone_IsNoCap()
    {
        var cap = new NoEpisodeCap();
        Assert.Equal((0, 0), (cap.First, cap.Next(0, [5, 9])));
    }

    [Fact]
    public void Next_OfAFixedOne_IsTheSame()
    {
        var cap = new FixedEpisodeCap { Timesteps = 7 };
        Assert.Equal((7, 7), (cap.First, cap.Next(7, [5, 7])));
    }

    [Theory]
    [InlineData(new[] { 10, 20, 30 }, 40)]
    [InlineData(new[] { 10, 21 }, 31)]
    [InlineData(new[] { 10, 11, 11 }, 22)] // 21.33 rounded up
    [InlineData(new[] { 1, 1 }, 10)]
    public void Next_OfTheMean_IsTwiceTheMeanLengthRoundedUp(int[] lengths, int expected)
    {
        var cap = new MeanEpisodeCap { Multiple = 2, Minimum = 10 };
        Assert.Equal(0, cap.First);
        Assert.Equal(expected, cap.Next(17, lengths));
    }

    [Fact]
    public void Next_OfTheMeanOfVeryLongEpisodes_StaysAnInteger() =>
        Assert.Equal(1_000_000_000, new MeanEpisodeCap { Multiple = 1e6 }.Next(0, [int.MaxValue, int.MaxValue]));

    [Theory]
    [InlineData(new[] { 100, 100, 50, 50 }, 150)]
    [InlineData(new[] { 100, 99, 50, 50 }, 100)]
    public void Next_OfTheRatio_GrowsOnceEnoughEpisodesReachTheCap(int[] lengths, int expected)
    {
        var cap = new RatioEpisodeCap { Initial = 100, Fraction = 0.5, Factor = 1.5 };
        Assert.Equal(100, cap.First);
        Assert.Equal(expected, cap.Next(100, lengths));
    }

    [Fact]
    public void Next_OfTheRatioAtASmallCap_StillGrows()
    {
        // 9 times 1.1 is 9.9: cut to whole timesteps it would stay 9 for ever.
        Assert.Equal(10, new RatioEpisodeCap { Initial = 9, Factor = 1.1 }.Next(9, [9, 9]));
        Assert.Equal(2, new RatioEpisodeCap { Initial = 1, Factor = 1.5 }.Next(1, [1, 1]));
        Assert.Equal(1_000_000_000, new RatioEpisodeCap { Factor = 2 }.Next(1_000_000_000, [1_000_000_000]));
    }
}
