using System.Reflection;
using Escalade.Recipes;
using Escalade.Settings;

namespace Escalade.Runs;

/// <summary>What run.json says: all that the run's first state and its noise follow from.</summary>
public sealed record RunDescription : ISettings<RunDescription>
{
    /// <summary>The version of Escalade that this is.</summary>
    public static string CurrentVersion { get; } = typeof(RunDescription).Assembly
        .GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    /// <summary>The format of the run directory.</summary>
    public int Format { get; init; } = RunFormat.Current;

    /// <summary>The version of Escalade that began the run.</summary>
    public required string Version { get; init; }

    /// <summary>Name and version of what computes the physics.</summary>
    public required string Simulator { get; init; }

    /// <summary>The run's seed.</summary>
    public required ulong Seed { get; init; }

    /// <summary>The recipe with every default written out.</summary>
    public required Recipe Recipe { get; init; }

    /// <inheritdoc/>
    public RunDescription Visit(SettingsVisitor keys) => new()
    {
        Format = keys.Whole(Format, Limits.None),
        Version = keys.Text(Version),
        Simulator = keys.Text(Simulator),
        Seed = keys.Value(Seed, SeedType.Instance),
        Recipe = keys.Nested(Recipe),
    };
}
