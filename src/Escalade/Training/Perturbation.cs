using Escalade.Noise;

namespace Escalade.Training;

/// <summary>The candidates around a state's parameters.</summary>
internal static class Perturbation
{
    /// <summary>candidate = parameters + scale * e, with e the noise of a pair of the state's generation.</summary>
    /// <param name="state">Whose parameters.</param>
    /// <param name="pair">Which noise.</param>
    /// <param name="scale">Sigma with the sign of the half.</param>
    /// <param name="candidate">Receives the vector.</param>
    public static void Apply(TrainingState state, int pair, float scale, Span<float> candidate)
    {
        state.Parameters.CopyTo(candidate);
        GaussianNoise.AddWeighted(
            [new NoiseKey(state.Seed, state.Generation, pair, NoisePurpose.Perturbation)], [scale], 0, candidate);
    }
}
