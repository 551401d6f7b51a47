using System.Diagnostics;
using System.Text.Json.Nodes;

namespace Escalade.Cli.Tests;

/// <summary>The built program as a process of its own, in a folder of its own.</summary>
internal sealed class CommandLineProcess : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly Process _process;
    private readonly Task<string> _error;

    private CommandLineProcess(string folder, string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "escalade-cli.dll"));
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }
        // The recipes beside the program, whoever runs the tests.
        start.Environment.Remove("ESCALADE_HOME");
        start.Environment.Remove("ESCALADE_DEBUG");
        _process = Process.Start(start)!;
        _error = _process.StandardError.ReadToEndAsync();
    }

    public int Id => _process.Id;

    /// <summary>Runs to the end.</summary>
    public static Outcome Run(TestFolder folder, params string[] arguments)
    {
        using var process = Start(folder, arguments);
        return process.WaitForEnd();
    }

    public static CommandLineProcess Start(TestFolder folder, params string[] arguments) => new(folder.Path, arguments);

    public string? ReadLine() => _process.StandardOutput.ReadLine();

    public Outcome WaitForEnd()
    {
        var output = _process.StandardOutput.ReadToEndAsync();
        if (!_process.WaitForExit(Patience))
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
