using Escalade.Noise;

namespace Escalade.Training;

/// <summary>Whose episode it is: a candidate's, or one of the unperturbed policy's.</summary>
/// <param name="Purpose">
/// <see cref="NoisePurpose.Perturbation"/>, <see cref="NoisePurpose.Evaluation"/> or <see cref="NoisePurpose.Confirmation"/>.
/// </param>
/// <param name="Index">The candidate, or the episode among those of its purpose; from 0.</param>
public readonly record struct Candidate(NoisePurpose Purpose, int Index)
{
    /// <summary>Whether it is a candidate of the search, and not the unperturbed policy.</summary>
    public bool IsPerturbed => Purpose == NoisePurpose.Perturbation;

    /// <summary>
    /// Who plays an episode of a round, by its number: first come the unperturbed policy's episodes, then the candidates.
    /// </summary>
    internal static Candidate OfEpisode(int number, NoisePurpose evaluationPurpose, int evaluations) =>
        number < evaluations
            ? new Candidate(evaluationPurpose, number)
            : new Candidate(NoisePurpose.Perturbation, number - evaluations);

    /// <inheritdoc/>
    public override string ToString() =>
        IsPerturbed ? $"candidate {Index}" : $"{Purpose.ToString().ToLowerInvariant()} episode {Index}";
}
