using Escalade.Numerics;

namespace Escalade.Tests.Numerics;

public class PowersTests
{
    [Theory]
    [InlineData(0.999)]
    [InlineData(0.9)]
    [InlineData(0.5)]
    [InlineData(1.0)]
    [InlineData(0.0)]
    public void Power_AgainstRepeatedProducts_DiffersByRoundingOnly(double @base)
    {
        var expected = 1.0;
        for (var exponent = 0; exponent <= 2000; exponent++)
        {
            // Both round at every product, half an ulp (2^-53) each.
            Assert.Equal(expected, Powers.Power(@base, exponent), 2 * (exponent + 1) * Math.Pow(2, -53) * expected);
            expected *= @base;
        }
    }

    [Theory]
    [InlineData(0.5, 1074, 4.94065645841247E-324)]
    [InlineData(0.5, 1075, 0)]
    [InlineData(0.999, int.MaxValue, 0)]
    [InlineData(2, 10, 1024)]
    [InlineData(0, 0, 1)]
    public void Power_AtTheEnds_IsExact(double @base, int exponent, double expected) =>
        Assert.Equal(expected, Powers.Power(@base, exponent));
}
