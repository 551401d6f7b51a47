namespace Escalade;

/// <summary>Why training ended.</summary>
public enum StopReason
{
    /// <summary>The mean return over fresh episodes reached the target.</summary>
    TargetReached,

    /// <summary>As many generations as were asked for.</summary>
    Generations,

    /// <summary>The budget of timesteps is spent.</summary>
    Timesteps,

    /// <summary>The time is up.</summary>
    Time,

    /// <summary>The caller asked for it.</summary>
    Interrupted,
}

/// <summary>Where training ended.</summary>
/// <param name="Reason">Why it ended.</param>
/// <param name="Generation">Generations folded.</param>
/// <param name="Timesteps">Timesteps of perturbed candidates.</param>
/// <param name="Seconds">Training time, earlier sessions included.</param>
/// <param name="EvaluationReturn">Mean return of the final policy over fresh episodes; null after an interruption.</param>
/// <param name="ParametersHash">SHA-256 of the final parameters.</param>
public sealed record TrainingResult(
    StopReason Reason, int Generation, long Timesteps, double Seconds, double? EvaluationReturn, string ParametersHash);
