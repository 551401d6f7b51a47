namespace Escalade.Policies;

/// <summary>
/// A deterministic function from observations to outputs, shaped by one flat vector of parameters. An instance belongs
/// to one thread and holds one candidate at a time. It needs no gradient, so it may be any function at all.
/// </summary>
/// <remarks>
/// For bit-exact training the outputs must be the same bytes at any vector width: add over inputs in index order, and
/// take elementary functions from one source.
/// </remarks>
public interface IPolicy
{
    /// <summary>How the parameters lie in the flat vector.</summary>
    ParameterLayout Layout { get; }

    /// <summary>Numbers in an observation.</summary>
    int ObservationSize { get; }

    /// <summary>Numbers in an output.</summary>
    int OutputSize { get; }

    /// <summary>Writes the parameters a run begins with.</summary>
    /// <param name="seed">The run's seed.</param>
    /// <param name="parameters">Receives them, <c>[Layout.Count]</c>.</param>
    void Initialize(ulong seed, Span<float> parameters);

    /// <summary>Takes on a candidate; the vector is copied.</summary>
    /// <param name="parameters"><c>[Layout.Count]</c></param>
    void SetParameters(ReadOnlySpan<float> parameters);

    /// <summary>Forgets what a recurrent policy remembers; called before each episode.</summary>
    void Reset();

    /// <summary>One decision.</summary>
    /// <param name="observation"><c>[ObservationSize]</c>, already normalised.</param>
    /// <param name="output">Receives <c>[OutputSize]</c> numbers.</param>
    void Act(ReadOnlySpan<float> observation, Span<float> output);
}
