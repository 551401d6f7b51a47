namespace Escalade.Training;

/// <summary>Has whole generations evaluated: by the threads of this process, or by other machines.</summary>
internal interface IGenerationRunner : IDisposable
{
    /// <summary>Time spent in simulators so far, and in all, in seconds, summed over threads.</summary>
    (double Simulator, double Total) Seconds { get; }

    /// <summary>The workers of a cluster that live; null where threads of this process evaluate.</summary>
    IReadOnlyList<WorkerStatus>? Workers { get; }

    /// <summary>Evaluates the state's generation.</summary>
    /// <param name="state">Not changed.</param>
    /// <param name="evaluations">Episodes of the unperturbed policy beside the candidates'.</param>
    /// <param name="results">Receives the scalars.</param>
    /// <exception cref="EvaluationException">An evaluator threw; names the candidate.</exception>
    void Evaluate(TrainingState state, int evaluations, GenerationResults results);

    /// <summary>Lets the unperturbed policy play fresh episodes, those that confirm a target.</summary>
    /// <param name="state">Not changed.</param>
    /// <param name="episodes">How many, at least 1.</param>
    /// <param name="interrupted">Gives them up.</param>
    /// <returns>Return and length of each.</returns>
    /// <exception cref="EvaluationException">An evaluator threw; names the candidate.</exception>
    /// <exception cref="OperationCanceledException">They were given up.</exception>
    EpisodeResult[] Confirm(TrainingState state, int episodes, CancellationToken interrupted);

    /// <summary>The last generation evaluated has been folded, and the journal holds it: it counts.</summary>
    /// <param name="update">What its scalars came to; valid until the next call of <see cref="Evaluate"/>.</param>
    /// <param name="stateHash">SHA-256 of the state that it led to.</param>
    void Commit(GenerationUpdate update, ReadOnlySpan<byte> stateHash);
}
