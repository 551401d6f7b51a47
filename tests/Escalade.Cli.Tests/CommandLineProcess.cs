using System.Diagnostics;
using System.Text.Json.Nodes;

namespace Escalade.Cli.Tests;

/// <summary>The built program as a process of its own, in a folder of its own.</summary>
internal sealed class CommandLineProcess : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly Process _process;
    private readonly Task<string> _error;
    private bool _isOutputClosed;

    private CommandLineProcess(string folder, IReadOnlyDictionary<string, string> environment, IEnumerable<string> command)
    {
        var start = new ProcessStartInfo
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // What ignores Ctrl-C, as nohup's children and a shell's background do, starts children that ignore it too.
        string[] words = OperatingSystem.IsLinux() ? ["env", "--default-signal=INT", .. command] : [.. command];
        start.FileName = words[0];
        foreach (var argument in words[1..])
        {
            start.ArgumentList.Add(argument);
        }
        // The recipes beside the program, and its own name, whoever runs the tests.
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("ESCALADE_", StringComparison.Ordinal)
            && name is not ("ESCALADE_MUJOCO" or "ESCALADE_ROMS" or "ESCALADE_SKIP_SYSTEM_MUJOCO")).ToArray())
        {
            start.Environment.Remove(name);
        }
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }
        _process = Process.Start(start)!;
        _error = _process.StandardError.ReadToEndAsync();
    }

    /// <summary>The file of the built program.</summary>
    public static string Program { get; } = Path.Combine(AppContext.BaseDirectory, "escalade-cli.dll");

    public int Id => _process.Id;

    /// <summary>Runs to the end.</summary>
    public static Outcome Run(TestFolder folder, params string[] arguments)
    {
        using var process = Start(folder, arguments);
        return process.WaitForEnd();
    }

    public static CommandLineProcess Start(TestFolder folder, params string[] arguments) =>
        StartWith(folder, new Dictionary<string, string>(), arguments);

    public static CommandLineProcess StartWith(
        TestFolder folder, IReadOnlyDictionary<string, string> environment, params string[] arguments) =>
        new(folder.Path, environment, ["dotnet", Program, .. arguments]);

    /// <summary>Starts anything, such as the script.</summary>
    public static CommandLineProcess StartCommand(
        TestFolder folder, IReadOnlyDictionary<string, string> environment, params string[] command) =>
        new(folder.Path, environment, command);

    public string? ReadLine() => _process.StandardOutput.ReadLine();

    /// <summary>Goes away, as head does when it has read its lines.</summary>
    public void CloseOutput()
    {
        _process.StandardOutput.Close();
        _isOutputClosed = true;
    }

    public void Signal(string signal) => Process.Start("kill", [$"-{signal}", $"{Id}"]).WaitForExit();

    public Outcome WaitForEnd(TimeSpan? patience = null)
    {
        var output = _isOutputClosed ? Task.FromResult("") : _process.StandardOutput.ReadToEndAsync();
        if (!_process.WaitForExit(patience ?? Patience))
        {
            _process.Kill();
            throw new TimeoutException($"The program did not end: {output.Result}");
        }
        return new Outcome(_process.ExitCode, output.Result, _error.Result);
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }
        _process.Dispose();
    }
}

/// <summary>How a process ended.</summary>
internal sealed record Outcome(int ExitCode, string Output, string Error)
{
    /// <summary>The output as JSON, an object a line.</summary>
    public IReadOnlyList<JsonObject> Lines =>
        [.. Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!.AsObject())];

    /// <summary>The last object.</summary>
    public JsonObject Last => Lines[^1];
}
