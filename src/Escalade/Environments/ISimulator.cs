using System.Text.Json.Nodes;

namespace Escalade.Environments;

/// <summary>
/// A simulator and its tasks, as programs list, check and install them without knowing the simulator by name. Members may be called by
/// several threads at once.
/// </summary>
public interface ISimulator
{
    /// <summary>What people call it, such as <c>MuJoCo</c>.</summary>
    string Name { get; }

    /// <summary>Its tasks. Reading them loads nothing that may be missing.</summary>
    IReadOnlyList<TaskDefinition> Tasks { get; }

    /// <summary>
    /// A line that introduces its tasks where there are too many to list each on a line of its own; all of them must then have the
    /// first one's parameters. Null to list every task by itself.
    /// </summary>
    string? Summary => null;

    /// <summary>Begins the file names of recipes for tasks that have none of their own: <c>atari</c> for atari.fast.json. Null if there are none.</summary>
    string? SharedRecipes => null;

    /// <summary>Tells the shape of a task's environment without making one.</summary>
    /// <param name="task">One of <see cref="Tasks"/>.</param>
    /// <param name="parameters">Some or all of the task's parameters; null for the defaults.</param>
    /// <returns>Null where only an environment can tell.</returns>
    /// <exception cref="ArgumentException">A parameter is unknown or out of range.</exception>
    EnvironmentSpec? SpecOf(TaskDefinition task, JsonObject? parameters) => null;

    /// <summary>Looks for what its tasks need on this machine. Changes and installs nothing.</summary>
    /// <returns>A finding for each thing that may be missing; none where nothing can be.</returns>
    IReadOnlyList<SimulatorCheck> Check() => [];
}
