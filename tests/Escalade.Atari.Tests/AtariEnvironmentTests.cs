using System.Text.Json.Nodes;
using Escalade.Atari.Games;
using Escalade.Atari.Machine;
using Escalade.Atari.Roms;
using Escalade.Atari.Tests.Support;
using Escalade.Environments;
using Escalade.Noise;
using Escalade.Tests.Support;

namespace Escalade.Atari.Tests;

/// <summary>The environment on a cartridge of our own: what any game's environment does.</summary>
public sealed class AtariEnvironmentTests : IDisposable
{
    private const int Noop = 0, Fire = 1, Down = 4;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Spec_WhenMade_IsWhatWasToldWithoutACartridge()
    {
        using var environment = Create("{}");
        Assert.Equal(AtariTasks.SpecOf("ALE/Tetris-v5", null), environment.Spec);
        Assert.Equal([AtariAction.Noop, AtariAction.Fire, AtariAction.Right, AtariAction.Left, AtariAction.Down], environment.Actions);
        Assert.Equal(84, environment.FrameSize);
        Assert.Equal(210 * AtariEnvironment.ScreenWidth, environment.Screen.Length);
    }

    [Fact]
    public void Step_WithTheButton_PaysAPointAFrame()
    {
        using var environment = Create("""{"repeatActionProbability": 0, "frameSkip": 3}""");
        var observation = Begin(environment);
        Assert.Equal(3, environment.Step([Fire], observation).Reward);
        Assert.Equal(0, environment.Step([Noop], observation).Reward);
    }

    [Fact]
    public void Reset_WithNoOps_WaitsFrom1To30Frames()
    {
        using var environment = Create("""{"maxNoOps": 30, "observation": "ram"}""");
        using var without = Create("""{"observation": "ram"}""");
        var observation = Begin(without);
        var start = observation[TestCartridge.FrameCounter];
        var waits = new HashSet<int>();
        for (var episode = 0; episode < 400; episode++)
        {
            environment.Reset(Random(episode), observation);
            waits.Add((int)(observation[TestCartridge.FrameCounter] - start + 256) % 256);
        }
        Assert.Equal(Enumerable.Range(1, 30), waits.Order());
    }

    [Fact]
    public void Step_WithStickyActions_DelaysAFifthOfAllChanges()
    {
        using var environment = Create("""{"repeatActionProbability": 0.25, "frameSkip": 1}""");
        var observation = Begin(environment);
        var late = 0.0;
        for (var step = 0; step < 2000; step++)
        {
            late += environment.Step([Fire], observation).Reward == 0 ? 1 : 0;
            late += environment.Step([Noop], observation).Reward == 1 ? 1 : 0;
        }
        // A change comes late if it is repeated over and the last one was not late itself: q = (1 - q) / 4, a fifth of 4,000
        // changes. Five deviations of at most sqrt(4000 x 1/5 x 4/5) = 25 are 126.
        Assert.InRange(late, 800 - 126, 800 + 126);
    }

    [Fact]
    public void Step_WhenTheGameEnds_TerminatesAndEmulatesNothingMore()
    {
        using var environment = Create("""{"repeatActionProbability": 0, "observation": "ram"}""");
        var observation = Begin(environment);
        var before = observation[TestCartridge.FrameCounter];
        Assert.Equal(new StepResult(0, Terminated: true, Truncated: false), environment.Step([Down], observation));
        Assert.Equal(1, (observation[TestCartridge.FrameCounter] - before + 256) % 256);
        Assert.Throws<InvalidOperationException>(() => environment.Step([Noop], observation));
        environment.Reset(Random(1), observation);
        Assert.Equal(before, observation[TestCartridge.FrameCounter]);
        Assert.False(environment.Step([Noop], observation).IsLast);
    }

    [Theory]
    [InlineData(0, 10, 3, 4)]
    [InlineData(0, 8, 4, 2)]
    [InlineData(0, 1, 4, 1)]
    public void Step_AtTheFrameLimit_Truncates(int noOps, int limit, int frameSkip, int steps)
    {
        using var environment = Create($$"""{"maxEpisodeFrames": {{limit}}, "frameSkip": {{frameSkip}}, "maxNoOps": {{noOps}}, "observation": "ram"}""");
        var observation = Begin(environment);
        var before = observation[TestCartridge.FrameCounter];
        for (var step = 1; step <= steps; step++)
        {
            Assert.Equal(new StepResult(0, false, Truncated: step == steps), environment.Step([Noop], observation));
        }
        Assert.Equal(steps, environment.Spec.MaxEpisodeSteps);
        Assert.Equal(limit, (observation[TestCartridge.FrameCounter] - before + 256) % 256);
    }

    [Fact]
    public void Step_WhenALifeIsLost_TerminatesOnlyIfThatCounts()
    {
        var file = _folder.Write(TestCartridge.NameWithLives, TestCartridge.Bytes);
        foreach (var counts in (bool[])[true, false])
        {
            var parameters = new JsonObject
            {
                ["rom"] = file,
                ["terminalOnLifeLoss"] = counts,
                ["frameSkip"] = 1,
                ["repeatActionProbability"] = 0,
                ["fullActionSpace"] = true,
            };
            using var environment = Assert.IsType<AtariEnvironment>(AtariTasks.Of(new RomLibrary(_folder.Path)).Single(task => task.Name == "assault").Create(parameters));
            var observation = Begin(environment);
            Assert.Equal(4, environment.Lives);
            Assert.Equal(counts, environment.Step([(int)AtariAction.Down], observation).Terminated);
            Assert.Equal(3, environment.Lives);
        }
    }

    [Fact]
    public void Frames_AfterReset_AreAllTheFirstScreenAndThenMoveOn()
    {
        using var environment = Create("{}");
        var observation = Begin(environment);
        var frame = 84 * 84;
        var first = environment.Frames[..frame].ToArray();
        for (var i = 0; i < 4; i++)
        {
            Assert.Equal(first, environment.Frames.Slice(i * frame, frame).ToArray());
        }
        environment.Step([Noop], observation);
        Assert.Equal(first, environment.Frames.Slice(2 * frame, frame).ToArray());
        Assert.NotEqual(first, environment.Frames[^frame..].ToArray());
        Assert.Equal(observation, environment.Frames.ToArray().Select(value => (double)value));
    }

    [Theory]
    [InlineData("frames")]
    [InlineData("ram")]
    public void Bytes_OfAnEpisodeWithoutFloat64_AreTheObservations(string kind)
    {
        var parameters = $$"""{"observation": "{{kind}}", "maxNoOps": 30}""";
        using var inBytes = Create(parameters);
        using var environment = Create(parameters);
        var observation = Begin(environment);
        inBytes.Reset(Random(0));
        for (var step = 0; step < 30; step++)
        {
            Assert.Equal(observation, inBytes.Bytes.ToArray().Select(value => (double)value));
            Assert.Equal(environment.Step([step % 3], observation), inBytes.Step([step % 3]));
        }
    }

    /// <summary>A slow way to the newest frame: screens in grey, the brighter of the last two, shrunk.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    public void Frames_AfterAStep_AreTheBrighterOfTheLastTwoScreens(int frameSkip)
    {
        using var environment = Create($$"""{"repeatActionProbability": 0, "frameSkip": {{frameSkip}}}""");
        using var frameByFrame = Create("""{"repeatActionProbability": 0, "frameSkip": 1}""");
        var observation = Begin(environment);
        Begin(frameByFrame);
        for (var step = 0; step < 20; step++)
        {
            environment.Step([Noop], observation);
            List<byte[]> screens = [];
            for (var i = 0; i < frameSkip; i++)
            {
                frameByFrame.Step([Noop], observation);
                screens.Add([.. frameByFrame.Screen.ToArray().Select(pixel => Palette.Ntsc.Greys[pixel])]);
            }
            var brighter = frameSkip == 1 ? screens[0] : [.. screens[^1].Zip(screens[^2], Math.Max)];
            var expected = new byte[84 * 84];
            new AreaResampler(160, 210, 84, 84).Resample(brighter, expected);
            Assert.Equal(expected, environment.Frames[^expected.Length..].ToArray());
        }
    }

    [Fact]
    public void Episode_WithTheSameChanceAndActions_IsTheSameWhateverRanBefore()
    {
        const string parameters = """{"maxNoOps": 30}""";
        using var first = Create(parameters);
        using var second = Create(parameters);
        Play(second, 7);
        Play(second, 8);
        Assert.Equal(Play(first, 3), Play(second, 3));
        Assert.NotEqual(Play(first, 3), Play(second, 4));
    }

    [Fact]
    public void Members_WhenAnArgumentIsWrong_NameIt()
    {
        using var environment = Create("""{"observation": "ram"}""");
        var observation = Begin(environment);
        foreach (var action in (double[])[-1, 5, 0.5, double.NaN, double.PositiveInfinity])
        {
            var e = Assert.Throws<ArgumentException>(() => environment.Step([action], observation));
            Assert.Equal("action", e.ParamName);
            Assert.Contains("whole numbers from 0 to 4", e.Message);
        }
        Assert.Equal("action", Assert.Throws<ArgumentException>(() => environment.Step([0, 0], observation)).ParamName);
        Assert.Equal("action", Assert.Throws<ArgumentException>(() => environment.Step([0, 0])).ParamName);
        Assert.Equal("observation", Assert.Throws<ArgumentException>(() => environment.Step([0], new double[4])).ParamName);
        Assert.Equal("observation", Assert.Throws<ArgumentException>(() => environment.Reset(Random(0), new double[4])).ParamName);
        Assert.Equal("random", Assert.Throws<ArgumentNullException>(() => environment.Reset(null!, observation)).ParamName);
        Assert.Equal("random", Assert.Throws<ArgumentNullException>(() => environment.Reset(null!)).ParamName);
        // Nothing of this has ended the episode.
        Assert.False(environment.Step([Noop], observation).IsLast);
    }

    [Fact]
    public void Step_BeforeAnyReset_Throws()
    {
        using var environment = Create("""{"observation": "ram"}""");
        Assert.Throws<InvalidOperationException>(() => environment.Step([Noop], new double[128]));
        Assert.Throws<InvalidOperationException>(() => environment.Step([Noop]));
    }

    [Fact]
    public void Step_WhenRunning_AllocatesNothing()
    {
        using var environment = Create("{}");
        var observation = Begin(environment);
        double[] noop = [Noop];
        Assert.Equal(0, Allocations.Least(() =>
        {
            for (var step = 0; step < 50; step++)
            {
                environment.Step(noop, observation);
                environment.Step(noop);
            }
        }));
    }

    private static List<double> Play(AtariEnvironment environment, int episode)
    {
        var observation = new double[environment.Spec.ObservationSize];
        var choice = new Random(5);
        environment.Reset(Random(episode), observation);
        List<double> seen = [];
        for (var step = 0; step < 40; step++)
        {
            var result = environment.Step([choice.Next(4)], observation);
            seen.Add(result.Reward);
            seen.AddRange(observation.Where((_, i) => i % 97 == 0));
        }
        return seen;
    }

    private static double[] Begin(AtariEnvironment environment)
    {
        var observation = new double[environment.Spec.ObservationSize];
        environment.Reset(Random(0), observation);
        return observation;
    }

    private static RandomSource Random(int index) => new(new NoiseKey(17, 0, index, NoisePurpose.Episode));

    private AtariEnvironment Create(string parameters)
    {
        var given = JsonNode.Parse(parameters)!.AsObject();
        given["rom"] = _folder.Write(TestCartridge.Name, TestCartridge.Bytes);
        return (AtariEnvironment)AtariTasks.Of(new RomLibrary(_folder.Path)).Single(task => task.Name == "tetris").Create(given);
    }
}
