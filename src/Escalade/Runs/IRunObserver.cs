using Escalade.Training;

namespace Escalade.Runs;

/// <summary>
/// Receives the events of a run: live from a trainer, or afterwards from a journal. Methods that are not implemented do nothing.
/// </summary>
/// <remarks>Called from the thread that trains, one call at a time; what a method throws ends the session.</remarks>
public interface IRunObserver
{
    /// <summary>A generation was folded, and the journal holds it.</summary>
    /// <param name="report">What came of it.</param>
    void OnGeneration(GenerationReport report)
    {
    }

    /// <summary>The unperturbed policy now plays fresh episodes, which may take a while; live only.</summary>
    /// <param name="episodes">How many.</param>
    void OnConfirming(int episodes)
    {
    }

    /// <summary>The unperturbed policy was judged on fresh episodes, and the journal holds the judgement.</summary>
    /// <param name="confirmation">The judgement.</param>
    void OnConfirmation(Confirmation confirmation)
    {
    }

    /// <summary>A checkpoint was written; live only.</summary>
    /// <param name="generation">Of which state.</param>
    /// <param name="file">Where.</param>
    void OnCheckpoint(int generation, string file)
    {
    }

    /// <summary>Who evaluates for the run, after a generation; live only, and only of a cluster's head.</summary>
    /// <param name="workers">The workers that live.</param>
    void OnWorkers(IReadOnlyList<WorkerStatus> workers)
    {
    }
}
