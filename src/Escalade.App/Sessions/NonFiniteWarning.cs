using System.Diagnostics;
using Escalade.Runs;

namespace Escalade.App.Sessions;

/// <summary>Names returns that are not numbers, at most once in a while.</summary>
internal sealed class NonFiniteWarning(Action<string> warn)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    private long? _last;

    public void Look(GenerationReport report)
    {
        if (report.NonFiniteReturns == 0 || (_last is { } last && Stopwatch.GetElapsedTime(last) < Pause))
        {
            return;
        }
        _last = Stopwatch.GetTimestamp();
        warn($"generation {report.Generation}: {report.NonFiniteReturns} of its returns were not finite numbers, "
            + $"the first that of {report.FirstNonFinite}; they count as the worst.");
    }
}
