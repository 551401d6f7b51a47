using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Escalade.Cluster.Wire;

/// <summary>Reads what <see cref="WireWriter"/> wrote, and trusts nothing.</summary>
/// <param name="message">Read from its beginning.</param>
internal ref struct WireReader(ReadOnlySpan<byte> message)
{
    private ReadOnlySpan<byte> _rest = message;

    /// <summary>Whether nothing is left.</summary>
    public readonly bool IsAtEnd => _rest.IsEmpty;

    /// <summary>A number in [0, <paramref name="most"/>].</summary>
    /// <exception cref="MessageFormatException">It is greater, or the message ends before.</exception>
    public long Number(long most, string what)
    {
        var value = 0UL;
        for (var shift = 0; ; shift += 7)
        {
            var next = Bytes(1, what)[0];
            if (shift > 56)
            {
                throw new MessageFormatException($"{what} is no number");
            }
            value |= (ulong)(next & 0x7f) << shift;
            if (next < 0x80)
            {
                break;
            }
        }
        return value <= (ulong)most ? (long)value : throw new MessageFormatException($"{what} is {value}, above {most}");
    }

    /// <summary>All 64 bits of a number.</summary>
    public double Double(string what) => BinaryPrimitives.ReadDoubleLittleEndian(Bytes(sizeof(double), what));

    /// <summary>An array of a known length.</summary>
    public void Doubles(Span<double> values, string what) =>
        Bytes(values.Length * sizeof(double), what).CopyTo(MemoryMarshal.AsBytes(values));

    /// <summary>An array of a known length.</summary>
    public void Floats(Span<float> values, string what) =>
        Bytes(values.Length * sizeof(float), what).CopyTo(MemoryMarshal.AsBytes(values));

    /// <summary>Bytes of a known number.</summary>
    public ReadOnlySpan<byte> Bytes(int count, string what)
    {
        if (count > _rest.Length)
        {
            throw new MessageFormatException($"it ends within {what}");
        }
        var bytes = _rest[..count];
        _rest = _rest[count..];
        return bytes;
    }
}
