using System.CommandLine;

namespace Escalade.Cli.Commands;

internal static class EvaluateCommand
{
    public static Command Create() => new("evaluate", "");
}
