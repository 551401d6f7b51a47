namespace Escalade.Runs;

/// <summary>What a journal record holds.</summary>
internal enum JournalRecordKind : uint
{
    /// <summary>The results of a generation and the hash of the state they lead to.</summary>
    Generation = 1,

    /// <summary>Fresh episodes of a state's unperturbed policy.</summary>
    Confirmation = 2,
}
