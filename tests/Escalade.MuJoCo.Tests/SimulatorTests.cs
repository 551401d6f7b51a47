using System.Text.Json.Nodes;
using Escalade.Environments;
using Escalade.MuJoCo.Tests.Support;

namespace Escalade.MuJoCo.Tests;

/// <summary>What the simulator tells without making an environment is what environments say.</summary>
public sealed class SimulatorTests
{
    private static readonly MuJoCoSimulator s_simulator = new();

    [Fact]
    [NeedsMuJoCo]
    public void SpecOf_EveryTask_IsThatOfItsEnvironment()
    {
        Assert.Equal(11, s_simulator.Tasks.Count);
        foreach (var task in s_simulator.Tasks)
        {
            AssertAlike(task, null);
            foreach (var (name, value) in task.Parameters)
            {
                if (value is JsonValue flag && flag.TryGetValue(out bool isOn))
                {
                    AssertAlike(task, new JsonObject { [name] = !isOn });
                }
            }
        }
    }

    [Fact]
    public void SpecOf_AParameterThatIsUnknown_NamesIt() => Assert.Equal(
        "frameSkipp", Assert.Throws<ArgumentException>(() => s_simulator.SpecOf(s_simulator.Tasks[0], new JsonObject { ["frameSkipp"] = 1 })).ParamName);

    [Fact]
    public void SpecOf_AnIdThatIsNone_IsNull() => Assert.Null(MuJoCoTasks.SpecOf("Pong-v5", null));

    [Fact]
    [NeedsMuJoCo]
    public void Check_WhereTheLibraryIs_SaysWhichOne()
    {
        var check = Assert.Single(s_simulator.Check());

        Assert.Equal(("libmujoco", true), (check.Name, check.IsFine));
        Assert.StartsWith("2.2.2 from /", check.Message);
    }

    private static void AssertAlike(TaskDefinition task, JsonObject? parameters)
    {
        var told = s_simulator.SpecOf(task, parameters)!;
        using var environment = task.Create(parameters);
        var real = environment.Spec;
        Assert.Equal((real.Id, real.ObservationSize, real.MaxEpisodeSteps), (told.Id, told.ObservationSize, told.MaxEpisodeSteps));
        var (wanted, found) = (Assert.IsType<BoxActions>(real.Actions), Assert.IsType<BoxActions>(told.Actions));
        Assert.Equal(wanted.Low, found.Low);
        Assert.Equal(wanted.High, found.High);
    }
}
