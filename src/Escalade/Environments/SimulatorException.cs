namespace Escalade.Environments;

/// <summary>
/// A simulator lacks something, or something that it was given is damaged: a fault of the machine, not of the program. The message
/// is for people and says what to do.
/// </summary>
/// <param name="message">The whole explanation.</param>
public class SimulatorException(string message) : Exception(message)
{
    /// <summary>
    /// What an installer is asked for to mend it, such as <c>install-mujoco</c>, before the environment is made once more; null if nobody
    /// can install what is missing.
    /// </summary>
    public string? Installation { get; init; }
}
