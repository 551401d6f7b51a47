using System.CommandLine;

namespace Escalade.Cli.Commands;

/// <summary>Options that several commands share. Every call makes a new one.</summary>
internal static class CommonOptions
{
    public static Option<bool> Json(string description) => new("--json") { Description = description };

    public static Option<int> Threads()
    {
        var option = new Option<int>("--threads")
        {
            Description = "Threads that evaluate; results do not depend on it.",
            HelpName = "N",
            DefaultValueFactory = _ => Environment.ProcessorCount,
        };
        return option.Between(1, 4096);
    }

    public static Option<string?> Keys() => new("--keys")
    {
        Description = "The folder that 'cluster keys' made: only who has certificates of it takes part.",
        HelpName = "DIR",
    };

    public static Argument<string> Run() => new("RUN") { Description = "A run's directory, as train named it." };

    public static Option<string[]> Set(string description) =>
        new("--set") { Description = description, HelpName = "key=value", DefaultValueFactory = _ => [] };

    /// <summary>Refuses numbers out of range.</summary>
    public static Option<int> Between(this Option<int> option, int least, int greatest)
    {
        option.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && int.TryParse(result.Tokens[0].Value, out var value)
                && (value < least || value > greatest))
            {
                result.AddError(greatest == int.MaxValue
                    ? $"{option.Name} must be at least {least}, not {value}."
                    : $"{option.Name} must be from {least} to {greatest}, not {value}.");
            }
        });
        return option;
    }
}
