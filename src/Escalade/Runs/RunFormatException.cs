namespace Escalade.Runs;

/// <summary>A file of a run is damaged, of another run, or in a format that this version does not read.</summary>
public sealed class RunFormatException : Exception
{
    /// <param name="file">The file.</param>
    /// <param name="message">What is wrong, with the offset where one is known, and what to do.</param>
    /// <param name="cause">What found it, if anything threw.</param>
    public RunFormatException(string file, string message, Exception? cause = null)
        : base($"{file}: {message}", cause) => File = file;

    /// <summary>The file.</summary>
    public string File { get; }
}
