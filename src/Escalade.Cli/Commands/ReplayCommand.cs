using System.CommandLine;

namespace Escalade.Cli.Commands;

internal static class ReplayCommand
{
    public static Command Create() => new("replay", "");
}
