namespace Escalade.Training;

/// <summary>Evaluating a candidate threw. The generation is lost, the run is not: resume evaluates it again.</summary>
public sealed class EvaluationException : Exception
{
    internal EvaluationException(int generation, Candidate candidate, Exception cause)
        : base($"Generation {generation}, {candidate}: {cause.GetType().Name}: {cause.Message}", cause)
    {
    }
}
