using System.CommandLine;

namespace Escalade.Cli.Commands;

internal static class DoctorCommand
{
    public static Command Create() => new("doctor", "");
}
