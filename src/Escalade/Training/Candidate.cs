using Escalade.Noise;

namespace Escalade.Training;

/// <summary>What is to be evaluated: one half of a pair, or the unperturbed parameters.</summary>
/// <param name="Purpose">
/// <see cref="NoisePurpose.Perturbation"/>, <see cref="NoisePurpose.Evaluation"/> or <see cref="NoisePurpose.Confirmation"/>.
/// </param>
/// <param name="Index">The pair, or the episode among those of its purpose; from 0.</param>
/// <param name="Sign">+1 or -1: which half of the pair; 0: unperturbed.</param>
public readonly record struct Candidate(NoisePurpose Purpose, int Index, int Sign)
{
    /// <summary>A half of a pair.</summary>
    public static Candidate OfPair(int pair, int sign) => new(NoisePurpose.Perturbation, pair, sign);

    /// <summary>
    /// Who plays an episode of a round, by its number: first come the unperturbed policy's episodes, then the halves of pairs.
    /// </summary>
    internal static Candidate OfEpisode(int number, NoisePurpose evaluationPurpose, int evaluations) =>
        number < evaluations
            ? new Candidate(evaluationPurpose, number, 0)
            : OfPair((number - evaluations) / 2, (number - evaluations) % 2 == 0 ? 1 : -1);

    /// <inheritdoc/>
    public override string ToString() =>
        Sign == 0 ? $"{Purpose.ToString().ToLowerInvariant()} episode {Index}" : $"pair {Index}{(Sign > 0 ? '+' : '-')}";
}
