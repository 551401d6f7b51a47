using System.Text.Json.Serialization;

namespace Escalade.Policies;

/// <summary>Says which policy to build; a recipe's <c>policy</c>.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(LinearPolicySpec), "linear")]
[JsonDerivedType(typeof(MlpPolicySpec), "mlp")]
[JsonDerivedType(typeof(GruPolicySpec), "gru")]
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
