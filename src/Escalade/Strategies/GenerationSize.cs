using System.Text.Json.Nodes;
using Escalade.Settings;

namespace Escalade.Strategies;

/// <summary>
/// When a generation closes; a recipe's <c>strategy.generation</c>. A rule over the prefix of candidates 0, 1, 2, ..., never
/// over the order in which results come in, so that it does not depend on threads or machines.
/// </summary>
/// <remarks>Either <see cref="Candidates"/>, or <see cref="Episodes"/> and <see cref="Timesteps"/>: both must be reached.</remarks>
public sealed record GenerationSize : ISettings<GenerationSize>
{
    /// <summary>Exactly so many candidates, an episode each; null when episodes and timesteps decide.</summary>
    public int? Candidates { get; init; }

    /// <summary>At least so many episodes.</summary>
    public int? Episodes { get; init; }

    /// <summary>At least so many timesteps.</summary>
    public long? Timesteps { get; init; }

    /// <summary>Exactly so many candidates.</summary>
    public static GenerationSize OfCandidates(int candidates) => new() { Candidates = candidates };

    /// <summary>Whether the first candidates suffice.</summary>
    /// <param name="candidates">Candidates so far.</param>
    /// <param name="timesteps">Their timesteps.</param>
    public bool IsClosed(int candidates, long timesteps) =>
        Candidates is { } wanted
            ? candidates >= wanted
            : candidates > 0 && candidates >= (Episodes ?? 0) && timesteps >= (Timesteps ?? 0);

    /// <inheritdoc/>
    public GenerationSize Visit(SettingsVisitor keys)
    {
        // Version 0.1.0 counted antithetic pairs.
        keys.Formerly("pairs", nameof(Candidates), static pairs =>
            pairs is JsonValue value && value.TryGetValue<int>(out var count) ? 2 * count : pairs?.DeepClone());
        var read = new GenerationSize
        {
            Candidates = keys.Whole(Candidates, Limits.From(1).To(20_000_000)),
            Episodes = keys.Whole(Episodes, Limits.From(1).To(20_000_000)),
            Timesteps = keys.Whole(Timesteps, Limits.From(1).To(1e12)),
        };
        keys.Require(
            read.Candidates is null || (read.Episodes is null && read.Timesteps is null), "",
            "has either candidates, or episodes and timesteps");
        keys.Require(
            (read.Candidates ?? read.Episodes ?? read.Timesteps) is not null, "", "needs candidates, or episodes or timesteps or both");
        return read;
    }
}
