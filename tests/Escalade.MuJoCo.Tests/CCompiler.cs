using System.ComponentModel;
using System.Diagnostics;

namespace Escalade.MuJoCo.Tests;

/// <summary>gcc, for tests that ask the C headers or need a library that is not libmujoco.</summary>
internal static class CCompiler
{
    /// <summary>Compiles C text; skips the calling test if there is no compiler.</summary>
    /// <param name="source">The program.</param>
    /// <param name="output">The file to make.</param>
    /// <param name="options">Further command-line options, after the source.</param>
    public static void Compile(string source, string output, params string[] options)
    {
        Assert.SkipUnless(Runs("gcc", "--version"), "gcc is not installed.");
        var file = output + ".c";
        File.WriteAllText(file, source);
        var (exitCode, text) = Run("gcc", [file, "-o", output, .. options]);
        Assert.True(exitCode == 0, text);
    }

    /// <summary>Whether a header can be included; false without a compiler.</summary>
    public static bool HasHeader(string header, string folder)
    {
        var file = Path.Combine(folder, "header.c");
        File.WriteAllText(file, $"#include <{header}>\n");
        return Runs("gcc", "-fsyntax-only", file);
    }

    public static (int ExitCode, string Output) Run(string program, params string[] arguments) =>
        Run(program, new Dictionary<string, string>(), arguments);

    public static (int ExitCode, string Output) Run(
        string program, IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output + error.Result);
    }

    private static bool Runs(string program, params string[] arguments)
    {
        try
        {
            return Run(program, arguments).ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }
}
