using System.CommandLine;
using Escalade.Atari;
using Escalade.Runs;

namespace Escalade.Cli.Commands;

/// <summary>The option <c>--rom</c> of the commands that take a dump from anywhere.</summary>
internal static class AtariRoms
{
    public static Option<string?> Option(string description, bool isRequired) =>
        new("--rom") { Description = description, HelpName = "FILE", Required = isRequired };

    /// <summary>Lets a command take a dump from anywhere, beside the library; see <see cref="Offer(string?)"/>.</summary>
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

    /// <summary>Makes sure that a dump that was named is of the game that is played: it would lie there unused.</summary>
    /// <param name="rom">The dump, if one was named.</param>
    /// <param name="task">The task's id.</param>
    /// <exception cref="UsageException">It is of another game.</exception>
    public static void Require(Rom? rom, string task)
    {
        if (rom is not null && rom.Game.Id != task)
        {
            throw new UsageException($"--rom {rom.Path} is {rom.Game.Name}, and the task is {task}.");
        }
    }

    /// <summary>Takes the dump that was named, if one was, for what a run's recipe plays.</summary>
    public static void Offer(string? file, string run)
    {
        if (file is not null)
        {
            Require(Offer(file), SavedRun.Describe(run).Recipe.Task.Id);
        }
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
