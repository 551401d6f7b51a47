namespace Escalade;

/// <summary>What a search found.</summary>
/// <param name="Parameters">The point it ended at, the mean of its candidates.</param>
/// <param name="Return">The return there.</param>
/// <param name="BestParameters">The best candidate it ever evaluated.</param>
/// <param name="BestReturn">The best candidate's return, raw.</param>
public sealed record Optimum(float[] Parameters, double Return, float[] BestParameters, double BestReturn);
