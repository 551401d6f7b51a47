using System.CommandLine;

namespace Escalade.Cli.Commands;

internal static class TasksCommand
{
    public static Command Create() => new("tasks", "");
}
