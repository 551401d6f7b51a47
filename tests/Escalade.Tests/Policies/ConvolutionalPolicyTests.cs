using CsCheck;
using Escalade.Noise;
using Escalade.Policies;

namespace Escalade.Tests.Policies;

public class ConvolutionalPolicyTests
{
    private static readonly ConvolutionalPolicySpec s_small = new()
    {
        Frames = 2,
        Convolutions = [new(5, 4, 2), new(18, 3, 1)],
        Hidden = [20],
        ReferenceSize = 6,
        InputScale = 0.5,
    };

    [Fact]
    public void Act_WithAReferenceBatch_EqualsTheOracle()
    {
        var (compared, skipped) = (0, 0);
        Gen.Select(Gen.Int[10, 17], Gen.Int[1, 4], Gen.Int[1, 3], Gen.Int[1, 24], Gen.Int[1, 40], Gen.Int[0, 9], Gen.ULong)
            .Sample((size, kernel, stride, filters, hidden, batch, seed) =>
            {
                var spec = s_small with
                {
                    Convolutions = [new(filters, kernel, stride), new(7, 2, 1)],
                    Hidden = [hidden, 9],
                    ReferenceSize = batch,
                };
                var policy = (IReferencePolicy)spec.Create(2 * size * size, 3);
                var parameters = Random(seed, policy.Layout.Count);
                var reference = Random(seed + 1, batch * policy.ObservationSize);
                var observation = Random(seed + 2, policy.ObservationSize);
                policy.SetReference(reference);
                policy.SetParameters(parameters);
                var output = new float[3];
                policy.Act(observation, output);

                var expected = ConvolutionOracle.Act(spec, policy, parameters, reference, observation);
                var nudged = ConvolutionOracle.Act(spec, policy, parameters, Nudge(reference), Nudge(observation));
                for (var i = 0; i < output.Length; i++)
                {
                    // Where answers to the batch are nearly equal, normalising leaves what rounding made of them: nothing to compare.
                    if (Math.Abs(nudged[i] - expected[i]) > 1e-4 * Math.Max(1, Math.Abs(expected[i])))
                    {
                        Interlocked.Increment(ref skipped);
                        continue;
                    }
                    Interlocked.Increment(ref compared);
                    // Four layers of at most some hundred terms; a normalisation by a small deviation amplifies what was lost before it.
                    Assert.Equal(expected[i], output[i], 2e-3 * Math.Max(1, Math.Abs(expected[i])));
                }
            }, iter: 100);
        // Some two in three hundred are skipped.
        Assert.Equal(300, compared + skipped);
        Assert.InRange(compared, 270, 300);
    }

    [Fact]
    public void Act_OfThePapersNetwork_EqualsTheOracle()
    {
        var spec = new ConvolutionalPolicySpec { ReferenceSize = 3 };
        var policy = (IReferencePolicy)spec.Create(4 * 84 * 84, 6);
        var parameters = new float[policy.Layout.Count];
        policy.Initialize(1, parameters);
        var reference = Pixels(2, 3 * policy.ObservationSize);
        var observation = Pixels(3, policy.ObservationSize);
        policy.SetReference(reference);
        policy.SetParameters(parameters);
        var output = new float[6];
        policy.Act(observation, output);

        // 16 8x8x4 + 32 4x4x16 + 2592 x 256 + 256 x 6 weights, gains and shifts, biases of the outputs.
        Assert.Equal(4096 + 8192 + 663_552 + 1536 + 2 * (16 + 32 + 256) + 6, policy.Layout.Count);
        var expected = ConvolutionOracle.Act(spec, policy, parameters, reference, observation);
        Assert.All(expected.Zip(output), pair => Assert.Equal(pair.First, pair.Second, 1e-5));
    }

    [Fact]
    public void SetParameters_ScaledByAnyFactor_ActsAlike()
    {
        // What virtual batch normalisation is for: a layer twice as strong does not react twice as strongly.
        var policy = (IReferencePolicy)s_small.Create(2 * 12 * 12, 3);
        var parameters = Random(1, policy.Layout.Count);
        policy.SetReference(Random(2, 6 * policy.ObservationSize));
        var (before, after) = (new float[3], new float[3]);
        var observation = Random(3, policy.ObservationSize);
        policy.SetParameters(parameters);
        policy.Act(observation, before);
        foreach (var layer in new[] { "layer0", "layer1", "layer2" })
        {
            var weight = policy.Layout.Tensors.Single(t => t.Name == $"{layer}.weight");
            foreach (ref var w in parameters.AsSpan(weight.Offset, weight.Length))
            {
                w *= 2;
            }
        }
        policy.SetParameters(parameters);
        policy.Act(observation, after);
        Assert.All(before.Zip(after), pair => Assert.Equal(pair.First, pair.Second, 0.01));
    }

    [Fact]
    public void SetParameters_WithoutTheReferenceBatch_Throws()
    {
        var policy = s_small.Create(2 * 12 * 12, 3);
        Assert.Throws<InvalidOperationException>(() => policy.SetParameters(new float[policy.Layout.Count]));
        Assert.Throws<ArgumentException>(() => ((IReferencePolicy)policy).SetReference(new float[7]));
    }

    [Theory]
    [InlineData(100)]
    [InlineData(2 * 5 * 5)]
    public void Create_WhenObservationsDoNotFit_Throws(int observationSize) =>
        Assert.Throws<ArgumentException>(() => s_small.Create(observationSize, 3));

    /// <summary>The values, a millionth more or less.</summary>
    private static float[] Nudge(float[] values) => [.. values.Select((x, i) => x * (i % 3 == 0 ? 1 + 1e-6f : 1 - 1e-6f))];

    private static float[] Random(ulong seed, int count)
    {
        var values = new float[count];
        GaussianNoise.Fill(new NoiseKey(seed, 0, 0, NoisePurpose.Perturbation), 0, values);
        return values;
    }

    private static float[] Pixels(ulong seed, int count)
    {
        var random = new RandomSource(new NoiseKey(seed, 0, 0, NoisePurpose.Episode));
        return [.. Enumerable.Range(0, count).Select(_ => (float)random.NextInt32(256))];
    }
}
