using System.Text.Json.Serialization;

namespace Escalade.Policies;

/// <summary>Says which policy to build; a recipe's <c>policy</c>.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(LinearPolicySpec), "linear")]
[JsonDerivedType(typeof(MlpPolicySpec), "mlp")]
[JsonDerivedType(typeof(GruPolicySpec), "gru")]
[JsonDerivedType(typeof(ConvolutionalPolicySpec), "convolutional")]
public abstract record PolicySpec
{
    /// <summary>Builds an instance for one thread.</summary>
    /// <param name="observationSize">Numbers in an observation.</param>
    /// <param name="outputSize">Numbers out.</param>
    public abstract IPolicy Create(int observationSize, int outputSize);
}

/// <summary>outputs = observation W (+ b), begun at zero: the policy of ARS (Mania et al. 2018).</summary>
public sealed record LinearPolicySpec : PolicySpec
{
    /// <summary>Whether there is a b; ARS has none.</summary>
    public bool Bias { get; init; }

    /// <inheritdoc/>
    public override IPolicy Create(int observationSize, int outputSize) =>
        new MlpPolicy(observationSize, outputSize, [], Activation.Tanh, Bias, outputNorm: 0);
}

/// <summary>A multilayer perceptron with linear outputs.</summary>
public sealed record MlpPolicySpec : PolicySpec
{
    /// <summary>Units of each hidden layer, each from 1 to 65,536.</summary>
    public IReadOnlyList<int> Hidden { get; init; } = [64, 64];

    /// <summary>Applied to the hidden units.</summary>
    public Activation Activation { get; init; } = Activation.Tanh;

    /// <summary>Norm of each output's first weights; small, so that the first actions are (the starter's normc 0.01).</summary>
    public float OutputNorm { get; init; } = 0.01f;

    /// <inheritdoc/>
    public override IPolicy Create(int observationSize, int outputSize) =>
        new MlpPolicy(observationSize, outputSize, Hidden, Activation, hasBias: true, OutputNorm);
}

/// <summary>A gated recurrent unit with linear outputs, for tasks that hide part of their state.</summary>
public sealed record GruPolicySpec : PolicySpec
{
    /// <summary>Units that remember, from 1 to 65,536.</summary>
    public int Hidden { get; init; } = 32;

    /// <summary>Norm of each output's first weights.</summary>
    public float OutputNorm { get; init; } = 0.01f;

    /// <inheritdoc/>
    public override IPolicy Create(int observationSize, int outputSize) =>
        new GruPolicy(observationSize, outputSize, Hidden, OutputNorm);
}

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

    /// <summary>Norm of each output's first weights.</summary>
    public float OutputNorm { get; init; } = 0.01f;

    /// <inheritdoc/>
    public override IPolicy Create(int observationSize, int outputSize) => new ConvolutionalPolicy(this, observationSize, outputSize);
}

/// <summary>A convolution over a square input.</summary>
/// <param name="Filters">Numbers out of each place, from 1 to 65,536.</param>
/// <param name="Size">Width and height of the kernel, from 1 to 1,000.</param>
/// <param name="Stride">From one place to the next, from 1 to 1,000.</param>
public sealed record ConvolutionSpec(int Filters, int Size, int Stride);
