using System.Globalization;

namespace Escalade.Runs;

/// <summary>metrics.csv: a row a generation, for people and spreadsheets. Made anew from the journal on resuming.</summary>
internal sealed class Metrics : IDisposable
{
    private readonly StreamWriter _writer;

    public Metrics(string path)
    {
        _writer = new StreamWriter(new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.Read));
        _writer.WriteLine(
            "generation,episodes,timesteps,seconds,evaluationReturn,bestReturn,meanReturn,meanLength,nonFiniteReturns");
    }

    public void Write(GenerationReport report) => _writer.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"{report.Generation},{report.Episodes},{report.Timesteps},{report.Seconds:F3},{report.EvaluationReturn},{report.BestReturn},{report.MeanReturn},{report.MeanLength},{report.NonFiniteReturns}"));

    public void Flush() => _writer.Flush();

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
