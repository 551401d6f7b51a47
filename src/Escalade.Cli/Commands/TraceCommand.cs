using System.CommandLine;

namespace Escalade.Cli.Commands;

internal static class TraceCommand
{
    public static Command Create() => new("trace", "");
}
