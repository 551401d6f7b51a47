using System.CommandLine;
using Escalade.Atari;

namespace Escalade.Cli.Commands;

/// <summary>The option <c>--rom</c> of the commands that take a dump from anywhere.</summary>
internal static class AtariRoms
{
    public static Option<string?> Option(string description, bool isRequired) =>
        new("--rom") { Description = description, HelpName = "FILE", Required = isRequired };

    /// <summary>Reads a dump and says so if it is not the known one.</summary>
    public static Rom Read(string file)
    {
        var rom = Rom.Read(file);
        if (rom.Warning is { } warning)
        {
            TrainingSession.Warn(warning);
        }
        return rom;
    }
}
