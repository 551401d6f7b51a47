using Escalade.Strategies;

namespace Escalade.Tests.Strategies;

public class GenerationSizeTests
{
    [Theory]
    [InlineData(0, 0, false)]
    [InlineData(5, 1_000_000, false)]
    [InlineData(6, 0, true)]
    public void IsClosed_ByCandidates_CountsThemOnly(int candidates, long timesteps, bool expected) =>
        Assert.Equal(expected, GenerationSize.OfCandidates(6).IsClosed(candidates, timesteps));

    [Theory]
    [InlineData(8, 1000, false)]
    [InlineData(9, 999, false)]
    [InlineData(9, 1000, true)]
    [InlineData(50, 999, false)]
    public void IsClosed_ByEpisodesAndTimesteps_NeedsBoth(int candidates, long timesteps, bool expected) =>
        Assert.Equal(expected, new GenerationSize { Episodes = 9, Timesteps = 1000 }.IsClosed(candidates, timesteps));

    [Fact]
    public void IsClosed_ByOneOfThem_NeedsThatOne()
    {
        Assert.False(new GenerationSize { Timesteps = 5 }.IsClosed(100, 4));
        Assert.True(new GenerationSize { Timesteps = 5 }.IsClosed(1, 5));
        Assert.True(new GenerationSize { Episodes = 2 }.IsClosed(2, 0));
        Assert.False(new GenerationSize { Episodes = 1 }.IsClosed(0, 0));
    }
}
