using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Escalade.Environments;
using Escalade.Policies;
using Escalade.Strategies;

namespace Escalade.Training;

/// <summary>
/// Everything that a generation depends on. Two replicas with equal states stay equal for ever if they fold the same
/// results.
/// </summary>
public sealed class TrainingState
{
    private readonly byte[] _referenceHash;

    /// <param name="strategy">Says which moments are remembered.</param>
    /// <param name="seed">The run's seed: names all its noise.</param>
    /// <param name="parameters">The first parameters; owned by the state from now on.</param>
    /// <param name="observationSize">Numbers in an observation; 0 when there are none.</param>
    /// <param name="reference">What <see cref="Reference"/> is; null for none.</param>
    public TrainingState(StrategySpec strategy, ulong seed, float[] parameters, int observationSize, float[]? reference = null)
    {
        Seed = seed;
        Parameters = parameters;
        Reference = reference ?? [];
        _referenceHash = Reference.Length > 0 ? SHA256.HashData(MemoryMarshal.AsBytes(Reference.AsSpan())) : [];
        FirstMoment = new float[strategy.Optimizer.MomentCount > 0 ? parameters.Length : 0];
        SecondMoment = new float[strategy.Optimizer.MomentCount > 1 ? parameters.Length : 0];
        Observations = new ObservationMoments(observationSize);
        EpisodeCap = strategy.EpisodeCap.First;
    }

    /// <summary>The run's seed.</summary>
    public ulong Seed { get; }

    /// <summary>Generations folded so far.</summary>
    public int Generation { get; internal set; }

    /// <summary>The unperturbed parameters.</summary>
    public float[] Parameters { get; }

    /// <summary>The optimiser's first moment or velocity; empty if it has none.</summary>
    public float[] FirstMoment { get; }

    /// <summary>The optimiser's second moment; empty if it has none.</summary>
    public float[] SecondMoment { get; }

    /// <summary>
    /// The batch of observations that a policy with virtual batch normalisation is measured on, the same for the whole run; empty for
    /// other policies. Not to be changed.
    /// </summary>
    public float[] Reference { get; }

    /// <summary>Moments of the observations seen so far.</summary>
    public ObservationMoments Observations { get; }

    /// <summary>The longest episode allowed, in timesteps; 0 for the task's own limit.</summary>
    public int EpisodeCap { get; internal set; }

    /// <summary>Episodes of perturbed candidates so far.</summary>
    public long Episodes { get; internal set; }

    /// <summary>Their timesteps.</summary>
    public long Timesteps { get; internal set; }

    /// <summary>The state a run begins with.</summary>
    /// <param name="strategy">Says which moments are remembered.</param>
    /// <param name="seed">The run's seed.</param>
    /// <param name="policy">Says what the first parameters are.</param>
    /// <param name="reference">The policy's reference batch, if it wants one.</param>
    public static TrainingState Initial(StrategySpec strategy, ulong seed, IPolicy policy, float[]? reference = null)
    {
        var parameters = new float[policy.Layout.Count];
        policy.Initialize(seed, parameters);
        return new TrainingState(strategy, seed, parameters, policy.ObservationSize, reference);
    }

    /// <summary>SHA-256 of the parameters alone, in hexadecimal: what two runs that must agree compare.</summary>
    public string ParametersHash =>
        Convert.ToHexStringLower(SHA256.HashData(MemoryMarshal.AsBytes(Parameters.AsSpan())));

    /// <summary>SHA-256 of all of it.</summary>
    /// <param name="hasher">SHA-256, reused by the caller.</param>
    /// <param name="hash">Receives 32 bytes.</param>
    internal void Hash(IncrementalHash hasher, Span<byte> hash)
    {
        Span<long> counters = [(long)Seed, Generation, EpisodeCap, Episodes, Timesteps, Observations.Count];
        hasher.AppendData(MemoryMarshal.AsBytes(counters));
        hasher.AppendData(MemoryMarshal.AsBytes(Parameters.AsSpan()));
        hasher.AppendData(MemoryMarshal.AsBytes(FirstMoment.AsSpan()));
        hasher.AppendData(MemoryMarshal.AsBytes(SecondMoment.AsSpan()));
        hasher.AppendData(MemoryMarshal.AsBytes(Observations.Sum.AsSpan()));
        hasher.AppendData(MemoryMarshal.AsBytes(Observations.SumOfSquares.AsSpan()));
        hasher.AppendData(_referenceHash);
        hasher.GetHashAndReset(hash);
    }
}
