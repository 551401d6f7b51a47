namespace Escalade.Environments;

/// <summary>
/// A simulator lacks something, or something that it was given is damaged: a fault of the machine, not of the program. The message
/// is for people and says what to do.
/// </summary>
/// <param name="message">The whole explanation.</param>
public class SimulatorException(string message) : Exception(message)
{
    /// <summary>
    /// The argument for an installer that can mend it, such as <c>install-mujoco</c>; the environment is then made once more. Null if
    /// no installer can.
    /// </summary>
    public string? Installation { get; init; }
}
