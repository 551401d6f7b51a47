using System.CommandLine;
using Escalade.App.Composition;
using Escalade.App.Outcomes;
using Escalade.App.Output;
using Escalade.Recipes;
using Escalade.Runs;
using Escalade.Training;

namespace Escalade.App.Commands;

/// <summary>States of saved runs, as commands ask for them.</summary>
internal static class RunStates
{
    public static Option<int?> Generation(string description)
    {
        var option = NumberOption.Optional("--generation", 0, int.MaxValue);
        (option.Description, option.HelpName) = (description, "G");
        return option;
    }

    /// <summary>Reads a run's recipe, and takes what the command line has for its simulator.</summary>
    public static Recipe Describe(Application app, string directory, SimulatorOptions options, ParseResult parsed)
    {
        options.Take(parsed);
        var recipe = SavedRun.Describe(directory, app.Kinds).Recipe;
        options.Require(app.Tasks.Find(recipe.Task.Id), recipe);
        return recipe;
    }

    /// <summary>Rebuilds a state from the journal.</summary>
    /// <exception cref="UsageException">The run has no such generation.</exception>
    public static TrainingState Rebuild(Application app, string directory, int? generation, int threads, IRunObserver? observer = null)
    {
        try
        {
            return SavedRun.Rebuild(directory, app.Tasks.Create, generation, threads, Warnings.Write, observer, app.Kinds);
        }
        catch (ArgumentOutOfRangeException e)
        {
            throw UsageException.From(e);
        }
    }
}
