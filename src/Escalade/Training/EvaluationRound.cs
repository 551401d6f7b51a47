using Escalade.Noise;

namespace Escalade.Training;

/// <summary>Episodes that are evaluated together: a generation's, or those that confirm its state.</summary>
/// <param name="state">Who plays; not changed while the round lasts.</param>
/// <param name="evaluationPurpose">Which episodes the unperturbed policy plays.</param>
/// <param name="evaluations">How many of them come first.</param>
internal sealed class EvaluationRound(TrainingState state, NoisePurpose evaluationPurpose, int evaluations)
{
    private volatile bool _isAbandoned;

    public TrainingState State => state;

    /// <summary>Whether nobody wants its results any more.</summary>
    public bool IsAbandoned => _isAbandoned;

    public void Abandon() => _isAbandoned = true;

    /// <summary>Who plays an episode.</summary>
    public Candidate CandidateOf(int number) => Candidate.OfEpisode(number, evaluationPurpose, evaluations);
}
