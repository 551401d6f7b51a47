using System.CommandLine;
using Escalade.Runs;
using Escalade.Training;

namespace Escalade.Cli.Commands;

/// <summary>States of saved runs, as commands ask for them.</summary>
internal static class RunStates
{
    public static Option<int?> Generation(string description)
    {
        var option = NumberOption.Optional("--generation", 0, int.MaxValue);
        (option.Description, option.HelpName) = (description, "G");
        return option;
    }

    /// <summary>Rebuilds a state from the journal.</summary>
    /// <exception cref="UsageException">The run has no such generation.</exception>
    public static TrainingState Rebuild(string directory, int? generation, int threads, IRunObserver? observer = null)
    {
        try
        {
            return SavedRun.Rebuild(directory, TaskCatalog.Create, generation, threads, TrainingSession.Warn, observer);
        }
        catch (ArgumentOutOfRangeException e)
        {
            throw UsageException.From(e);
        }
    }
}
