using Escalade.Cluster.Wire;

namespace Escalade.Cluster.Coordination;

/// <summary>The state as workers fetch it, piece by piece. Written out only when one asks.</summary>
/// <param name="longest">Generations that a written state may lag behind before it is written anew: updates must lead on from it.</param>
internal sealed class SharedState(int longest)
{
    private const int PieceLength = 1 << 20;

    private Action<Stream>? _write;
    private int _current;
    private byte[] _bytes = [];
    private int _generation = -1;

    /// <summary>From now on the state can be read.</summary>
    public void Open(int generation, Action<Stream> write) => (_current, _write) = (generation, write);

    /// <summary>From now on it is about to change.</summary>
    public void Close() => _write = null;

    /// <param name="offset">Where the piece begins; 0 asks for a newer state, if there is one.</param>
    public StatePiece Piece(long offset)
    {
        var isStale = _generation < 0 || _current - _generation > longest || (offset == 0 && _generation < _current);
        if (isStale && _write is not null)
        {
            using var stream = new MemoryStream();
            _write(stream);
            (_bytes, _generation) = (stream.ToArray(), _current);
        }
        if (_generation < 0 || offset < 0 || offset > _bytes.Length)
        {
            return new StatePiece { Generation = -1 };
        }
        var length = (int)Math.Min(PieceLength, _bytes.Length - offset);
        return new StatePiece { Generation = _generation, Length = _bytes.Length, Bytes = _bytes.AsSpan((int)offset, length).ToArray() };
    }
}
