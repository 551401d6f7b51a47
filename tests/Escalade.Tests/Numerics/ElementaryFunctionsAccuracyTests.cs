using Escalade.Numerics;

namespace Escalade.Tests.Numerics;

/// <summary>The bounds that the documentation states, in units of the last place against double, over millions of floats.</summary>
public class ElementaryFunctionsAccuracyTests
{
    [Fact]
    public void Log_OverAllNormalFloats_IsWithin2Ulp() =>
        Within(2, 0x00800000, 0x7F7FFFFF, 211, x => ElementaryFunctions.Log(Wide(x)).Value, Math.Log);

    [Fact]
    public void Log_NearOne_IsWithin2Ulp() =>
        // Where the result is small its error counts most: every float from 0.7 to 1.42.
        Within(2, Bits(0.7f), Bits(1.42f), 1, x => ElementaryFunctions.Log(Wide(x)).Value, Math.Log);

    [Fact]
    public void Exp_From87BelowTo88Above_IsWithin2Ulp()
    {
        Within(2, 0, Bits(88), 211, x => ElementaryFunctions.Exp(Wide(x)).Value, Math.Exp);
        Within(2, 0, Bits(87), 211, x => ElementaryFunctions.Exp(Wide(-x)).Value, x => Math.Exp(-x));
    }

    [Fact]
    public void Expm1_From87BelowTo88Above_IsWithin3Ulp()
    {
        Within(3, 1, Bits(88), 211, x => ElementaryFunctions.Expm1(Wide(x)).Value, Expm1);
        Within(3, 1, Bits(87), 211, x => ElementaryFunctions.Expm1(Wide(-x)).Value, x => Expm1(-x));
    }

    [Fact]
    public void Tanh_OverAllFloats_IsWithin4Ulp() =>
        Within(4, 1, Bits(float.PositiveInfinity), 211, x => ElementaryFunctions.Tanh(Wide(x)).Value, Math.Tanh);

    [Fact]
    public void SinCosOctant_FromZeroToAnEighthTurn_IsWithin1And2Ulp()
    {
        var end = Bits((float)(Math.PI / 4));
        Within(1, 1, end, 211, x => ElementaryFunctions.SinCosOctant(Wide(x)).Sine.Value, Math.Sin);
        Within(2, 1, end, 211, x => ElementaryFunctions.SinCosOctant(Wide(x)).Cosine.Value, Math.Cos);
    }

    [Fact]
    public void Sigmoid_FromMinus87To87_IsWithin3Ulp()
    {
        Within(3, 1, Bits(87), 211, x => ElementaryFunctions.Sigmoid(Wide(x)).Value, x => 1 / (1 + Math.Exp(-x)));
        Within(3, 1, Bits(87), 211, x => ElementaryFunctions.Sigmoid(Wide(-x)).Value, x => 1 / (1 + Math.Exp(x)));
    }

    [Theory]
    [InlineData(0f, 0f)]
    [InlineData(10f, 1f)]
    [InlineData(float.MaxValue, 1f)]
    [InlineData(float.PositiveInfinity, 1f)]
    public void Tanh_AtItsEnds_IsExact(float x, float expected)
    {
        Support.Bits.Same([expected], [ElementaryFunctions.Tanh(Wide(x)).Value]);
        Support.Bits.Same([-expected], [ElementaryFunctions.Tanh(Wide(-x)).Value]);
    }

    [Fact]
    public void Tanh_OfTheNegative_IsTheNegative()
    {
        for (var bits = 0u; bits <= Bits(float.PositiveInfinity); bits += 1009)
        {
            var x = BitConverter.UInt32BitsToSingle(bits);
            Support.Bits.Same([-ElementaryFunctions.Tanh(Wide(x)).Value], [ElementaryFunctions.Tanh(Wide(-x)).Value]);
        }
    }

    /// <summary>
    /// Between neighbouring floats rounding may step back by an ulp or two; over a step of 2^-12 of x, two thousand
    /// floats, tanh grows by far more than its error wherever it is not flat, and beyond 9.02 it is 1.
    /// </summary>
    [Fact]
    public void Tanh_InStepsOfATwoThousandth_NeverFalls()
    {
        var before = 0f;
        for (var x = 1 / 4096f; x < 11; x += 1 / 2048f)
        {
            var now = ElementaryFunctions.Tanh(Wide(x)).Value;
            var slack = x > 5 ? 3 * MathF.ScaleB(1, -24) : 0; // The slope falls below an ulp a step.
            Assert.True(now >= before - slack && now <= 1, $"tanh {x} = {now:R} after {before:R}");
            before = now;
        }
        Assert.Equal(1f, before);
    }

    [Fact]
    public void Exp_BeyondItsRange_IsClamped()
    {
        Assert.Equal(ElementaryFunctions.Exp(Wide(88f)).Value, ElementaryFunctions.Exp(Wide(float.PositiveInfinity)).Value);
        Assert.Equal(ElementaryFunctions.Exp(Wide(-87f)).Value, ElementaryFunctions.Exp(Wide(float.NegativeInfinity)).Value);
        Assert.Equal(-1f, ElementaryFunctions.Expm1(Wide(-1000f)).Value);
    }

    private static ScalarWide Wide(float x) => ScalarWide.Broadcast(x);

    private static uint Bits(float x) => BitConverter.SingleToUInt32Bits(x);

    /// <summary>Double's own e^x - 1 by its series where the difference would cancel.</summary>
    private static double Expm1(double x) =>
        Math.Abs(x) > 1e-3 ? Math.Exp(x) - 1 : x * (1 + x / 2 * (1 + x / 3 * (1 + x / 4 * (1 + x / 5))));

    private static void Within(
        double ulps, uint from, uint to, uint stride, Func<float, float> function, Func<double, double> exact)
    {
        var (worst, at) = (0.0, 0f);
        // Both ends too; a stride that is prime meets every low bit.
        for (ulong bits = from; bits <= to; bits = bits < to && bits + stride > to ? to : bits + stride)
        {
            var x = BitConverter.UInt32BitsToSingle((uint)bits);
            var error = Support.Bits.UlpError(function(x), exact(x));
            if (!(error <= worst))
            {
                (worst, at) = (error, x);
            }
        }
        TestContext.Current.TestOutputHelper?.WriteLine($"worst error {worst:F2} ulp, at {at:R}");
        Assert.True(worst <= ulps, $"{worst:F2} ulp at {at:R}; {ulps} are stated.");
    }
}
