using Escalade.Settings;

namespace Escalade.Policies;

/// <summary>
/// A convolutional network over square frames with virtual batch normalisation; by default the one that Salimans et al. 2017
/// played Atari with, the larger feed-forward network of Mnih et al. 2016.
/// </summary>
public sealed record ConvolutionalPolicySpec : PolicySpec
{
    /// <summary>Frames in an observation, from 1 to 64.</summary>
    public int Frames { get; init; } = 4;

    /// <summary>The convolutions, without padding; at most 16.</summary>
    public IReadOnlyList<ConvolutionSpec> Convolutions { get; init; } = [new(16, 8, 4), new(32, 4, 2)];

    /// <summary>Units of each dense hidden layer, at least one, each from 1 to 65,536.</summary>
    public IReadOnlyList<int> Hidden { get; init; } = [256];

    /// <summary>What observations are multiplied by: 1/255 for grey values.</summary>
    public double InputScale { get; init; } = 1.0 / 255;

    /// <summary>Observations in the reference batch; 0 for no normalisation, at most 10,000.</summary>
    public int ReferenceSize { get; init; } = 128;

    /// <summary>Norm of each output's initial weights.</summary>
    public double OutputNorm { get; init; } = 0.01;

    /// <inheritdoc/>
    public override IPolicy Create(int observationSize, int outputSize) => new ConvolutionalPolicy(this, observationSize, outputSize);

    /// <inheritdoc/>
    public override PolicySpec Visit(SettingsVisitor keys) => this with
    {
        Frames = keys.Whole(Frames, Limits.From(1).To(64)),
        Convolutions = keys.NestedList(Convolutions, new ConvolutionSpec(16, 8, 4), least: 1, greatest: 16),
        Hidden = keys.Wholes(Hidden, UnitLimits, least: 1, greatest: 16),
        InputScale = keys.Number(InputScale, Limits.From(1e-9).To(1e9)),
        ReferenceSize = keys.Whole(ReferenceSize, Limits.From(0).To(10_000)),
        OutputNorm = keys.Number(OutputNorm, NormLimits),
    };
}
