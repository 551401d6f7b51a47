using System.Diagnostics;

namespace Escalade.Cli.Benchmarks;

/// <summary>What a piece of work took.</summary>
/// <param name="Seconds">By the clock.</param>
/// <param name="ProcessorSeconds">Of all threads, by the processor.</param>
internal readonly record struct Effort(double Seconds, double ProcessorSeconds)
{
    public static Effort Of(Action work)
    {
        var processor = Environment.CpuUsage.TotalTime;
        var began = Stopwatch.GetTimestamp();
        work();
        return new Effort(
            Stopwatch.GetElapsedTime(began).TotalSeconds, (Environment.CpuUsage.TotalTime - processor).TotalSeconds);
    }
}
