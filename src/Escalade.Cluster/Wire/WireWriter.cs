using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Escalade.Cluster.Wire;

/// <summary>Writes numbers little-endian into a buffer that grows.</summary>
internal sealed class WireWriter
{
    private byte[] _buffer = new byte[256];

    /// <summary>Bytes written.</summary>
    public int Length { get; private set; }

    /// <summary>A copy of what was written; begins anew.</summary>
    public byte[] Take()
    {
        var message = _buffer.AsSpan(0, Length).ToArray();
        Length = 0;
        return message;
    }

    /// <summary>A number from 0 on in groups of seven bits, the lowest first: LEB128.</summary>
    public void Number(long value)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(value);
        while (value >= 0x80)
        {
            Next(1)[0] = (byte)(value | 0x80);
            value >>= 7;
        }
        Next(1)[0] = (byte)value;
    }

    /// <summary>All 64 bits of a number.</summary>
    public void Double(double value) => BinaryPrimitives.WriteDoubleLittleEndian(Next(sizeof(double)), value);

    /// <summary>An array without its length.</summary>
    public void Doubles(ReadOnlySpan<double> values) => Bytes(MemoryMarshal.AsBytes(values));

    /// <summary>An array without its length.</summary>
    public void Floats(ReadOnlySpan<float> values) => Bytes(MemoryMarshal.AsBytes(values));

    /// <summary>Bytes without their number.</summary>
    public void Bytes(ReadOnlySpan<byte> bytes) => bytes.CopyTo(Next(bytes.Length));

    private Span<byte> Next(int count)
    {
        if (Length + count > _buffer.Length)
        {
            Array.Resize(ref _buffer, Math.Max(2 * _buffer.Length, Length + count));
        }
        Length += count;
        return _buffer.AsSpan(Length - count, count);
    }
}
