using CsCheck;
using Escalade.Noise;
using Escalade.Numerics;
using Escalade.Policies;
using Escalade.Tests.Support;

namespace Escalade.Tests.Policies;

public class PolicyTests
{
    private static readonly Gen<Activation> GenActivation = Choice.Of(Enum.GetValues<Activation>());

    [Fact]
    public void Act_OfAnMlp_EqualsTheOracle() =>
        Gen.Select(Gen.Int[1, 20], Gen.Int[1, 20], Gen.Int[1, 70].Array[0, 3], GenActivation, Gen.ULong)
            .Sample((observations, outputs, hidden, activation, seed) =>
            {
                // A sum within rounding of zero may have either sign; one hidden layer of signs is exact enough.
                var layers = activation == Activation.Sign ? hidden.Take(1).ToArray() : hidden;
                var policy = new MlpPolicySpec { Hidden = layers, Activation = activation }.Create(observations, outputs);
                var parameters = Random(seed, policy.Layout.Count, scale: 0.5f);
                var x = Random(seed + 1, observations, scale: 1);
                policy.SetParameters(parameters);
                var y = new float[outputs];
                policy.Act(x, y);
                var expected = PolicyOracle.Mlp(policy, parameters, activation, [.. x.Select(v => (double)v)]);
                for (var i = 0; i < outputs; i++)
                {
                    // At most 70 terms of size 1 a sum, three layers whose weights amplify by up to about 4: 2^-24 x 1000.
                    Assert.Equal(expected[i], y[i], 1000 * Math.Pow(2, -24) * Math.Max(1, Math.Abs(expected[i])));
                }
            }, iter: 300);

    [Fact]
    public void Act_OfALinearPolicy_IsTheProduct()
    {
        var policy = new LinearPolicySpec { Bias = true }.Create(2, 3);
        // layer0.weight is [2 x 3] row by row, then the bias.
        policy.SetParameters([1, 2, 3, 4, 5, 6, 10, 20, 30]);
        var y = new float[3];
        policy.Act([1, 100], y);

        Assert.Equal([411f, 522f, 633f], y);
    }

    [Fact]
    public void Act_OfAGru_EqualsTheOracleOverAnEpisode() =>
        Gen.Select(Gen.Int[1, 10], Gen.Int[1, 5], Gen.Int[1, 40], Gen.ULong).Sample((observations, outputs, hidden, seed) =>
        {
            var policy = new GruPolicySpec { Hidden = hidden }.Create(observations, outputs);
            var parameters = Random(seed, policy.Layout.Count, scale: 0.4f);
            policy.SetParameters(parameters);
            policy.Reset();
            var memory = new double[hidden];
            for (var t = 0; t < 8; t++)
            {
                var x = Random(seed + 1 + (ulong)t, observations, scale: 1);
                var y = new float[outputs];
                policy.Act(x, y);
                (var expected, memory) = PolicyOracle.Gru(policy, parameters, [.. x.Select(v => (double)v)], memory);
                for (var i = 0; i < outputs; i++)
                {
                    // The memory is a float32 in (-1, 1) that errors pass through eight times.
                    Assert.Equal(expected[i], y[i], 1000 * Math.Pow(2, -24));
                }
            }
        }, iter: 200);

    [Fact]
    public void Reset_OfAGru_ForgetsAll()
    {
        var policy = new GruPolicySpec { Hidden = 9 }.Create(3, 2);
        policy.SetParameters(Random(1, policy.Layout.Count, 0.5f));
        float[] Act(float[] x)
        {
            var y = new float[2];
            policy.Act(x, y);
            return y;
        }
        var first = Act([1, 2, 3]);
        var second = Act([1, 2, 3]);
        policy.Reset();

        Assert.NotEqual(first, second);
        Bits.Same(first, Act([1, 2, 3]));
        Bits.Same(second, Act([1, 2, 3]));
    }

    [Fact]
    public void SetParameters_OfAGruInTheMiddleOfAnEpisode_KeepsTheMemory()
    {
        var policy = new GruPolicySpec { Hidden = 5 }.Create(1, 1);
        var parameters = Random(1, policy.Layout.Count, 0.5f);
        float[] a = new float[1], b = new float[1];
        policy.SetParameters(parameters);
        policy.Act([1], a);
        policy.Act([1], a);
        policy.Reset();
        policy.Act([1], b);
        policy.SetParameters(parameters);
        policy.Act([1], b);

        Bits.Same(a, b);
    }

    [Theory]
    [MemberData(nameof(Specs))]
    public void Layout_OfEveryPolicy_IsNamedAndWithoutGaps(PolicySpec spec, string[] expected)
    {
        var layout = spec.Create(3, 2).Layout;
        var offset = 0;
        foreach (var tensor in layout.Tensors)
        {
            Assert.Equal(offset, tensor.Offset);
            offset += tensor.Length;
        }

        Assert.Equal(layout.Count, offset);
        Assert.Equal(expected, layout.Tensors.Select(t => $"{t.Name} {string.Join('x', t.Shape)}"));
    }

    public static TheoryData<PolicySpec, string[]> Specs => new()
    {
        { new LinearPolicySpec(), ["layer0.weight 3x2"] },
        { new LinearPolicySpec { Bias = true }, ["layer0.weight 3x2", "layer0.bias 2"] },
        {
            new MlpPolicySpec { Hidden = [4, 5] },
            ["layer0.weight 3x4", "layer0.bias 4", "layer1.weight 4x5", "layer1.bias 5", "layer2.weight 5x2", "layer2.bias 2"]
        },
        {
            new GruPolicySpec { Hidden = 4 },
            [
                "update.input.weight 3x4", "update.input.bias 4", "update.recurrent.weight 4x4",
                "reset.input.weight 3x4", "reset.input.bias 4", "reset.recurrent.weight 4x4",
                "candidate.input.weight 3x4", "candidate.input.bias 4", "candidate.recurrent.weight 4x4",
                "output.weight 4x2", "output.bias 2",
            ]
        },
    };

    [Theory]
    [MemberData(nameof(Specs))]
    public void Initialize_WhenCalledTwice_GivesTheSameBytes(PolicySpec spec, string[] names)
    {
        var policy = spec.Create(3, 2);
        var (a, b) = (new float[policy.Layout.Count], Enumerable.Repeat(5f, policy.Layout.Count).ToArray());
        policy.Initialize(7, a);
        spec.Create(3, 2).Initialize(7, b);

        Bits.Same(a, b);
        Assert.NotEmpty(names);
    }

    [Fact]
    public void Initialize_OfALinearPolicy_IsZero()
    {
        var policy = new LinearPolicySpec { Bias = true }.Create(3, 2);
        var parameters = Enumerable.Repeat(5f, 8).ToArray();
        policy.Initialize(7, parameters);

        Assert.All(parameters, p => Assert.Equal(0f, p));
    }

    [Fact]
    public void Initialize_OfAnMlp_MakesFirstOutputsSmallAndHiddenNormsOne()
    {
        var policy = new MlpPolicySpec { Hidden = [64, 64], OutputNorm = 0.01f }.Create(8, 3);
        var parameters = new float[policy.Layout.Count];
        policy.Initialize(7, parameters);
        foreach (var tensor in policy.Layout.Tensors.Where(t => t.Shape.Count == 2))
        {
            var norm = tensor.Name == "layer2.weight" ? 0.01 : 1;
            for (var o = 0; o < tensor.Shape[1]; o++)
            {
                var squares = Enumerable.Range(0, tensor.Shape[0])
                    .Sum(i => Math.Pow(parameters[tensor.Offset + i * tensor.Shape[1] + o], 2));
                Assert.Equal(norm, Math.Sqrt(squares), norm * 2 * Math.Pow(2, -24));
            }
        }
    }

    [Fact]
    public void Initialize_WithAnotherSeedOrLayer_GivesOtherNumbers()
    {
        var policy = new MlpPolicySpec { Hidden = [4, 4] }.Create(4, 4);
        var (a, b) = (new float[policy.Layout.Count], new float[policy.Layout.Count]);
        policy.Initialize(7, a);
        policy.Initialize(8, b);

        Assert.NotEqual(a[0], b[0]);
        Assert.NotEqual(a[..16], a[20..36]);
    }

    [Fact]
    public void Apply_OfEveryActivation_EqualsTheOracleAndPassesTheThreshold()
    {
        foreach (var activation in Enum.GetValues<Activation>())
        {
            var x = Random(3, 160, scale: 3);
            (x[0], x[1]) = (0f, -0f);
            var y = x.ToArray();
            ActivationKernels.Apply(activation, y);
            for (var i = 0; i < x.Length; i++)
            {
                Assert.InRange(Bits.UlpError(y[i], PolicyOracle.Activate(activation, x[i])), 0, 4);
            }
            if (activation == Activation.Sign)
            {
                Assert.All(y, v => Assert.True(v is 1 or -1));
            }
        }
    }

    [Fact]
    public void Apply_OfEveryActivationAtEveryWidth_GivesTheSameBytes()
    {
        foreach (var activation in Enum.GetValues<Activation>())
        {
            var x = Random(4, 160, scale: 10);
            (x[0], x[1]) = (0f, -0f);
            var expected = x.ToArray();
            ActivationKernels.Apply(activation, expected);
            Same<ScalarWide>();
            Same<Vector128Wide>();
            Same<Vector256Wide>();
            Same<Vector512Wide>();

            void Same<T>()
                where T : unmanaged, IFloatWide<T>
            {
                var y = x.ToArray();
                ActivationKernels.Apply<T>(activation, y);
                Bits.Same(expected, y, $"{activation}, {typeof(T).Name}");
            }
        }
    }

    [Fact]
    public void Act_OfAGruAtEveryWidth_GivesTheSameBytesOverAnEpisode() =>
        Gen.Select(Gen.Int[1, 10], Gen.Int[1, 20], Gen.Int[1, 70], Gen.ULong).Sample((observations, outputs, hidden, seed) =>
        {
            var expected = Episode((policy, x, y) => policy.Act(x, y));
            Same<ScalarWide>();
            Same<Vector128Wide>();
            Same<Vector256Wide>();
            Same<Vector512Wide>();

            void Same<T>()
                where T : unmanaged, IFloatWide<T> =>
                Bits.Same(expected, Episode((policy, x, y) => policy.Act<T>(x, y)), typeof(T).Name);

            float[] Episode(Action<GruPolicy, float[], float[]> act)
            {
                var policy = (GruPolicy)new GruPolicySpec { Hidden = hidden }.Create(observations, outputs);
                policy.SetParameters(Random(seed, policy.Layout.Count, scale: 0.5f));
                policy.Reset();
                return [.. Enumerable.Range(1, 4).SelectMany(t =>
                {
                    var y = new float[outputs];
                    act(policy, Random(seed + (ulong)t, observations, scale: 1), y);
                    return y;
                })];
            }
        }, iter: 100);

    [Fact]
    public void Act_WithSignUnits_HidesThePadding()
    {
        // 3 units of 16 lanes: the other 13 are sign(0) = 1 and must not reach the output.
        var policy = new MlpPolicySpec { Hidden = [3], Activation = Activation.Sign }.Create(1, 1);
        var parameters = new float[policy.Layout.Count];
        parameters[^1] = 0.25f; // The output's bias; all weights zero but the hidden ones'.
        parameters.AsSpan(policy.Layout.Tensors[2].Offset, 3).Fill(1);
        policy.SetParameters(parameters);
        var y = new float[1];
        policy.Act([5], y);

        Assert.Equal(3.25f, y[0]);
    }

    [Fact]
    public void Add_WhenParametersExceedAnArray_Throws()
    {
        var layout = new ParameterLayout();
        var e = Assert.Throws<ArgumentException>(() => layout.Add("huge", 65_536, 65_536));
        Assert.Contains("huge", e.Message, StringComparison.Ordinal);
        layout.Add("half", 32_768, 32_768);
        Assert.Throws<ArgumentException>(() => layout.Add("other half", 32_768, 32_768));
    }

    private static float[] Random(ulong seed, int count, float scale)
    {
        var numbers = new float[count];
        GaussianNoise.AddWeighted(new NoiseKey(seed, 1, 1, NoisePurpose.Initialization), [scale], 0, numbers);
        return numbers;
    }
}
