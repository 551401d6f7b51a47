namespace Escalade.Noise;

/// <summary>What random numbers are for; part of the key, so no two uses share a number.</summary>
public enum NoisePurpose : byte
{
    /// <summary>The first parameters of a run.</summary>
    Initialization = 0,

    /// <summary>The perturbation of a candidate, or of a group of candidates that share one.</summary>
    Perturbation = 1,

    /// <summary>The start of a candidate's episode; candidates of one group share it.</summary>
    Episode = 2,

    /// <summary>Noise added to the actions of a candidate's episode; candidates of one group share it.</summary>
    ActionNoise = 3,

    /// <summary>Episodes of the unperturbed policy, one set a generation.</summary>
    Evaluation = 4,

    /// <summary>The fresh episodes that confirm a target, or that <c>evaluate</c> runs.</summary>
    Confirmation = 5,

    /// <summary>Whether a group's episodes contribute observation statistics.</summary>
    StatisticsChoice = 6,

    /// <summary>The random play that a run's reference batch is taken from.</summary>
    Reference = 7,
}

/// <summary>
/// Names a stream of random numbers. The numbers are a pure function of this key and their position, so a stream is
/// never sent and never stored.
/// </summary>
/// <param name="Seed">The run's seed.</param>
/// <param name="Generation">The generation, from 0.</param>
/// <param name="Index">The group of candidates, or the episode, within the generation, from 0.</param>
/// <param name="Purpose">What the numbers are for.</param>
public readonly record struct NoiseKey(ulong Seed, int Generation, int Index, NoisePurpose Purpose)
{
    /// <summary>The third word of the generator's counter; the first counts blocks within the stream.</summary>
    internal uint IndexWord => (uint)Index;

    /// <summary>
    /// The fourth word of the counter. Generations use the low 28 bits: at a generation a second, 2^28 take eight years.
    /// </summary>
    internal uint GenerationWord => (uint)Generation | ((uint)Purpose << 28);
}
