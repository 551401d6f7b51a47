using System.CommandLine;
using Escalade.Recipes;

namespace Escalade.App.Commands;

/// <summary>When training ends, as the command line says it: at whichever comes first.</summary>
internal sealed class StopOptions
{
    private readonly Option<double?> _target = NumberOption.Optional("--target", double.MinValue, double.MaxValue);
    private readonly Option<int?> _generations = NumberOption.Optional("--generations", 0, int.MaxValue);
    private readonly Option<long?> _timesteps = NumberOption.Optional("--timesteps", 0L, long.MaxValue);
    private readonly Option<double?> _minutes = NumberOption.Optional("--minutes", double.Epsilon, double.MaxValue);

    public StopOptions()
    {
        (_target.Description, _target.HelpName) = ("Stop when the mean return over fresh episodes reaches X.", "X");
        (_generations.Description, _generations.HelpName) = ("Stop after N generations in all.", "N");
        (_timesteps.Description, _timesteps.HelpName) = ("Stop after N timesteps in all.", "N");
        (_minutes.Description, _minutes.HelpName) = ("Stop after M minutes of training in all.", "M");
    }

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
