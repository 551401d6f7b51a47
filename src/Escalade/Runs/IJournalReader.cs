using Escalade.Training;

namespace Escalade.Runs;

/// <summary>Receives a journal's records in order.</summary>
internal interface IJournalReader
{
    /// <summary>Numbers in an observation, as the run's task has them.</summary>
    int ObservationSize { get; }

    /// <summary>Numbers in a behaviour, as the run's task has them.</summary>
    int BehaviorSize { get; }

    /// <param name="results">Reused for the next record.</param>
    /// <param name="seconds">Training time up to here.</param>
    /// <param name="stateHash">The state they lead to.</param>
    /// <param name="at">Where the record stands, for messages.</param>
    void OnGeneration(GenerationResults results, double seconds, byte[] stateHash, string at);

    void OnConfirmation(Confirmation confirmation, string at);
}
