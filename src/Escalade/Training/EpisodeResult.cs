namespace Escalade.Training;

/// <summary>The scalars of one episode.</summary>
/// <param name="Return">Sum of the rewards; for a black box, its value. Always maximised, never shaped.</param>
/// <param name="Length">Timesteps, at least 1; 1 for a black box.</param>
public readonly record struct EpisodeResult(double Return, int Length);
