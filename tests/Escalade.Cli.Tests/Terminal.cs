using System.Text.RegularExpressions;
using Escalade.App.Output;

namespace Escalade.Cli.Tests;

/// <summary>The program on a terminal, which util-linux' script(1) makes.</summary>
internal static partial class Terminal
{
    public static void Require() => Assert.SkipUnless(File.Exists("/usr/bin/script"), "script(1) is not installed.");

    public static CommandLineProcess Start(TestFolder folder, int columns, params string[] arguments) =>
        CommandLineProcess.StartCommand(
            folder,
            new Dictionary<string, string> { ["TERM"] = "xterm-256color", ["SHELL"] = "/bin/sh" },
            "script", "-qefc",
            $"stty cols {columns} rows 40; exec dotnet {string.Join(' ', arguments.Prepend(CommandLineProcess.Program).Select(Invocation.Quoted))}",
            "/dev/null");

    /// <summary>What is left when colours and movements of the cursor are taken away.</summary>
    public static string Plain(string text) => Control().Replace(text, "").Replace("\r", "", StringComparison.Ordinal);

    [GeneratedRegex(@"\e(\[[0-9;?]*[A-Za-z]|[=>])")]
    private static partial Regex Control();
}
