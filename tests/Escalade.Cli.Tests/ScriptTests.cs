using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace Escalade.Cli.Tests;

/// <summary>The script ./escalade around a .NET of our own, which notes what it is asked and with what environment.</summary>
public sealed class ScriptTests
{
    [Fact]
    public void Build_TakesNoVariableThatMSBuildWouldReadAndKeepsWhatTheNetworkNeeds()
    {
        using var folder = Prepare();
        string[] properties = ["VERSION", "Configuration", "Platform", "OutputPath", "TargetFramework", "MSBuildSDKsPath", "NuGetPackageRoot", "CI"];
        string[] needed = ["https_proxy", "NO_PROXY", "SSL_CERT_FILE", "NUGET_PACKAGES", "DOTNET_ROOT", "LC_ALL", "NuGetPackageSourceCredentials_x"];

        var outcome = Run(folder, properties.Concat(needed).ToDictionary(name => name, name => $"value of {name}"), "atari", "games");

        Assert.Equal((0, "ran atari games\n"), (outcome.ExitCode, outcome.Output));
        var build = Environment(folder, "build");
        Assert.Empty(build.Keys.Intersect(properties, StringComparer.OrdinalIgnoreCase));
        Assert.All(needed, name => Assert.Equal($"value of {name}", build[name]));
        Assert.Equal("value of VERSION", Environment(folder, "run")["VERSION"]);
    }

    [Fact]
    public void Run_WhenThereIsNoHome_BuildsAndRunsWithFoldersOfItsOwn()
    {
        using var folder = Prepare();
        var temporary = Directory.CreateDirectory(Path.Combine(folder.Path, "tmp")).FullName;
        var environment = new Dictionary<string, string> { ["HOME"] = "/proc/none", ["TMPDIR"] = temporary, ["XDG_CACHE_HOME"] = "" };

        var outcome = Run(folder, environment, "train", "inverted-pendulum");

        Assert.Equal((0, "ran train inverted-pendulum\n", ""), (outcome.ExitCode, outcome.Output, outcome.Error.Replace("escalade: building (once)\n", "", StringComparison.Ordinal)));
        var cache = Environment(folder, "run")["XDG_CACHE_HOME"];
        Assert.StartsWith(temporary + "/escalade-", cache);
        Assert.Equal($"{cache}/escalade/home", Environment(folder, "build")["HOME"]);
        Assert.True(Directory.Exists($"{cache}/escalade/home"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("help")]
    [InlineData("tasks")]
    [InlineData("doctor")]
    [InlineData("train pong")]
    [InlineData("train swimmer")]
    public void Run_WithoutLibmujoco_LeavesItToTheProgramToAsk(string arguments)
    {
        using var folder = Prepare();

        var outcome = Run(folder, WithoutLibmujoco(folder), arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries));

        Assert.Equal((0, $"ran {arguments}\n"), (outcome.ExitCode, outcome.Output));
        Assert.Equal(Path.Combine(folder.Path, "escalade"), Environment(folder, "run")["ESCALADE_INSTALLER"]);
        Assert.False(File.Exists(Path.Combine(folder.Path, "apt-get.log")));
    }

    [Fact]
    public void InstallMujoco_WhenItCannotBeHad_SaysWhatToDo()
    {
        using var folder = Prepare();

        var outcome = Run(folder, WithoutLibmujoco(folder), "install-mujoco");

        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains("set ESCALADE_MUJOCO to the file", outcome.Error);
        Assert.True(File.Exists(Path.Combine(folder.Path, "apt-get.log")));
    }

    [Fact]
    public void Test_WithoutLibmujoco_GoesOnAndPrintsCountsOnly()
    {
        using var folder = Prepare();
        foreach (var name in new[] { "One.Tests", "Two.Tests" })
        {
            Directory.CreateDirectory(Path.Combine(folder.Path, "tests", name));
            folder.Write(Path.Combine("tests", name, name + ".csproj"), "");
        }

        var outcome = Run(folder, WithoutLibmujoco(folder), "test", "-class", "X");

        Assert.Equal(0, outcome.ExitCode);
        Assert.Contains("going on without it", outcome.Error);
        Assert.Equal(
            """
            --- One.Tests
                A.B.Failed [FAIL]
                  as asked: *
            3 passed, 0 failed, 3 skipped, in 1 s
            --- Two.Tests
                A.B.Failed [FAIL]
                  as asked: *
            3 passed, 0 failed, 3 skipped, in 1 s
            --- all
            6 passed, 0 failed, 6 skipped

            """,
            Regex.Replace(outcome.Output, "(?<=as asked: ).*-class X", "*"));
    }

    /// <summary>A clone with nothing in it but the script, and a .NET and a package manager that only note.</summary>
    private static TestFolder Prepare()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The script is bash.");
        var folder = new TestFolder();
        foreach (var name in new[] { "src/Escalade.Cli", "recipes", "bin" })
        {
            Directory.CreateDirectory(Path.Combine(folder.Path, name));
        }
        folder.Write("global.json", "{}");
        Executable(folder, "escalade", File.ReadAllText(Path.Combine(Path.GetDirectoryName(ThisFile())!, "..", "..", "escalade")));
        Executable(folder, "bin/apt-get", $"#!/bin/sh\necho \"$@\" >> '{folder.Path}/apt-get.log'\nexit 1\n");
        Executable(folder, "bin/dotnet", $"""
            #!/bin/sh
            here='{folder.Path}'
            case $1 in
              --version) echo 10.0.401 ;;
              build)
                env > "$here/build.env"
                mkdir -p "$here/src/Escalade.Cli/bin/Release/net10.0"
                touch "$here/src/Escalade.Cli/bin/Release/net10.0/escalade-cli.dll"
                ;;
              */escalade-cli.dll)
                env > "$here/run.env"
                shift
                echo "ran $*"
                ;;
              *.Tests.dll)
                printf '    %s\n' 'A.B.Skipped(name: "x y") [SKIP]' '  There is no dump.' '  Nor another.' "A.B.Failed [FAIL]" "  as asked: $*"
                while [ "$1" != -xml ]; do shift; done
                echo '<assemblies><assembly name="x" total="6" passed="3" failed="0" skipped="2" not-run="1" errors="0" time="1.234">' > "$2"
                ;;
            esac
            """);
        return folder;
    }

    private static Dictionary<string, string> WithoutLibmujoco(TestFolder folder) => new()
    {
        ["ESCALADE_MUJOCO"] = "",
        ["ESCALADE_SKIP_SYSTEM_MUJOCO"] = "1",
        ["XDG_CACHE_HOME"] = Path.Combine(folder.Path, "cache"),
    };

    private static Outcome Run(TestFolder folder, Dictionary<string, string> environment, params string[] arguments)
    {
        environment["PATH"] = $"{folder.Path}/bin:{System.Environment.GetEnvironmentVariable("PATH")}";
        using var process = CommandLineProcess.StartCommand(folder, environment, ["bash", Path.Combine(folder.Path, "escalade"), .. arguments]);
        return process.WaitForEnd();
    }

    private static Dictionary<string, string> Environment(TestFolder folder, string what) =>
        File.ReadLines(Path.Combine(folder.Path, what + ".env"))
            .Select(line => line.Split('=', 2)).Where(parts => parts.Length == 2).ToDictionary(parts => parts[0], parts => parts[1]);

    private static void Executable(TestFolder folder, string name, string text)
    {
        var file = folder.Write(name, text);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    private static string ThisFile([CallerFilePath] string path = "") => path;
}
