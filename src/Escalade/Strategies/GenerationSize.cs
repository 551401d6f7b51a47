namespace Escalade.Strategies;

/// <summary>
/// When a generation closes; a recipe's <c>strategy.generation</c>. A rule over the prefix of pairs 0, 1, 2, ..., never
/// over the order in which results come in, so that it does not depend on threads or machines.
/// </summary>
/// <remarks>Either <see cref="Pairs"/>, or <see cref="Episodes"/> and <see cref="Timesteps"/>: both must be reached.</remarks>
public sealed record GenerationSize
{
    /// <summary>Exactly so many pairs; null when episodes and timesteps decide.</summary>
    public int? Pairs { get; init; }

    /// <summary>At least so many episodes, two a pair.</summary>
    public int? Episodes { get; init; }

    /// <summary>At least so many timesteps.</summary>
    public long? Timesteps { get; init; }

    /// <summary>Exactly so many pairs.</summary>
    public static GenerationSize OfPairs(int pairs) => new() { Pairs = pairs };

    /// <summary>Whether the first <paramref name="pairs"/> pairs suffice.</summary>
    /// <param name="pairs">Pairs so far.</param>
    /// <param name="timesteps">Their timesteps.</param>
    public bool IsClosed(int pairs, long timesteps) =>
        Pairs is { } wanted
            ? pairs >= wanted
            : pairs > 0 && 2L * pairs >= (Episodes ?? 0) && timesteps >= (Timesteps ?? 0);
}
