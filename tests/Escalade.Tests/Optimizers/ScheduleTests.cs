using Escalade.Optimizers;

namespace Escalade.Tests.Optimizers;

public class ScheduleTests
{
    [Theory]
    [InlineData(0, 0.1)]
    [InlineData(5, 0.06)]
    [InlineData(10, 0.02)]
    [InlineData(11, 0.02)]
    [InlineData(int.MaxValue, 0.02)]
    public void At_OnAStraightLine_EndsAtTo(int generation, double expected) =>
        Assert.Equal(expected, new Schedule { From = 0.1, To = 0.02, Generations = 10 }.At(generation), 1e-15);

    [Theory]
    [InlineData(0, 1.0)]
    [InlineData(1, 0.5)]
    [InlineData(3, 0.125)]
    [InlineData(4, 0.1)]
    [InlineData(int.MaxValue, 0.1)]
    public void At_OfADecay_NeverFallsBelowTo(int generation, double expected) =>
        Assert.Equal(expected, new Schedule { From = 1, Decay = 0.5, To = 0.1 }.At(generation));

    [Fact]
    public void At_OfANumber_IsConstant()
    {
        Schedule schedule = 0.3;
        Assert.Equal(0.3, schedule.At(0));
        Assert.Equal(0.3, schedule.At(int.MaxValue));
    }

    [Fact]
    public void At_OnARisingLine_Rises() =>
        Assert.Equal(0.75, new Schedule { From = 0.5, To = 1, Generations = 2 }.At(1));
}
