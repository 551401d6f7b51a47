using Escalade.Environments;

namespace Escalade.MuJoCo.Library;

/// <summary>No usable libmujoco 2.2.2 was found. The message lists every path tried, why each failed, and the remedy.</summary>
public sealed class MuJoCoNotFoundException : SimulatorException
{
    /// <param name="message">The whole explanation.</param>
    public MuJoCoNotFoundException(string message)
        : base(message) =>
        Installation = "install-mujoco";
}
