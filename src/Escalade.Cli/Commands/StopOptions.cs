using System.CommandLine;
using Escalade.Recipes;

namespace Escalade.Cli.Commands;

/// <summary>When training ends, as the command line says it: at whichever comes first.</summary>
internal sealed class StopOptions
{
    private readonly Option<double?> _target = new("--target")
    {
        Description = "Stop when the mean return over fresh episodes reaches X.",
        HelpName = "X",
    };

    private readonly Option<int?> _generations = new("--generations")
    {
        Description = "Stop after N generations in all.",
        HelpName = "N",
    };

    private readonly Option<long?> _timesteps = new("--timesteps")
    {
        Description = "Stop after N timesteps in all.",
        HelpName = "N",
    };

    private readonly Option<double?> _minutes = new("--minutes")
    {
        Description = "Stop after M minutes of training in all.",
        HelpName = "M",
    };

    public void AddTo(Command command)
    {
        command.Options.Add(_target);
        command.Options.Add(_generations);
        command.Options.Add(_timesteps);
        command.Options.Add(_minutes);
    }

    /// <summary>The recipe's rules, with what the command line says in place of theirs.</summary>
    public StopSpec Over(StopSpec recipe, ParseResult parsed) => recipe with
    {
        Target = parsed.GetValue(_target) ?? recipe.Target,
        Generations = parsed.GetValue(_generations) ?? recipe.Generations,
        Timesteps = parsed.GetValue(_timesteps) ?? recipe.Timesteps,
        Minutes = parsed.GetValue(_minutes) ?? recipe.Minutes,
    };
}
