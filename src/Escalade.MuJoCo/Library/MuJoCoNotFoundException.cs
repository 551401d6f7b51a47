namespace Escalade.MuJoCo.Library;

/// <summary>No usable libmujoco 2.2.2 was found. The message lists every path tried, why each failed, and the remedy.</summary>
/// <param name="message">The whole explanation.</param>
public sealed class MuJoCoNotFoundException(string message) : Exception(message);
