using System.CommandLine;
using Escalade.App.Output;
using Escalade.App.Recipes;
using Escalade.App.Tasks;
using Escalade.Settings;

namespace Escalade.App.Composition;

/// <summary>A program as it was put together: what every command is given.</summary>
/// <param name="Name">What the program is called.</param>
/// <param name="Invocation">How it is started.</param>
/// <param name="Kinds">The kinds that recipes may name.</param>
/// <param name="Tasks">The tasks.</param>
/// <param name="Recipes">The recipes that come with them.</param>
/// <param name="Modules">What its simulators bring along.</param>
internal sealed record Application(
    string Name, Invocation Invocation, SettingKinds Kinds, TaskCatalog Tasks, RecipeFolder Recipes, IReadOnlyList<SimulatorModule> Modules)
{
    /// <summary>A command of this program as a shell takes it.</summary>
    public string Command(params IEnumerable<string> words) => Invocation.Command(words);

    /// <summary>The options that simulators add to a command, made for it.</summary>
    public SimulatorOptions SimulatorOptions() => new([.. Modules.Select(module => module.CreateOption).OfType<Func<SimulatorOption>>().Select(create => create())]);

    /// <summary>The commands that simulators add.</summary>
    public IEnumerable<Command> SimulatorCommands() => Modules.SelectMany(module => module.Commands).Select(create => create(this));
}
