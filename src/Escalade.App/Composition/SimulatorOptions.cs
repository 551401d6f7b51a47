using System.CommandLine;
using System.Text.Json.Nodes;
using Escalade.Environments;
using Escalade.Recipes;

namespace Escalade.App.Composition;

/// <summary>All simulators' options of one command.</summary>
internal sealed class SimulatorOptions(IReadOnlyList<SimulatorOption> options)
{
    /// <inheritdoc cref="SimulatorOption.AddTo"/>
    public void AddTo(Command command)
    {
        foreach (var option in options)
        {
            option.AddTo(command);
        }
    }

    /// <inheritdoc cref="SimulatorOption.Take"/>
    public void Take(ParseResult parsed)
    {
        foreach (var option in options)
        {
            option.Take(parsed);
        }
    }

    /// <inheritdoc cref="SimulatorOption.Change"/>
    public void Change(JsonObject recipe)
    {
        foreach (var option in options)
        {
            option.Change(recipe);
        }
    }

    /// <inheritdoc cref="SimulatorOption.Require"/>
    public void Require(TaskDefinition task, Recipe recipe)
    {
        foreach (var option in options)
        {
            option.Require(task, recipe);
        }
    }
}
