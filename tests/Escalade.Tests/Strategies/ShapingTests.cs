using CsCheck;
using Escalade.Strategies.OpenAi;
using Escalade.Tests.Support;

namespace Escalade.Tests.Strategies;

public class ShapingTests
{
    private static readonly Gen<ShapingSpec> GenShaping = Gen.OneOf(
        Choice.Of<ShapingSpec>(new CenteredRanks(), new StandardizedReturns(), new RawReturns(), new SignOfReturns()),
        Gen.Int[1, 12].Select(b => (ShapingSpec)new TopDirections { Directions = b }));

    // Few different values give ties; some returns are missing.
    private static readonly Gen<double> GenReturn = Gen.Frequency(
        (4, Gen.Double[-100, 100]),
        (3, Gen.Int[-2, 2].Select(i => (double)i)),
        (1, Gen.Const(double.NegativeInfinity)));

    public static TheoryData<ShapingSpec> All =>
        [new CenteredRanks(), new StandardizedReturns(), new RawReturns(), new SignOfReturns(), new TopDirections(), new TopDirections { Directions = 1 }];

    [Fact]
    public void Shape_OfAnyReturns_EqualsTheOracle() =>
        Gen.Select(GenShaping, Gen.Int[1, 20].SelectMany(pairs => GenReturn.Array[2 * pairs]), Gen.Double[0.01, 1])
            .Sample((shaping, returns, sigma) =>
            {
                var weights = Shape(shaping, returns, sigma);
                var expected = ShapingOracle.Weights(shaping, returns, sigma);
                var greatest = expected.Max(Math.Abs);
                for (var i = 0; i < weights.Length; i++)
                {
                    // One rounding to float32, differences of doubles whose greatest is known, and float32's least number.
                    Assert.Equal(
                        expected[i], weights[i], Math.Abs(expected[i]) * Math.Pow(2, -23) + greatest * 1e-12 + float.Epsilon);
                }
            }, iter: 5000);

    [Theory]
    [MemberData(nameof(All))]
    public void Shape_OfEqualReturns_IsZero(ShapingSpec shaping)
    {
        foreach (var value in (double[])[0, -3.7, 1e30, double.NegativeInfinity])
        {
            foreach (var pairs in (int[])[1, 2, 7])
            {
                Assert.All(Shape(shaping, [.. Enumerable.Repeat(value, 2 * pairs)], 0.1), w => Assert.Equal(0f, w));
            }
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Shape_OfOnePair_FavoursTheBetterHalf(ShapingSpec shaping)
    {
        Assert.True(Shape(shaping, [1, 2], 0.1)[0] < 0);
        Assert.True(Shape(shaping, [2, 1], 0.1)[0] > 0);
    }

    /// <summary>The worst rank: never favoured over a half that finished, and no other weight is disturbed out of bounds.</summary>
    [Theory]
    [MemberData(nameof(All))]
    public void Shape_WhenAReturnIsMissing_IsFiniteAndNeverFavoursIt(ShapingSpec shaping)
    {
        var weights = Shape(shaping, [double.NegativeInfinity, -5, 3, 4, 9, 1], 0.1);

        Assert.All(weights, w => Assert.True(float.IsFinite(w)));
        Assert.True(weights[0] <= 0);
    }

    [Fact]
    public void Shape_ByCenteredRanks_IgnoresScaleAndOutliers() =>
        Gen.Double[-100, 100].Array[10].Sample(returns =>
        {
            // A product with 1024 is exact, so ties stay ties and others do not become any.
            var greatest = returns.Max();
            var stretched = returns.Select(r => r == greatest ? 1e30 : r * 1024).ToArray();
            Assert.Equal(Shape(new CenteredRanks(), returns, 0.1), Shape(new CenteredRanks(), stretched, 7));
        }, iter: 200);

    [Fact]
    public void Shape_ByCenteredRanks_IsThePapersExample() =>
        // Ranks 3, 0 and 2, 1 of 0..3: (3 - 0) / 3 / 4 and (2 - 1) / 3 / 4.
        Assert.Equal([0.25f, 1 / 12f], Shape(new CenteredRanks(), [40, 10, 30, 20], 0.1));

    [Fact]
    public void Shape_ByTopDirections_UsesTheBestPairsOnlyAndOfEqualsTheFirst()
    {
        double[] returns = [0, 9, 5, 1, 2, 9, 9, 0, 3, 4];
        Assert.Equal([0, 2], Used(2));
        Assert.Equal([0, 2, 3], Used(3));
        Assert.Equal([0, 1, 2, 3], Used(4));
        Assert.Equal([0, 1, 2, 3, 4], Used(100));

        IEnumerable<int> Used(int directions) =>
            Shape(new TopDirections { Directions = directions }, returns, 0.1)
                .Select((w, i) => (w, i)).Where(x => x.w != 0).Select(x => x.i);
    }

    [Fact]
    public void Shape_ByTopDirections_DividesByNumberAndDeviation()
    {
        // Directions 1 and 2 of returns (4, 0) and (0, 2): mean 1.5, deviation sqrt(2.75).
        var weights = Shape(new TopDirections { Directions = 2 }, [-9, -8, 4, 0, 0, 2], 0.1);
        Assert.Equal(0f, weights[0]);
        Assert.Equal(4 / (2 * Math.Sqrt(2.75)), weights[1], 1e-6);
        Assert.Equal(-2 / (2 * Math.Sqrt(2.75)), weights[2], 1e-6);
    }

    private static float[] Shape(ShapingSpec shaping, double[] returns, double sigma)
    {
        var weights = Enumerable.Repeat(float.NaN, returns.Length / 2).ToArray();
        shaping.Shape(returns.ToArray(), sigma, weights);
        return weights;
    }
}
