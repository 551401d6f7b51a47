using System.Text.Json.Nodes;
using Escalade.Environments;
using Escalade.MuJoCo.Library;

namespace Escalade.MuJoCo;

/// <summary>MuJoCo as a provider of tasks: those of <see cref="MuJoCoTasks"/>.</summary>
public sealed class MuJoCoSimulator : ISimulator
{
    /// <inheritdoc/>
    public string Name => "MuJoCo";

    /// <inheritdoc/>
    public IReadOnlyList<TaskDefinition> Tasks => MuJoCoTasks.All;

    /// <inheritdoc/>
    public EnvironmentSpec? SpecOf(TaskDefinition task, JsonObject? parameters) => MuJoCoTasks.SpecOf(task.Id, parameters);

    /// <summary>Looks for libmujoco, and loads it.</summary>
    public IReadOnlyList<SimulatorCheck> Check()
    {
        const string What = "libmujoco";
        try
        {
            var library = MuJoCoLibrary.Describe();
            return [new SimulatorCheck(What, true, $"{library.Version} from {library.Path}")];
        }
        catch (MuJoCoNotFoundException e)
        {
            return [new SimulatorCheck(What, false, e.Message)];
        }
    }
}
