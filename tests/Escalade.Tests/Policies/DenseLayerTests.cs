using CsCheck;
using Escalade.Noise;
using Escalade.Numerics;
using Escalade.Policies;
using Escalade.Tests.Support;

namespace Escalade.Tests.Policies;

public class DenseLayerTests
{
    [Fact]
    public void Apply_AtEveryWidth_EqualsSumsInIndexOrder() =>
        Gen.Select(Gen.Int[1, 40], Gen.Int[1, 150], Gen.Bool, Gen.ULong).Sample((inputs, outputs, hasBias, seed) =>
        {
            var layout = new ParameterLayout();
            var layer = new DenseLayer(layout, "l", inputs, outputs, hasBias);
            var parameters = Normal(seed, layout.Count);
            var x = Normal(seed + 1, inputs + 3);
            layer.SetParameters(parameters);

            // The documented order: the bias, then inputs 0, 1, 2, ..., each fused.
            var expected = new float[layer.Stride];
            for (var o = 0; o < outputs; o++)
            {
                expected[o] = hasBias ? parameters[inputs * outputs + o] : 0;
                for (var i = 0; i < inputs; i++)
                {
                    expected[o] = MathF.FusedMultiplyAdd(x[i], parameters[i * outputs + o], expected[o]);
                }
            }
            foreach (var apply in (Action<float[], float[]>[])
                [
                    (a, b) => layer.Apply(a, b), (a, b) => layer.Apply<ScalarWide>(a, b), (a, b) => layer.Apply<Vector128Wide>(a, b),
                    (a, b) => layer.Apply<Vector256Wide>(a, b), (a, b) => layer.Apply<Vector512Wide>(a, b),
                ])
            {
                var actual = new float[layer.Stride + 1];
                Array.Fill(actual, 7f);
                apply(x, actual);
                Bits.Same(expected, actual.AsSpan(0, layer.Stride), $"{inputs} to {outputs}");
                Assert.Equal(7f, actual[^1]);
            }
        }, iter: 500);

    [Fact]
    public void SetParameters_WhenCalledAgain_LeavesNothingOfTheLast()
    {
        var layout = new ParameterLayout();
        var layer = new DenseLayer(layout, "l", 5, 7, hasBias: true);
        layer.SetParameters(Normal(1, layout.Count));
        layer.SetParameters(new float[layout.Count]);
        var y = new float[layer.Stride];
        layer.Apply([1, 2, 3, 4, 5], y);

        Assert.All(y, v => Assert.Equal(0f, v));
    }

    [Fact]
    public void Apply_WhenRoomIsTooSmall_Throws()
    {
        var layer = new DenseLayer(new ParameterLayout(), "l", 5, 7, hasBias: true);
        Assert.Throws<ArgumentOutOfRangeException>(() => layer.Apply(new float[5], new float[7]));
        Assert.Throws<ArgumentOutOfRangeException>(() => layer.Apply(new float[4], new float[16]));
    }

    [Fact]
    public void Initialize_WithANorm_GivesEveryOutputThatNorm() =>
        Gen.Select(Gen.Int[1, 60], Gen.Int[1, 60], Gen.Float[0.001f, 3f], Gen.ULong).Sample((inputs, outputs, norm, seed) =>
        {
            var layout = new ParameterLayout();
            var layer = new DenseLayer(layout, "l", inputs, outputs, hasBias: true);
            var parameters = Enumerable.Repeat(9f, layout.Count).ToArray();
            layer.Initialize(seed, 3, norm, parameters);

            for (var o = 0; o < outputs; o++)
            {
                var squares = Enumerable.Range(0, inputs).Sum(i => Math.Pow(parameters[i * outputs + o], 2));
                // Two float32 roundings, of the scale and of each product.
                Assert.Equal(norm, Math.Sqrt(squares), norm * 2 * Math.Pow(2, -24));
            }
            Assert.All(parameters[(inputs * outputs)..], b => Assert.Equal(0f, b));
        }, iter: 300);

    private static float[] Normal(ulong seed, int count)
    {
        var numbers = new float[count];
        GaussianNoise.Fill(new NoiseKey(seed, 0, 0, NoisePurpose.Initialization), 0, numbers);
        return numbers;
    }
}
