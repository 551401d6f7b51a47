using System.Security.Cryptography;
using Escalade.Cluster.Wire;
using Escalade.Environments;
using Escalade.Runs;
using Escalade.Strategies;
using Escalade.Threading;
using Escalade.Training;

namespace Escalade.Cluster.Working;

/// <summary>A worker's copy of the state: begun at generation 0 or fetched from the head, then kept current by folding the head's updates.</summary>
internal sealed class Replica : IDisposable
{
    private readonly ThreadTeam _team;
    private readonly Fold _fold;
    private readonly GenerationUpdate _update;
    private readonly IncrementalHash _hasher = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly byte[] _hash = new byte[32];
    private readonly byte[] _expected = new byte[UpdateCodec.HashLength];
    private bool _isSound;

    /// <param name="strategy">The run's.</param>
    /// <param name="state">The state that the run began with.</param>
    /// <param name="threads">Threads that fold.</param>
    public Replica(StrategySpec strategy, TrainingState state, int threads)
    {
        _team = new ThreadTeam(threads);
        _fold = new Fold(strategy, _team);
        State = state;
        _update = new GenerationUpdate { Observations = new ObservationMoments(state.Observations.Mean.Length) };
        _isSound = true;
    }

    /// <summary>The copy.</summary>
    public TrainingState State { get; }

    /// <summary>Its generation; -1 when it is not to be trusted.</summary>
    public int Generation => _isSound ? State.Generation : -1;

    /// <summary>Takes a state that was fetched.</summary>
    /// <exception cref="RunFormatException">It is damaged.</exception>
    public void Load(byte[] state)
    {
        _isSound = false;
        using var stream = new MemoryStream(state);
        Checkpoint.Read(stream, "the head's state", State);
        _isSound = true;
    }

    /// <summary>Whether an update has been folded already: calls that overlap are told the same.</summary>
    public bool HasFolded(byte[] update) => UpdateCodec.GenerationOf(update) < State.Generation;

    /// <summary>Folds an update.</summary>
    /// <returns>False if it leads to another state than the head's, or does not lead on: the copy is not to be trusted.</returns>
    /// <exception cref="MessageFormatException">The update is damaged.</exception>
    public bool Fold(byte[] update)
    {
        UpdateCodec.Decode(update, _update, _expected);
        _isSound = false;
        if (_update.Generation != State.Generation)
        {
            return false;
        }
        _fold.Apply(State, _update);
        State.Hash(_hasher, _hash);
        return _isSound = _hash.AsSpan(0, UpdateCodec.HashLength).SequenceEqual(_expected);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _team.Dispose();
        _hasher.Dispose();
    }
}
