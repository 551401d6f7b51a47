using CsCheck;
using Escalade.Noise;
using Escalade.Numerics;
using Escalade.Policies;
using Escalade.Tests.Support;

namespace Escalade.Tests.Policies;

public class PatchLayerTests
{
    private delegate void Apply(PatchLayer layer, float[] input, int[] places, Span<float> output);

    private static readonly Dictionary<string, Apply> s_widths = new()
    {
        ["1"] = (layer, input, places, output) => layer.Apply<ScalarWide>(input, places, output),
        ["4"] = (layer, input, places, output) => layer.Apply<Vector128Wide>(input, places, output),
        ["8"] = (layer, input, places, output) => layer.Apply<Vector256Wide>(input, places, output),
        ["16"] = (layer, input, places, output) => layer.Apply<Vector512Wide>(input, places, output),
        ["the widest"] = (layer, input, places, output) => layer.Apply(input, places, output),
        ["its own places"] = (layer, input, _, output) => layer.Apply(input, output),
    };

    [Fact]
    public void Apply_AtEveryWidth_EqualsSumsInIndexOrder() =>
        Gen.Select(Gen.Int[1, 5].Array[1, 60], Gen.Int[0, 9].Array[1, 30], Gen.Int[1, 150], Gen.Float[0.1f, 2], Gen.ULong)
            .Sample((tapSteps, placeSteps, outputs, scale, seed) =>
            {
                // Neither taps nor places lie evenly; places may coincide.
                var (taps, places) = (RunningSums(tapSteps), RunningSums(placeSteps));
                var layout = new ParameterLayout();
                var layer = new PatchLayer(layout, "layer", taps, places, outputs);
                var weights = Normal(seed, layout.Count);
                layer.SetParameters(weights, scale);
                // Zeros as after a rectifier: a kernel may skip them.
                var input = Normal(seed + 1, places[^1] + taps[^1] + 1).Select(x => Math.Max(x, 0)).ToArray();
                var expected = SumsInIndexOrder(weights, scale, taps, places, outputs, input);
                foreach (var (width, apply) in s_widths)
                {
                    var actual = Enumerable.Repeat(7f, layer.Length + 1).ToArray();
                    apply(layer, input, places, actual.AsSpan(0, layer.Length));
                    for (var place = 0; place < places.Length; place++)
                    {
                        var answer = actual.AsSpan(place * layer.Stride, layer.Stride);
                        Bits.Same(expected[place], answer[..outputs], $"{width}: place {place} of {places.Length}, {taps.Length} to {outputs}");
                        Assert.False(answer[outputs..].ContainsAnyExcept(0f));
                    }
                    Assert.Equal(7f, actual[^1]);
                }
            }, iter: 300);

    [Fact]
    public void Apply_WhenInputOrRoomIsTooSmall_Throws()
    {
        var layer = new PatchLayer(new ParameterLayout(), "layer", [0, 4], [.. Enumerable.Range(0, 9)], 5);
        Assert.Equal(9 * 16, layer.Length);
        layer.Apply(new float[13], new float[layer.Length]);
        Assert.Throws<IndexOutOfRangeException>(() => layer.Apply(new float[12], new float[layer.Length]));
        Assert.Throws<ArgumentOutOfRangeException>(() => layer.Apply(new float[13], new float[layer.Length - 1]));
    }

    /// <summary>The documented order: inputs 0, 1, 2, ... of a place, each fused; <c>[places][outputs]</c>.</summary>
    private static float[][] SumsInIndexOrder(float[] weights, float scale, int[] taps, int[] places, int outputs, float[] input)
    {
        var sums = places.Select(_ => new float[outputs]).ToArray();
        for (var place = 0; place < places.Length; place++)
        {
            for (var output = 0; output < outputs; output++)
            {
                for (var tap = 0; tap < taps.Length; tap++)
                {
                    var weight = weights[tap * outputs + output] * scale;
                    sums[place][output] = MathF.FusedMultiplyAdd(input[places[place] + taps[tap]], weight, sums[place][output]);
                }
            }
        }
        return sums;
    }

    private static int[] RunningSums(int[] steps) => [.. steps.Select((_, i) => steps[..i].Sum())];

    private static float[] Normal(ulong seed, int count)
    {
        var values = new float[count];
        GaussianNoise.Fill(new NoiseKey(seed, 0, 0, NoisePurpose.Perturbation), 0, values);
        return values;
    }
}
