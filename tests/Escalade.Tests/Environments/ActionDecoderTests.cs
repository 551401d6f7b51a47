using Escalade.Environments;
using Escalade.Noise;

namespace Escalade.Tests.Environments;

public class ActionDecoderTests
{
    private static readonly BoxActions Box = new([-1, 0], [1, 10]);

    [Fact]
    public void Decode_WithBins_SpreadsThemFromEndToEnd()
    {
        var decoder = new ActionDecoder(new ActionSpec { Bins = 5 }, Box);
        Assert.Equal((10, 2), (decoder.OutputSize, decoder.ActionSize));
        double[] first = [-1, -0.5, 0, 0.5, 1], second = [0, 2.5, 5, 7.5, 10];
        for (var bin = 0; bin < 5; bin++)
        {
            var outputs = new float[10];
            outputs[bin] = 1;
            outputs[5 + (4 - bin)] = 1;
            Assert.Equal([first[bin], second[4 - bin]], Decode(decoder, outputs));
        }
    }

    [Fact]
    public void Decode_WithEqualOutputs_TakesTheFirst()
    {
        var bins = new ActionDecoder(new ActionSpec { Bins = 3 }, Box);
        Assert.Equal([-1, 0], Decode(bins, new float[6]));
        Assert.Equal([0, 10], Decode(bins, [0, 2, 2, -9, -9, -8]));
    }

    [Fact]
    public void Decode_OfDiscreteActions_GivesTheIndexOfTheGreatest()
    {
        var decoder = new ActionDecoder(new ActionSpec(), new DiscreteActions(4));
        Assert.Equal((4, 1), (decoder.OutputSize, decoder.ActionSize));
        Assert.Equal([2], Decode(decoder, [1, -5, 3, 3]));
        Assert.Equal([0], Decode(decoder, [0, 0, 0, 0]));
        Assert.Equal([3], Decode(decoder, [float.NegativeInfinity, float.NaN, float.NaN, 1]));
    }

    [Fact]
    public void Decode_WhenClipping_KeepsWithinTheBounds()
    {
        float[] outputs = [-3, 11];
        Assert.Equal([-1, 10], Decode(new ActionDecoder(new ActionSpec(), Box), outputs));
        Assert.Equal([-3, 11], Decode(new ActionDecoder(new ActionSpec { Clip = false }, Box), outputs));
    }

    [Fact]
    public void Decode_WithNoise_AddsOneNormalNumberAComponentBeforeClipping()
    {
        var key = new NoiseKey(1, 2, 3, NoisePurpose.ActionNoise);
        var decoder = new ActionDecoder(new ActionSpec { Noise = 0.5, Clip = false }, Box);
        var reference = new RandomSource(key);
        var action = new double[2];
        decoder.Decode([0.25f, 0.75f], action, new RandomSource(key));

        Assert.Equal([0.25 + 0.5 * reference.NextNormal(), 0.75 + 0.5 * reference.NextNormal()], action);
    }

    [Fact]
    public void Constructor_WithBinsForDiscreteActions_Throws() =>
        Assert.Throws<ArgumentException>(() => new ActionDecoder(new ActionSpec { Bins = 3 }, new DiscreteActions(4)));

    private static double[] Decode(ActionDecoder decoder, float[] outputs)
    {
        var action = new double[decoder.ActionSize];
        decoder.Decode(outputs, action, null);
        return action;
    }
}
