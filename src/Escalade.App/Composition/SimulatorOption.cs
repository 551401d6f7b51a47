using System.CommandLine;
using System.Text.Json.Nodes;
using Escalade.Environments;
using Escalade.Recipes;

namespace Escalade.App.Composition;

/// <summary>An option of one simulator, such as a file that its environments may use. One instance a command, called in this order.</summary>
internal abstract class SimulatorOption
{
    /// <summary>Adds the option to a command.</summary>
    public abstract void AddTo(Command command);

    /// <summary>Reads the option's value, before any recipe is known.</summary>
    public abstract void Take(ParseResult parsed);

    /// <summary>Writes the option's value into the recipe of a new run.</summary>
    public abstract void Change(JsonObject recipe);

    /// <summary>Checks that the option's value is of use for a recipe, so that it is not silently ignored.</summary>
    /// <param name="task">The recipe's task.</param>
    /// <param name="recipe">The recipe.</param>
    /// <exception cref="Outcomes.UsageException">It does not.</exception>
    public abstract void Require(TaskDefinition task, Recipe recipe);
}
