using System.CommandLine;
using System.Text.Json.Nodes;
using Escalade.App.Composition;
using Escalade.App.Outcomes;
using Escalade.App.Output;
using Escalade.App.Recipes;
using Escalade.Atari.Roms;
using Escalade.Environments;
using Escalade.Recipes;

namespace Escalade.App.Simulators;

/// <summary>The option <c>--rom</c> of the commands that take a dump from anywhere, beside the library.</summary>
internal sealed class RomOption(RomLibrary library) : SimulatorOption
{
    private readonly Option<string?> _option = Create("A cartridge's dump, for Atari games. Default: the one in the library.", isRequired: false);
    private Rom? _rom;

    public static Option<string?> Create(string description, bool isRequired) =>
        new("--rom") { Description = description, HelpName = "FILE", Required = isRequired };

    /// <summary>Reads a dump and says so if it is not the known one.</summary>
    public static Rom Read(string file)
    {
        var rom = Rom.Read(file);
        if (rom.Warning is { } warning)
        {
            Warnings.Write(warning);
        }
        return rom;
    }

    public override void AddTo(Command command) => command.Options.Add(_option);

    /// <summary>Reads the dump that was named, if one was, and lets tasks find it.</summary>
    public override void Take(ParseResult parsed)
    {
        _rom = parsed.GetValue(_option) is { } file ? Read(file) : null;
        if (_rom is not null)
        {
            library.Offer(_rom);
        }
    }

    public override void Change(JsonObject recipe)
    {
        // A task that is no object is refused where the recipe is read.
        var isNamed = ((recipe["task"] as JsonObject)?["parameters"] as JsonObject)?["rom"] is not null;
        if (_rom is not null && (isNamed || !_rom.IsKnown) && (recipe["task"] is null or JsonObject))
        {
            // A recipe names a dump that is not the usual one by its content: files lie elsewhere on other machines.
            JsonOverrides.Apply(recipe, $"task.parameters.rom=\"{_rom.Md5}\"");
        }
    }

    public override void Require(TaskDefinition task, Recipe recipe)
    {
        if (_rom is null)
        {
            return;
        }
        if (_rom.Game.Id != task.Id)
        {
            throw new UsageException($"--rom {_rom.Path} is {_rom.Game.Name}, and the task is {task.Id}.");
        }
        var wanted = recipe.Task.Parameters?["rom"] is JsonValue value && value.TryGetValue(out string? text) ? text : null;
        if (string.IsNullOrEmpty(wanted) ? !_rom.IsKnown : wanted != _rom.Md5 && Path.GetFullPath(wanted) != Path.GetFullPath(_rom.Path))
        {
            throw new UsageException($"--rom {_rom.Path} is another dump of {_rom.Game.Name} than the recipe plays{(string.IsNullOrEmpty(wanted) ? "" : $", {wanted}")}.");
        }
    }
}
