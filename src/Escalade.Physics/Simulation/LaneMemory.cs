using System.Runtime.InteropServices;

namespace Escalade.Physics.Simulation;

/// <summary>Memory for vectors: zeroed, aligned to a cache line, never moved, and laid out in the order in which it is asked for.</summary>
internal sealed unsafe class LaneMemory : IDisposable
{
    private const nuint Line = 64;
    private const nuint ChunkSize = 1 << 18;

    private readonly List<nint> _chunks = [];
    private byte* _next;
    private nuint _left;

    ~LaneMemory() => Free();

    /// <summary>Room for so many values.</summary>
    public T* Take<T>(int count)
        where T : unmanaged
    {
        var size = ((nuint)count * (nuint)sizeof(T) + Line - 1) / Line * Line;
        if (size > _left)
        {
            _left = Math.Max(size, ChunkSize);
            _next = (byte*)NativeMemory.AlignedAlloc(_left, Line);
            NativeMemory.Clear(_next, _left);
            _chunks.Add((nint)_next);
        }
        var taken = _next;
        _next += size;
        _left -= size;
        return (T*)taken;
    }

    public void Dispose()
    {
        Free();
        GC.SuppressFinalize(this);
    }

    private void Free()
    {
        foreach (var chunk in _chunks)
        {
            NativeMemory.AlignedFree((void*)chunk);
        }
        _chunks.Clear();
    }
}
