using Escalade.Physics.Lanes;

namespace Escalade.Physics.Tests.Lanes;

public unsafe class TrigonometryTests
{
    [Theory]
    [InlineData(1, 1e-15)]
    [InlineData(1e4, 1e-15)]
    [InlineData(1e9, 1e-15)]
    public void SinCos_OfAnglesUpTo_AreThoseOfTheLibrary(double greatest, double tolerance)
    {
        var random = new Random(1);
        for (var i = 0; i < 100_000; i++)
        {
            var angle = (2 * random.NextDouble() - 1) * greatest;
            var (sine, cosine) = Trigonometry.SinCos(Wide64.Broadcast(angle));
            Assert.Equal(Math.Sin(angle), *(double*)&sine, tolerance);
            Assert.Equal(Math.Cos(angle), *(double*)&cosine, tolerance);
        }
    }

    [Fact]
    public void SinCos_AtWholeQuarters_HaveTheRightSigns()
    {
        for (var quarter = -9; quarter <= 9; quarter++)
        {
            var (sine, cosine) = Trigonometry.SinCos(Wide64.Broadcast(quarter * (Math.PI / 2)));
            Assert.Equal(Math.Sin(quarter * (Math.PI / 2)), *(double*)&sine, 1e-15);
            Assert.Equal(Math.Cos(quarter * (Math.PI / 2)), *(double*)&cosine, 1e-15);
        }
    }
}
