namespace Escalade.Runs;

/// <summary>
/// metrics.csv: a row a generation, for people and spreadsheets; it is there as soon as the generation is. Made anew from the journal
/// on resuming.
/// </summary>
internal sealed class MetricsFile : IRunObserver, IDisposable
{
    private readonly StreamWriter _writer;
    private bool _isLive;

    public MetricsFile(string path)
    {
        _writer = new StreamWriter(new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.ReadWrite));
        _writer.WriteLine(string.Join(',', GenerationColumns.All.Select(column => column.Name)));
    }

    public void OnGeneration(GenerationReport report)
    {
        _writer.WriteLine(string.Join(',', GenerationColumns.All.Select(column => column.TextOf(report))));
        if (_isLive)
        {
            _writer.Flush();
        }
    }

    /// <summary>The journal has been read: from now on every row is written at once.</summary>
    public void GoLive()
    {
        _isLive = true;
        _writer.Flush();
    }

    /// <remarks>A full disk may keep the last rows out; they come back from the journal on resuming.</remarks>
    public void Dispose()
    {
        try
        {
            _writer.Dispose();
        }
        catch (IOException)
        {
        }
    }
}
