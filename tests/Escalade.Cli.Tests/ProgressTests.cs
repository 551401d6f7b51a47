using Escalade.App.Progress;

namespace Escalade.Cli.Tests;

public sealed class ProgressTests
{
    [Fact]
    public void Draw_OfRisingValues_RisesFromTheLowestLevelToTheHighest() =>
        Assert.Equal("▁▂▃▄▅▆▇█", Sparkline.Draw([0, 1, 2, 3, 4, 5, 6, 7], 40));

    [Fact]
    public void Draw_WhenValuesAreMoreThanTheWidth_SharesCharacters() =>
        Assert.Equal("▁█", Sparkline.Draw([0, 0, 0, 5, 5, 5], 2));

    [Fact]
    public void Draw_OfEqualOrNoValues_IsFlatOrEmpty()
    {
        Assert.Equal("▁▁", Sparkline.Draw([3, 3], 8));
        Assert.Equal("", Sparkline.Draw([], 8));
    }

    [Fact]
    public void SecondsLeft_WhenReturnsRiseInALine_IsWhereTheLineMeetsTheTarget()
    {
        var forecast = new TargetForecast(100);
        for (var i = 0; i <= 10; i++)
        {
            forecast.Add(2 * i, 5 * i);
        }
        Assert.Equal(20, forecast.SecondsLeft!.Value, 6);
    }

    [Fact]
    public void SecondsLeft_WhenReturnsFallOrScatterOrAreFew_IsUnknown()
    {
        var falling = new TargetForecast(100);
        var scattered = new TargetForecast(100);
        var few = new TargetForecast(100);
        for (var i = 0; i < 20; i++)
        {
            falling.Add(i, -i);
            scattered.Add(i, i % 2 == 0 ? 10 : -10);
        }
        few.Add(0, 1);
        few.Add(1, 2);
        Assert.Null(falling.SecondsLeft);
        Assert.Null(scattered.SecondsLeft);
        Assert.Null(few.SecondsLeft);
    }

    [Fact]
    public void Values_OfALongHistory_StayFewAndKeepTheirMean()
    {
        var history = new ReturnHistory();
        for (var i = 0; i < 4096; i++)
        {
            history.Add(i);
        }
        Assert.InRange(history.Values.Count, 32, 129);
        Assert.Equal(4095 / 2.0, history.Values.Average(), 6);
    }
}
