using System.Text.Json.Nodes;
using Escalade.Environments;
using Escalade.MuJoCo.Simulation;

namespace Escalade.MuJoCo.Tests;

internal static class TestTasks
{
    public static TheoryData<string> Ids => [.. MuJoCoTasks.All.Select(task => task.Id)];

    public static TaskDefinition Find(string id) => MuJoCoTasks.All.Single(task => task.Id == id);

    public static MuJoCoEnvironment Create(string id, JsonObject? parameters = null) =>
        (MuJoCoEnvironment)Find(id).Create(parameters);
}
