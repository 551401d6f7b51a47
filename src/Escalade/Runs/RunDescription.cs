using System.Reflection;
using Escalade.Recipes;

namespace Escalade.Runs;

/// <summary>What run.json says: all that the run's first state and its noise follow from.</summary>
public sealed record RunDescription
{
    /// <summary>The format of the run directory that this version writes.</summary>
    public const int CurrentFormat = 1;

    /// <summary>The version of Escalade that this is.</summary>
    public static string CurrentVersion { get; } = typeof(RunDescription).Assembly
        .GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    /// <summary>The format of the run directory.</summary>
    public int Format { get; init; } = CurrentFormat;

    /// <summary>The version of Escalade that began the run.</summary>
    public required string Version { get; init; }

    /// <summary>Name and version of what computes the physics.</summary>
    public required string Simulator { get; init; }

    /// <summary>The run's seed.</summary>
    public required ulong Seed { get; init; }

    /// <summary>The recipe with every default written out.</summary>
    public required Recipe Recipe { get; init; }
}
