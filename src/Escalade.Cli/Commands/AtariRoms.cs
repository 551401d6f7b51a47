using System.CommandLine;
using System.Text.Json.Nodes;
using Escalade.Atari.Roms;
using Escalade.Recipes;
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
        TaskCatalog.Roms.Offer(rom);
        return rom;
    }

    /// <summary>Makes sure that a dump that was named is the one that a recipe plays: it would lie there unused.</summary>
    /// <param name="rom">The dump, if one was named.</param>
    /// <param name="recipe">The recipe.</param>
    /// <exception cref="UsageException">It is of another game, or another dump of it.</exception>
    public static void Require(Rom? rom, Recipe recipe)
    {
        if (rom is null)
        {
            return;
        }
        var task = TaskCatalog.Find(recipe.Task.Id).Id;
        if (rom.Game.Id != task)
        {
            throw new UsageException($"--rom {rom.Path} is {rom.Game.Name}, and the task is {task}.");
        }
        var wanted = recipe.Task.Parameters?["rom"] is JsonValue value && value.TryGetValue(out string? text) ? text : null;
        if (string.IsNullOrEmpty(wanted) ? !rom.IsKnown : wanted != rom.Md5 && Path.GetFullPath(wanted) != Path.GetFullPath(rom.Path))
        {
            throw new UsageException($"--rom {rom.Path} is another dump of {rom.Game.Name} than the recipe plays{(string.IsNullOrEmpty(wanted) ? "" : $", {wanted}")}.");
        }
    }

    /// <summary>Takes the dump that was named, if one was, for what a run's recipe plays.</summary>
    public static void OfferFor(string run, string? file)
    {
        if (file is not null)
        {
            Require(Offer(file), SavedRun.Describe(run).Recipe);
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
