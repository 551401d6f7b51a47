using System.CommandLine;

namespace Escalade.App.Commands;

/// <summary>Options that several commands share. Every call makes a new one.</summary>
internal static class CommonOptions
{
    public static Option<bool> Json(string description) => new("--json") { Description = description };

    public static Option<int> Threads()
    {
        var option = NumberOption.Create("--threads", 1, 4096, () => Environment.ProcessorCount);
        (option.Description, option.HelpName) = ("Threads that evaluate; results do not depend on it.", "N");
        return option;
    }

    public static Option<string?> Keys() => new("--keys")
    {
        Description = "The folder that 'cluster keys' made: only who has certificates of it takes part.",
        HelpName = "DIR",
    };

    public static Argument<string> Run() => new("RUN") { Description = "A run's directory, as train named it." };

    public static Option<string[]> Set(string description) =>
        new("--set") { Description = description, HelpName = "key=value", DefaultValueFactory = _ => [] };

    /// <summary>The seed of all chance.</summary>
    public static Option<ulong> Seed(string description)
    {
        var option = NumberOption.Create("--seed", ulong.MinValue, ulong.MaxValue, () => 0UL);
        (option.Description, option.HelpName) = (description, "N");
        return option;
    }

    /// <summary>Seconds to measure for.</summary>
    public static Option<double> Seconds(string description, double defaultValue)
    {
        var option = NumberOption.Create("--seconds", double.Epsilon, double.MaxValue, () => defaultValue);
        (option.Description, option.HelpName) = (description, "S");
        return option;
    }
}
