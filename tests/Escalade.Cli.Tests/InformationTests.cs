using System.Text.Json.Nodes;
using Escalade.MuJoCo.Tests.Support;

namespace Escalade.Cli.Tests;

/// <summary>Commands that tell about the program and the machine.</summary>
public sealed class InformationTests
{
    [Fact]
    [NeedsMuJoCo]
    public void Tasks_WithJson_PrintsAnObjectATask()
    {
        using var folder = new TestFolder();

        var outcome = CommandLineProcess.Run(folder, "tasks", "--json");

        Assert.Equal(0, outcome.ExitCode);
        var swimmer = Assert.Single(outcome.Lines, line => (string)line["name"]! == "swimmer");
        Assert.Equal("Swimmer-v5", (string)swimmer["id"]!);
        Assert.Equal(8, (int)swimmer["observationSize"]!);
        Assert.Equal(2, (int)swimmer["actionSize"]!);
        Assert.Contains("fast", swimmer["presets"]!.AsArray().Select(preset => (string)preset!));
        Assert.Equal(4, (int)swimmer["parameters"]!["frameSkip"]!);
    }

    [Fact]
    [NeedsMuJoCo]
    public void Doctor_WhenAllIsThere_ExitsWith0()
    {
        using var folder = new TestFolder();

        var outcome = CommandLineProcess.Run(folder, "doctor");

        Assert.Equal(0, outcome.ExitCode);
        Assert.Contains("libmujoco  2.2.2", outcome.Output);
        Assert.DoesNotContain("MISSING", outcome.Output);
        Assert.Empty(Directory.GetFileSystemEntries(folder.Path));
    }

    [Fact]
    public void Bench_OfUpdate_AllocatesNothingInAFold()
    {
        using var folder = new TestFolder();

        JsonObject line = CommandLineProcess.Run(folder, "bench", "update", "--json").Last;

        Assert.True((double)line["normalsPerSecondPerCore"]! > 1e6);
        Assert.Contains((int)line["vectorBits"]!, new[] { 128, 256, 512 });
        Assert.Equal(0, (long)line["allocatedBytesPerFold"]!);
    }
}
