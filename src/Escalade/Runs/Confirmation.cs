namespace Escalade.Runs;

/// <summary>The mean return of a state's unperturbed policy over fresh episodes.</summary>
/// <param name="Generation">Which state.</param>
/// <param name="Return">Mean over the episodes.</param>
/// <param name="Episodes">How many.</param>
/// <param name="Timesteps">What they took.</param>
/// <param name="TrainingTimesteps">What training had taken before.</param>
public sealed record Confirmation(int Generation, double Return, int Episodes, long Timesteps, long TrainingTimesteps);
