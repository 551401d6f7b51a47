namespace Escalade.App.Progress;

/// <summary>What is said when training has ended: how it went, where the run lies, what to try next.</summary>
internal static class ClosingWords
{
    public static IEnumerable<string> Of(SessionLabels labels, TrainingResult result)
    {
        yield return "";
        yield return $"{Why(result.Reason)} Generation {result.Generation}, {result.Timesteps:N0} timesteps, "
            + $"{Figures.Duration(result.Seconds)} of training.";
        if (result.EvaluationReturn is { } value)
        {
            yield return $"Return:      {Figures.Return(value)}, the mean of fresh episodes";
        }
        yield return $"Parameters:  {result.ParametersHash}";
        yield return $"Run:         {labels.Run}";
        yield return "Next:";
        yield return $"  {labels.Invocation.Command("evaluate", labels.Run, "--episodes", "100")}";
        yield return $"  {labels.Invocation.Command(["resume", labels.Run, .. More(result)])}";
        yield return $"  {labels.Invocation.Command("replay", labels.Run, "--generation", $"{result.Generation / 2}")}";
        yield return $"  {labels.Invocation.Command("train", labels.NextTask)}";
    }

    private static string Why(StopReason reason) => reason switch
    {
        StopReason.TargetReached => "The target is reached.",
        StopReason.Generations => "All generations are done.",
        StopReason.Timesteps => "The timesteps are spent.",
        StopReason.Time => "The time is up.",
        _ => "Interrupted.",
    };

    /// <summary>A goal beyond the one that was reached; none where the old one was not.</summary>
    private static string[] More(TrainingResult result) => result.Reason switch
    {
        StopReason.Interrupted => [],
        StopReason.TargetReached when result.EvaluationReturn is { } value => ["--target", $"{Math.Ceiling(value + Math.Abs(value) / 10)}"],
        StopReason.Timesteps => ["--timesteps", $"{2 * result.Timesteps}"],
        StopReason.Time => ["--minutes", $"{Math.Ceiling(2 * result.Seconds / 60)}"],
        _ => ["--generations", $"{Math.Max(10, 2 * result.Generation)}"],
    };
}
