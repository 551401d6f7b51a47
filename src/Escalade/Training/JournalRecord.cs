namespace Escalade.Training;

/// <summary>What a journal record holds.</summary>
internal enum JournalRecordKind : uint
{
    /// <summary>The results of a generation and the hash of the state they lead to.</summary>
    Generation = 1,

    /// <summary>Fresh episodes of a state's unperturbed policy.</summary>
    Confirmation = 2,
}

/// <summary>The mean return of a state's unperturbed policy over fresh episodes.</summary>
/// <param name="Generation">Which state.</param>
/// <param name="Return">Mean over the episodes.</param>
/// <param name="Episodes">How many.</param>
public sealed record Confirmation(int Generation, double Return, int Episodes);
