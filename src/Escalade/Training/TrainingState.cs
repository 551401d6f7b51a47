using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using Escalade.Environments;
using Escalade.Strategies;

namespace Escalade.Training;

/// <summary>
/// Everything that a generation depends on. Two replicas with equal states stay equal for ever if they fold the same
/// results.
/// </summary>
public sealed class TrainingState
{
    private readonly byte[] _referenceHash;

    /// <param name="strategy">Says what the search remembers.</param>
    /// <param name="seed">The run's seed: names all its noise.</param>
    /// <param name="parameters">The first parameters; owned by the state from now on.</param>
    /// <param name="observationSize">Numbers in an observation; 0 when there are none.</param>
    /// <param name="reference">What <see cref="Reference"/> is; null for none.</param>
    /// <param name="behaviorSize">Numbers in a behaviour; 0 when there are none.</param>
    public TrainingState(
        StrategySpec strategy, ulong seed, float[] parameters, int observationSize, float[]? reference = null, int behaviorSize = 0)
    {
        Search = new SearchState(strategy, seed, parameters, behaviorSize);
        Reference = reference ?? [];
        _referenceHash = Reference.Length > 0 ? SHA256.HashData(MemoryMarshal.AsBytes(Reference.AsSpan())) : [];
        Observations = new ObservationMoments(observationSize);
        EpisodeCap = strategy.EpisodeCap.First;
    }

    /// <summary>What the strategy remembers: parameters, and whatever it declared.</summary>
    public SearchState Search { get; }

    /// <summary>The run's seed.</summary>
    public ulong Seed => Search.Seed;

    /// <summary>Generations folded so far.</summary>
    public int Generation
    {
        get => Search.Generation;
        internal set => Search.Generation = value;
    }

    /// <summary>The unperturbed parameters, <c>[dimension]</c>.</summary>
    public float[] Parameters => Search.Parameters;

    /// <summary>
    /// The batch of observations that a policy with virtual batch normalisation is measured on, the same for the whole run; empty for
    /// other policies. Not to be changed.
    /// </summary>
    public float[] Reference { get; }

    /// <summary>Moments of the observations seen so far.</summary>
    public ObservationMoments Observations { get; }

    /// <summary>The longest episode allowed, in timesteps; 0 for the task's own limit.</summary>
    public int EpisodeCap { get; internal set; }

    /// <summary>Episodes of candidates so far.</summary>
    public long Episodes { get; internal set; }

    /// <summary>Their timesteps.</summary>
    public long Timesteps { get; internal set; }

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
        foreach (var array in Search.Arrays)
        {
            Append(hasher, array.Name);
            hasher.AppendData(MemoryMarshal.AsBytes(array.Sizes.AsSpan()));
            hasher.AppendData(array.Bytes);
        }
        foreach (var name in Search.ScalarNames)
        {
            Append(hasher, name);
        }
        hasher.AppendData(MemoryMarshal.AsBytes(Search.Scalars));
        hasher.AppendData(MemoryMarshal.AsBytes(Observations.Mean.AsSpan()));
        hasher.AppendData(MemoryMarshal.AsBytes(Observations.SquaredDeviations.AsSpan()));
        hasher.AppendData(_referenceHash);
        hasher.GetHashAndReset(hash);
    }

    /// <summary>Hashes a name and a zero byte, so that two different lists of names never give the same bytes.</summary>
    private static void Append(IncrementalHash hasher, string name)
    {
        Span<byte> bytes = stackalloc byte[Encoding.UTF8.GetMaxByteCount(name.Length) + 1];
        var length = Encoding.UTF8.GetBytes(name, bytes);
        bytes[length] = 0;
        hasher.AppendData(bytes[..(length + 1)]);
    }
}
