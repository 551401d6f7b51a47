using System.CommandLine;
using Escalade.Atari;

namespace Escalade.Cli.Commands;

/// <summary>The option <c>--rom</c> of the commands that take a dump from anywhere.</summary>
internal static class AtariRoms
{
    public static Option<string?> Option(string description, bool isRequired) =>
        new("--rom") { Description = description, HelpName = "FILE", Required = isRequired };

    /// <summary>Lets a command take a dump from anywhere, beside the library; see <see cref="Offer"/>.</summary>
    public static Option<string?> Option() => Option("A cartridge's dump, for Atari games. Default: the one in the library.", isRequired: false);

    /// <summary>Reads the dump that was named, if one was, and lets tasks find it.</summary>
    public static Rom? Offer(string? file)
    {
        if (file is null)
        {
            return null;
        }
        var rom = Read(file);
        RomLibrary.Offer(rom);
        return rom;
    }

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
