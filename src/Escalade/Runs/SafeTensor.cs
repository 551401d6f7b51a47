using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Escalade.Runs;

/// <summary>A file with one matrix of float32 numbers, in the safetensors format; written aside and then renamed, so one that is there is whole.</summary>
internal static class SafeTensor
{
    private const int MaxHeaderLength = 1 << 20;

    /// <param name="path">Replaced if it exists.</param>
    /// <param name="name">The matrix's.</param>
    /// <param name="values"><c>[rows x columns]</c></param>
    /// <param name="rows">Rows.</param>
    /// <param name="columns">Columns.</param>
    public static void Write(string path, string name, ReadOnlySpan<float> values, int rows, int columns)
    {
        var header = new JsonObject
        {
            [name] = new JsonObject
            {
                ["dtype"] = "F32",
                ["shape"] = new JsonArray(rows, columns),
                ["data_offsets"] = new JsonArray(0, (long)values.Length * sizeof(float)),
            },
        };
        using (var stream = new FileStream(path + ".part", FileMode.Create, FileAccess.Write))
        {
            WriteHeader(stream, header);
            stream.Write(MemoryMarshal.AsBytes(values));
            stream.Flush(flushToDisk: true);
        }
        File.Move(path + ".part", path, overwrite: true);
    }

    /// <summary>Reads a matrix of a known shape.</summary>
    /// <exception cref="RunFormatException">The file holds something else.</exception>
    public static float[] Read(string path, int rows, int columns)
    {
        using var stream = File.OpenRead(path);
        try
        {
            Span<byte> length = stackalloc byte[8];
            stream.ReadExactly(length);
            var headerLength = BinaryPrimitives.ReadInt64LittleEndian(length);
            var values = new float[rows * columns];
            if (headerLength is < 2 or > MaxHeaderLength || stream.Length != 8 + headerLength + (long)values.Length * sizeof(float))
            {
                throw new RunFormatException(path, $"damaged: it does not hold {rows} x {columns} numbers.");
            }
            stream.Position += headerLength;
            stream.ReadExactly(MemoryMarshal.AsBytes(values.AsSpan()));
            return values;
        }
        catch (EndOfStreamException e)
        {
            throw new RunFormatException(path, "damaged: it is cut short.", e);
        }
    }

    /// <summary>Writes the length of a header and the header.</summary>
    public static void WriteHeader(Stream stream, JsonObject header)
    {
        // Padded with spaces to a multiple of eight, so that tensors are aligned in a mapped file.
        var json = JsonSerializer.SerializeToUtf8Bytes(header);
        var padded = (json.Length + 7) / 8 * 8;
        Span<byte> length = stackalloc byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(length, padded);
        stream.Write(length);
        stream.Write(json);
        for (var i = json.Length; i < padded; i++)
        {
            stream.WriteByte((byte)' ');
        }
    }
}
