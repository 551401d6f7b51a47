namespace Escalade.App.Outcomes;

/// <summary>Nobody reads standard output any more: exit code 141, and not a word.</summary>
internal sealed class OutputClosedException() : Exception("Nobody reads the output any more.");
