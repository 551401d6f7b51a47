using CsCheck;
using Escalade.Optimizers;
using Escalade.Tests.Support;

namespace Escalade.Tests.Optimizers;

/// <summary>
/// Against textbook formulas in double. A float32 step loses at most half an ulp of each quantity it rounds; over 50
/// steps of parameters below 4 that stays below 50 x 2^-23, and steps themselves are off by a few 2^-24 of their size.
/// </summary>
public class OptimizerTests
{
    private const int Steps = 50;
    private const double Tolerance = Steps * 4e-7;

    private static readonly Gen<float[][]> GenGradients = Gen.Float[-2, 2].Array[5].Array[Steps];

    [Fact]
    public void Step_OfAdam_EqualsAlgorithm1() =>
        GenGradients.Sample(gradients =>
        {
            var spec = new AdamSpec { StepSize = 0.01, Beta1 = 0.9, Beta2 = 0.99, Epsilon = 1e-8 };
            var (m, v, p) = (new double[5], new double[5], new double[5]);
            for (var t = 1; t <= Steps; t++)
            {
                for (var i = 0; i < 5; i++)
                {
                    var g = (double)gradients[t - 1][i];
                    m[i] = 0.9 * m[i] + 0.1 * g;
                    v[i] = 0.99 * v[i] + 0.01 * g * g;
                    // The paper's efficient form (end of section 2): epsilon is added to the uncorrected root.
                    var step = 0.01 * Math.Sqrt(1 - Math.Pow(0.99, t)) / (1 - Math.Pow(0.9, t));
                    p[i] += step * m[i] / (Math.Sqrt(v[i]) + 1e-8);
                }
            }

            Near(p, Run(spec, gradients));
        }, iter: 200);

    [Fact]
    public void Step_OfSgdWithASchedule_MultipliesByThatGenerationsStep() =>
        GenGradients.Sample(gradients =>
        {
            var spec = new SgdSpec { StepSize = new Schedule { From = 0.02, To = 0.01, Generations = 10 } };
            var p = new double[5];
            for (var t = 0; t < Steps; t++)
            {
                for (var i = 0; i < 5; i++)
                {
                    p[i] += (t < 10 ? 0.02 - 0.001 * t : 0.01) * gradients[t][i];
                }
            }

            Near(p, Run(spec, gradients));
        }, iter: 200);

    [Fact]
    public void Step_OfMomentum_MovesByTheVelocity() =>
        GenGradients.Sample(gradients =>
        {
            var (velocity, p) = (new double[5], new double[5]);
            foreach (var gradient in gradients)
            {
                for (var i = 0; i < 5; i++)
                {
                    velocity[i] = 0.8 * velocity[i] + 0.2 * gradient[i];
                    p[i] += 0.05 * velocity[i];
                }
            }

            Near(p, Run(new MomentumSpec { StepSize = 0.05, Momentum = 0.8 }, gradients));
        }, iter: 200);

    [Theory]
    [MemberData(nameof(All))]
    public void Step_OnSlices_EqualsTheWhole(OptimizerSpec spec)
    {
        float[] gradient = [1, -2, 3, -4, 5], whole = [0.1f, 0.2f, 0.3f, 0.4f, 0.5f], sliced = [.. whole];
        var (memory, slicedMemory) = (Memory(spec, 5), Memory(spec, 5));
        for (var generation = 0; generation < 3; generation++)
        {
            spec.Step(generation, gradient, whole, new OptimizerState(memory, 0, 5));
            spec.Step(generation, gradient.AsSpan(3), sliced.AsSpan(3), new OptimizerState(slicedMemory, 3, 2));
            spec.Step(generation, gradient.AsSpan(0, 3), sliced.AsSpan(0, 3), new OptimizerState(slicedMemory, 0, 3));
        }

        Bits.Same(whole, sliced);
        Assert.All(memory.Zip(slicedMemory), pair => Bits.Same(pair.First, pair.Second));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Step_WithoutAGradient_StaysFinite(OptimizerSpec spec)
    {
        float[] parameters = [1, 2];
        spec.Step(0, [0, 0], parameters, new OptimizerState(Memory(spec, 2), 0, 2));

        Assert.Equal([1f, 2f], parameters);
    }

    public static TheoryData<OptimizerSpec> All => [new AdamSpec(), new SgdSpec(), new MomentumSpec()];

    private static float[] Run(OptimizerSpec spec, float[][] gradients)
    {
        var p = new float[5];
        var memory = Memory(spec, 5);
        for (var t = 0; t < gradients.Length; t++)
        {
            spec.Step(t, gradients[t], p, new OptimizerState(memory, 0, 5));
        }
        return p;
    }

    private static float[][] Memory(OptimizerSpec spec, int length) => [.. spec.StateNames.Select(_ => new float[length])];

    private static void Near(double[] expected, float[] actual) =>
        Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, Tolerance));
}
