using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Escalade.Strategies;

/// <summary>A named array of a search's state.</summary>
public abstract class StateArray
{
    private protected StateArray(string name, bool grows, int[] shape)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        if (shape.Length == 0 || shape.Any(size => size < 0) || shape.Skip(1).Any(size => size == 0))
        {
            throw new ArgumentException($"[{string.Join(" x ", shape)}] is no shape of an array.", nameof(shape));
        }
        (Name, Grows, Sizes) = (name, grows, [.. shape]);
    }

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>Whether its first dimension may change.</summary>
    public bool Grows { get; }

    /// <summary>Its shape, row-major.</summary>
    public IReadOnlyList<int> Shape => Sizes;

    internal int[] Sizes { get; }

    /// <summary>The numbers' type, as safetensors files call it.</summary>
    internal abstract string TypeName { get; }

    /// <summary>Bytes of a number.</summary>
    internal abstract int ElementSize { get; }

    /// <summary>Its numbers, little-endian; to be written too.</summary>
    internal abstract Span<byte> Bytes { get; }

    /// <summary>Changes the first dimension; rows that are added are zero.</summary>
    /// <exception cref="InvalidOperationException">It was not declared as one that grows.</exception>
    public void Resize(int rows)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rows);
        if (!Grows && rows != Sizes[0])
        {
            throw new InvalidOperationException($"The array '{Name}' was declared with {Sizes[0]} rows for good.");
        }
        Sizes[0] = rows;
        Fit(Sizes.Aggregate(1, static (product, size) => checked(product * size)));
    }

    private protected abstract void Fit(int count);
}

/// <summary>A named array of a search's state.</summary>
/// <typeparam name="T">float, double, int, long, ulong or byte.</typeparam>
public sealed class StateArray<T> : StateArray
    where T : unmanaged
{
    private int _count;

    internal StateArray(string name, bool grows, int[] shape)
        : base(name, grows, shape)
    {
        Storage = new T[Sizes.Aggregate(1, static (product, size) => checked(product * size))];
        _count = Storage.Length;
    }

    /// <summary>Its numbers, row after row; valid until it is resized.</summary>
    public Span<T> Values => Storage.AsSpan(0, _count);

    /// <summary>What holds the numbers; longer than they are where the array grew.</summary>
    internal T[] Storage { get; private set; }

    internal override string TypeName => default(T) switch
    {
        float => "F32",
        double => "F64",
        int => "I32",
        long => "I64",
        ulong => "U64",
        byte => "U8",
        _ => throw new NotSupportedException($"An array of a state holds float, double, int, long, ulong or byte, not {typeof(T).Name}."),
    };

    internal override int ElementSize => Unsafe.SizeOf<T>();

    internal override Span<byte> Bytes => MemoryMarshal.AsBytes(Values);

    /// <summary>A row, <c>[the other dimensions]</c>.</summary>
    public Span<T> Row(int row)
    {
        var length = _count / Sizes[0];
        return Values.Slice(row * length, length);
    }

    private protected override void Fit(int count)
    {
        if (count > Storage.Length)
        {
            var storage = new T[Math.Max(count, (int)Math.Min(Array.MaxLength, 2L * Storage.Length))];
            Values.CopyTo(storage);
            Storage = storage;
        }
        if (count < _count)
        {
            Storage.AsSpan(count, _count - count).Clear();
        }
        _count = count;
    }
}
