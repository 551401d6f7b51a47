using Spectre.Console;

namespace Escalade.App.Output;

/// <summary>Where tables are printed.</summary>
internal static class TableConsole
{
    /// <summary>The console for tables. Where output is redirected, lines are not wrapped.</summary>
    public static IAnsiConsole Open()
    {
        var console = AnsiConsole.Console;
        if (Console.IsOutputRedirected)
        {
            console.Profile.Width = 10_000;
        }
        return console;
    }
}
