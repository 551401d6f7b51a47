using Escalade.Cluster.Wire;
using Escalade.Training;

namespace Escalade.Cluster.Coordination;

/// <summary>The last generations' updates, as workers are sent them.</summary>
/// <param name="most">How many updates are kept.</param>
internal sealed class UpdateHistory(int most)
{
    private readonly List<byte[]> _updates = [];
    private readonly WireWriter _writer = new();
    private int _first = -1;

    /// <summary>Generations folded so far.</summary>
    public int Generation => _first + _updates.Count;

    /// <summary>Says how many generations the run has behind it; once.</summary>
    public void Begin(int generation) => _first = _first < 0 ? generation : _first;

    public void Add(GenerationUpdate update, ReadOnlySpan<byte> stateHash)
    {
        if (update.Generation != Generation)
        {
            throw new InvalidOperationException($"The update of generation {Generation} was due, not that of {update.Generation}.");
        }
        if (_updates.Count == most)
        {
            _updates.RemoveAt(0);
            _first++;
        }
        _updates.Add(UpdateCodec.Encode(update, stateHash, _writer));
    }

    /// <summary>The updates that lead on from a generation.</summary>
    /// <param name="since">The generation that a replica has.</param>
    /// <param name="updates">Empty when the replica is up to date.</param>
    /// <returns>Whether there is a way: the replica is neither too old nor from elsewhere.</returns>
    public bool TryGetSince(int since, out byte[][] updates)
    {
        updates = [];
        if (_first < 0 || since < _first || since > Generation)
        {
            return false;
        }
        updates = [.. _updates.Skip(since - _first)];
        return true;
    }
}
