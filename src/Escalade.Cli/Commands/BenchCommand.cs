using System.CommandLine;

namespace Escalade.Cli.Commands;

internal static class BenchCommand
{
    public static Command Create() => new("bench", "");
}
