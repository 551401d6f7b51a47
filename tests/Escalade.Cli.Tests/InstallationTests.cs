using Escalade.MuJoCo.Library;
using Escalade.MuJoCo.Tests.Support;

namespace Escalade.Cli.Tests;

/// <summary>libmujoco is missing: who needs it has it installed by the script, who looks does not.</summary>
public sealed class InstallationTests
{
    [Fact]
    [NeedsMuJoCo]
    public void Train_WhenLibmujocoIsMissing_HasItInstalledOnceAndTrains()
    {
        var library = MuJoCoLibrary.Describe().Path;
        using var folder = new TestFolder();
        var outcome = Run(
            folder, $"mkdir -p cache/escalade/mujoco-2.2.2 && cp '{library}' cache/escalade/mujoco-2.2.2/libmujoco.so.2.2.2",
            "train", "inverted-pendulum", "--generations", "1", "--set", "evaluation.confirmationEpisodes=1", "--json");

        Assert.Equal(0, outcome.ExitCode);
        Assert.Empty(outcome.Error);
        Assert.Equal("generations", (string)outcome.Last["reason"]!);
        Assert.Equal("install-mujoco\n", Installed(folder));
    }

    [Fact]
    public void Train_WhenItCannotBeInstalled_SaysWhereItWasLookedForAndWritesNothing()
    {
        using var folder = new TestFolder();
        var outcome = Run(folder, "false", "train", "inverted-pendulum");

        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains("libmujoco 2.2.2, which computes the physics of this task, was not found. Tried:", outcome.Error);
        Assert.Empty(outcome.Output);
        Assert.Equal("install-mujoco\n", Installed(folder));
        Assert.False(Directory.Exists(Path.Combine(folder.Path, "runs")));
    }

    [Theory]
    [InlineData(0, "Swimmer-v5                            8        2", "tasks")]
    [InlineData(0, "\"observationSize\":8", "tasks", "--json")]
    [InlineData(1, "MISSING  libmujoco", "doctor")]
    [InlineData(0, "Usage:", "help")]
    [InlineData(0, "Dumps found", "atari", "games")]
    [InlineData(1, "", "train", "pong", "--set", "task.parameters.rom=nowhere.bin")]
    [InlineData(2, "", "train", "swimmer", "--preset", "none")]
    public void Command_ThatNeedsNoLibmujoco_InstallsNothing(int exitCode, string output, params string[] arguments)
    {
        using var folder = new TestFolder();
        var outcome = Run(folder, "true", arguments);

        Assert.Equal(exitCode, outcome.ExitCode);
        Assert.Contains(output, outcome.Output);
        Assert.Equal("", Installed(folder));
    }

    /// <summary>Runs where there is no libmujoco, with an installer that notes its call.</summary>
    private static Outcome Run(TestFolder folder, string installation, params string[] arguments)
    {
        var installer = folder.Write("installer", $"#!/bin/sh\ncd '{folder.Path}'\necho \"$@\" >> installed\n{installation}\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(installer, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }
        var environment = new Dictionary<string, string>
        {
            ["ESCALADE_INSTALLER"] = installer,
            ["ESCALADE_MUJOCO"] = "",
            ["ESCALADE_SKIP_SYSTEM_MUJOCO"] = "1",
            ["XDG_CACHE_HOME"] = Path.Combine(folder.Path, "cache"),
        };
        using var process = CommandLineProcess.StartWith(folder, environment, arguments);
        return process.WaitForEnd();
    }

    private static string Installed(TestFolder folder)
    {
        var file = Path.Combine(folder.Path, "installed");
        return File.Exists(file) ? File.ReadAllText(file) : "";
    }
}
