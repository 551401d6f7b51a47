using System.Text.Json.Nodes;
using Escalade.MuJoCo.Tests.Support;

namespace Escalade.MuJoCo.Tests.Tasks;

public sealed class TaskParametersTests
{
    [Fact]
    public void All_WhenRead_HasGymnasiumsElevenTasks()
    {
        Assert.Equal(
            ["inverted-pendulum", "inverted-double-pendulum", "reacher", "pusher", "swimmer", "hopper", "half-cheetah", "walker2d", "ant", "humanoid", "humanoid-standup"],
            MuJoCoTasks.All.Select(task => task.Name));
        Assert.All(MuJoCoTasks.All, task => Assert.EndsWith("-v5", task.Id, StringComparison.Ordinal));
        Assert.All(MuJoCoTasks.All, task => Assert.Equal("MuJoCo 2.2.2", task.Simulator));
    }

    [Theory]
    [NeedsMuJoCo]
    [MemberData(nameof(TestTasks.Ids), MemberType = typeof(TestTasks))]
    public void Create_WhenGivenTheDefaults_MakesTheSameAsWithNone(string id)
    {
        var task = TestTasks.Find(id);
        using var plain = task.Create(null);
        using var full = task.Create(task.Parameters.DeepClone().AsObject());
        Assert.Equal(plain.Spec.ObservationSize, full.Spec.ObservationSize);
        Assert.Equal("frameSkip", task.Parameters.First().Key);
    }

    [Fact]
    [NeedsMuJoCo]
    public void Parameters_WhenPrinted_AreJsonThatCreateReads()
    {
        var task = TestTasks.Find("Hopper-v5");
        var text = task.Parameters.ToJsonString();
        Assert.Contains("\"healthyZRange\":[0.7,\"Infinity\"]", text, StringComparison.Ordinal);
        task.Create(JsonNode.Parse(text)!.AsObject()).Dispose();
    }

    [Theory]
    [NeedsMuJoCo]
    [InlineData("Swimmer-v5", "frameskip", "3", "unknown parameter of Swimmer-v5 'frameskip'. Did you mean 'frameSkip'?")]
    [InlineData("Swimmer-v5", "xmlFile", "\"other.xml\"", "unknown parameter of Swimmer-v5 'xmlFile'. Known: ")]
    [InlineData("HumanoidStandup-v5", "uphCostWeight", "1", "unknown parameter of HumanoidStandup-v5 'uphCostWeight'")]
    [InlineData("Swimmer-v5", "frameSkip", "0", "must be at least 1")]
    [InlineData("Swimmer-v5", "frameSkip", "2.5", "cannot be 2.5")]
    [InlineData("Swimmer-v5", "frameSkip", "\"4\"", "cannot be \"4\"")]
    [InlineData("Swimmer-v5", "resetNoiseScale", "-0.1", "cannot be negative")]
    [InlineData("Swimmer-v5", "resetNoiseScale", "1e11", "must be below 1e10")]
    [InlineData("Swimmer-v5", "ctrlCostWeight", "null", "cannot be null")]
    [InlineData("Swimmer-v5", "ctrlCostWeight", "\"NaN\"", "cannot be \"NaN\"")]
    [InlineData("Swimmer-v5", "ctrlCostWeight", "true", "cannot be true")]
    [InlineData("Swimmer-v5", "excludeCurrentPositionsFromObservation", "1", "cannot be 1")]
    [InlineData("Hopper-v5", "healthyZRange", "[2, 1]", "low end first")]
    [InlineData("Hopper-v5", "healthyZRange", "[\"Infinity\", 1]", "low end first")]
    [InlineData("Hopper-v5", "healthyZRange", "[1]", "cannot be [1]")]
    [InlineData("Hopper-v5", "healthyZRange", "[1, 2, 3]", "cannot be [1,2,3]")]
    [InlineData("Hopper-v5", "healthyZRange", "[1, \"tall\"]", "low end first")]
    [InlineData("Hopper-v5", "healthyZRange", "[null, 1]", "cannot be [null,1]")]
    [InlineData("Hopper-v5", "healthyZRange", "1", "cannot be 1")]
    [InlineData("Ant-v5", "mainBody", "14", "bodies 0 to 13")]
    [InlineData("Ant-v5", "mainBody", "-1", "bodies 0 to 13")]
    [InlineData("Ant-v5", "mainBody", "\"head\"", "is head")]
    [InlineData("Ant-v5", "mainBody", "1.5", "cannot be 1.5")]
    public void Create_WhenAParameterIsWrong_NamesTaskAndParameter(string id, string name, string value, string message)
    {
        var parameters = new JsonObject { [name] = JsonNode.Parse(value) };
        var exception = Assert.Throws<ArgumentException>(() => TestTasks.Create(id, parameters));
        Assert.Equal(name, exception.ParamName);
        Assert.Contains(message, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    [NeedsMuJoCo]
    public void Create_WhenNumbersAreMadeInCode_RefusesNotANumberAndTakesInfiniteEnds()
    {
        var notANumber = new JsonObject { ["ctrlCostWeight"] = double.NaN };
        Assert.Equal("ctrlCostWeight", Assert.Throws<ArgumentException>(() => TestTasks.Create("Hopper-v5", notANumber)).ParamName);
        var half = new JsonObject { ["healthyZRange"] = new JsonArray(double.NaN, 1.0) };
        Assert.Equal("healthyZRange", Assert.Throws<ArgumentException>(() => TestTasks.Create("Hopper-v5", half)).ParamName);
        var open = new JsonObject { ["healthyZRange"] = new JsonArray(double.NegativeInfinity, double.PositiveInfinity) };
        TestTasks.Create("Hopper-v5", open).Dispose();
    }

    [Fact]
    [NeedsMuJoCo]
    public void Create_WhenTheMainBodyIsNamed_FindsIt() =>
        TestTasks.Create("Ant-v5", new JsonObject { ["mainBody"] = "torso" }).Dispose();

    [Fact]
    [NeedsMuJoCo]
    public void Create_WhenGivenParameters_LeavesThemAlone()
    {
        var parameters = new JsonObject { ["frameSkip"] = 2 };
        using var environment = TestTasks.Create("Swimmer-v5", parameters);
        Assert.Equal(2, environment.FrameSkip);
        Assert.Equal("{\"frameSkip\":2}", parameters.ToJsonString());
        Assert.Equal(4, (int)TestTasks.Find("Swimmer-v5").Parameters["frameSkip"]!);
    }
}
