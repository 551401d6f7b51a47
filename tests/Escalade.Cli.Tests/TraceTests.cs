using Escalade.MuJoCo.Tests.Support;

namespace Escalade.Cli.Tests;

[NeedsMuJoCo]
public sealed class TraceTests
{
    private const string State = """{"qpos": [0, 0, 0.1, 0, -0.1], "qvel": [0, 0, 0, 0.2, 0]}""";

    [Fact]
    public void Trace_Twice_IsTheSameBytes()
    {
        using var folder = new TestFolder();
        folder.Write("s.json", State);
        folder.Write("a.csv", "0.1,-0.2\n1,1\n-1,0.5\n");
        string[] arguments = ["trace", "swimmer", "--state", "s.json", "--actions", "a.csv"];

        var first = CommandLineProcess.Run(folder, arguments);
        var second = CommandLineProcess.Run(folder, arguments);

        Assert.Equal(0, first.ExitCode);
        Assert.Equal(first.Output, second.Output);
        var lines = first.Output.Split('\n');
        Assert.Equal("reward,terminated,truncated,obs0,obs1,obs2,obs3,obs4,obs5,obs6,obs7", lines[0]);
        Assert.Equal(5, lines.Length);
        Assert.Equal("", lines[4]);
        Assert.All(lines[1..4], line => Assert.Equal(11, line.Split(',').Length));
        Assert.All(lines[1..4], line => Assert.Equal(["0", "0"], line.Split(',')[1..3]));
    }

    [Fact]
    public void Trace_WhenTheEpisodeEnds_StopsThere()
    {
        using var folder = new TestFolder();
        folder.Write("s.json", """{"qpos": [0, 0.19], "qvel": [0, 5]}""");
        folder.Write("a.csv", "0\n0\n0\n");

        var outcome = CommandLineProcess.Run(folder, "trace", "inverted-pendulum", "--state", "s.json", "--actions", "a.csv");

        var rows = outcome.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)[1..];
        Assert.Equal("1", Assert.Single(rows).Split(',')[1]);
    }

    [Fact]
    public void Trace_WithAParameter_PassesItToTheTask()
    {
        using var folder = new TestFolder();
        folder.Write("s.json", State);
        folder.Write("a.csv", "0.1,-0.2\n");

        var outcome = CommandLineProcess.Run(
            folder, "trace", "Swimmer-v5", "--state", "s.json", "--actions", "a.csv",
            "--set", "excludeCurrentPositionsFromObservation=false");

        Assert.Equal(0, outcome.ExitCode);
        Assert.Contains("obs9\n", outcome.Output);
    }

    [Theory]
    [InlineData("""{"qpos": [0, 0], "qvel": [0, 0, 0, 0, 0]}""", "0,0", "s.json: 'qpos' has 2 numbers; Swimmer-v5 needs 5.")]
    [InlineData("""{"qpos": [0, 0, 0, 0, 0]}""", "0,0", "s.json: 'qvel' is missing.")]
    [InlineData("""{"qpos": [0, 0, 0, 0, "a"], "qvel": [0, 0, 0, 0, 0]}""", "0,0", "s.json: 'qpos' is a list of numbers.")]
    [InlineData("""{"qpoz": [0, 0, 0, 0, 0]}""", "0,0", "s.json: unknown key 'qpoz'. Did you mean 'qpos'?")]
    [InlineData("{\n\"qpos\": [0,,]}", "0,0", "s.json:2: not valid JSON")]
    [InlineData("[]", "0,0", "s.json: a state is a JSON object")]
    [InlineData(State, "0,0\n0", "a.csv:2: 1 numbers; an action of Swimmer-v5 has 2.")]
    [InlineData(State, "0,0\n0,x", "a.csv:2: 'x' is not a finite number.")]
    [InlineData(State, null, "a.csv: no such file.")]
    public void Trace_WhenAFileIsWrong_NamesFileAndLineAndExitsWith2(string state, string? actions, string message)
    {
        using var folder = new TestFolder();
        folder.Write("s.json", state);
        if (actions is not null)
        {
            folder.Write("a.csv", actions);
        }

        var outcome = CommandLineProcess.Run(folder, "trace", "swimmer", "--state", "s.json", "--actions", "a.csv");

        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains(message, outcome.Error);
        Assert.DoesNotContain("LineNumber", outcome.Error);
        Assert.Empty(outcome.Output);
    }
}
