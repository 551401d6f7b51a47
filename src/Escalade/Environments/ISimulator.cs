using System.Text.Json.Nodes;

namespace Escalade.Environments;

/// <summary>
/// Tasks that one simulator computes, and what programs want to know of it: what they list, check and install without knowing it by
/// name. Members may be called by several threads at once.
/// </summary>
public interface ISimulator
{
    /// <summary>What people call it, such as <c>MuJoCo</c>.</summary>
    string Name { get; }

    /// <summary>Its tasks. Reading them loads nothing that may be missing.</summary>
    IReadOnlyList<TaskDefinition> Tasks { get; }

    /// <summary>
    /// What its tasks have in common when there are too many to tell each by itself: a line that lists introduce them with. Their
    /// parameters are those of the first then. Null where every task is told by itself.
    /// </summary>
    string? Summary => null;

    /// <summary>The name before the preset of recipes that serve every task that has none of its own; null if there are no such recipes.</summary>
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
