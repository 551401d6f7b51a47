using System.Text.Json.Nodes;
using Escalade.Atari.Cartridges;
using Escalade.Atari.Games;
using Escalade.Atari.Roms;
using Escalade.Atari.Tests.Support;
using Escalade.Environments;

namespace Escalade.Atari.Tests;

public sealed class AtariTasksTests
{
    private static readonly IReadOnlyList<TaskDefinition> Tasks = AtariTasks.Of(new RomLibrary("no such folder"));

    [Fact]
    public void Of_ALibrary_HasATaskAGame()
    {
        Assert.Equal(AtariGames.All.Select(game => game.Id), Tasks.Select(task => task.Id));
        var task = Find("ALE/SpaceInvaders-v5");
        Assert.Equal("space-invaders", task.Name);
        Assert.Matches(@"^Escalade\.Atari \d+\.\d+\.\d+, [0-9a-f]{32}$", task.Simulator);
    }

    [Fact]
    public void Parameters_ByDefault_AreGymnasiumsV5()
    {
        Assert.Equal(
            """{"frameSkip":4,"repeatActionProbability":0.25,"maxNoOps":0,"fullActionSpace":false,"mode":1,"difficulty":0,"observation":"frames","screenSize":84,"frameStack":4,"terminalOnLifeLoss":false,"maxEpisodeFrames":108000,"rom":""}""",
            Find("ALE/Defender-v5").Parameters.ToJsonString());
    }

    [Theory]
    [InlineData("{}", 28224, 6, 27000)]
    [InlineData("""{"fullActionSpace": true, "frameSkip": 5}""", 28224, 18, 21600)]
    [InlineData("""{"observation": "ram", "maxEpisodeFrames": 10}""", 128, 6, 3)]
    [InlineData("""{"screenSize": 42, "frameStack": 1}""", 1764, 6, 27000)]
    public void SpecOf_OfParameters_NeedsNoCartridge(string parameters, int observation, int actions, int steps)
    {
        var spec = AtariTasks.SpecOf("ALE/Pong-v5", JsonNode.Parse(parameters)!.AsObject());
        Assert.Equal(new EnvironmentSpec("ALE/Pong-v5", observation, new DiscreteActions(actions), steps), spec);
        Assert.Null(AtariTasks.SpecOf("Swimmer-v5", null));
    }

    [Theory]
    [InlineData("frameSkip", "0", "must be from 1 to 60, not 0")]
    [InlineData("frameSkip", "2.5", "cannot be 2.5; its default is 4")]
    [InlineData("frameSkip", "null", "cannot be null")]
    [InlineData("repeatActionProbability", "1", "at least 0 and below 1")]
    [InlineData("repeatActionProbability", "-0.1", "at least 0 and below 1")]
    [InlineData("repeatActionProbability", "\"NaN\"", "cannot be \"NaN\"")]
    [InlineData("maxNoOps", "-1", "must be from 0")]
    [InlineData("screenSize", "161", "must be from 8 to 160, not 161")]
    [InlineData("frameStack", "0", "must be from 1")]
    [InlineData("maxEpisodeFrames", "0", "must be from 1")]
    [InlineData("mode", "1", "must be one of 0, 4, 8")]
    [InlineData("difficulty", "2", "must be one of 0, 1, not 2")]
    [InlineData("observation", "\"rgb\"", "cannot be \"rgb\"; its default is \"frames\"")]
    [InlineData("observation", "1", "cannot be 1")]
    [InlineData("fullActionSpace", "1", "cannot be 1")]
    [InlineData("frame_skip", "4", "Did you mean 'frameSkip'?")]
    public void Create_WhenAParameterIsWrong_NamesTaskAndParameter(string name, string value, string message)
    {
        var parameters = new JsonObject { [name] = JsonNode.Parse(value) };
        var e = Assert.Throws<ArgumentException>(() => Find("ALE/Breakout-v5").Create(parameters));
        Assert.Equal(name, e.ParamName);
        Assert.Contains("ALE/Breakout-v5", e.Message);
        Assert.Contains(message, e.Message);
    }

    [Fact]
    public void Create_WhenTheDumpIsAnotherGames_Throws()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write(TestCartridge.Name, TestCartridge.Bytes);
        Assert.Throws<RomException>(() => Find("ALE/Pong-v5").Create(new JsonObject { ["rom"] = file }));
    }

    [Fact]
    public void Create_OfAnUnknownDump_FindsItInItsOwnLibraryOnly()
    {
        using var folder = new TemporaryFolder();
        var rom = Rom.Read(folder.Write(TestCartridge.Name, TestCartridge.Bytes));
        var library = new RomLibrary(Path.Combine(folder.Path, "none"));
        library.Offer(rom);
        var parameters = new JsonObject { ["rom"] = rom.Md5 };
        using var environment = AtariTasks.Of(library).Single(task => task.Id == "ALE/Tetris-v5").Create(parameters);
        Assert.Equal(rom.Path, Assert.IsType<AtariEnvironment>(environment).Rom.Path);
        Assert.Throws<RomNotFoundException>(() => Find("ALE/Tetris-v5").Create(parameters));
    }

    [Fact]
    public void PaperParameters_WhenGiven_AreTaken() =>
        Assert.NotNull(AtariTasks.SpecOf("ALE/Pong-v5", AtariTasks.PaperParameters));

    private static TaskDefinition Find(string id) => Tasks.Single(task => task.Id == id);
}
