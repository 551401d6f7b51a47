namespace Escalade.App.Outcomes;

/// <summary>What was asked for did not succeed: exit code 1.</summary>
internal sealed class FailedException(string message, Exception? cause = null) : Exception(message, cause);
