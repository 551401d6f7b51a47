using System.Buffers.Binary;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Escalade.Runs;

/// <summary>
/// The header of a safetensors file: 8 bytes of length, JSON, then raw little-endian tensors in the order of the header. Any safetensors
/// reader opens it.
/// </summary>
internal sealed class SafeTensors
{
    private const int MaxHeaderLength = 16 << 20;

    private readonly JsonObject _header = [];
    private long _offset;

    /// <summary>Says something about the file.</summary>
    public void AddMetadata(string key, string value)
    {
        if (!_header.ContainsKey("__metadata__"))
        {
            _header.Insert(0, "__metadata__", new JsonObject());
        }
        _header["__metadata__"]![key] = value;
    }

    /// <summary>Declares the next tensor.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="type">Such as F32.</param>
    /// <param name="shape">Row-major.</param>
    /// <param name="size">Bytes of a number.</param>
    public void Add(string name, string type, IReadOnlyList<int> shape, int size)
    {
        var bytes = shape.Aggregate(1L, static (product, n) => product * n) * size;
        _header[name] = new JsonObject
        {
            ["dtype"] = type,
            ["shape"] = new JsonArray([.. shape.Select(n => (JsonNode)n)]),
            ["data_offsets"] = new JsonArray(_offset, _offset + bytes),
        };
        _offset += bytes;
    }

    /// <summary>Writes the header; the tensors follow.</summary>
    public void Write(Stream stream)
    {
        // Padded with spaces to a multiple of eight, so that tensors are aligned in a mapped file.
        var json = Encoding.UTF8.GetBytes(_header.ToJsonString());
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

    /// <summary>Reads a header; the stream stands at the first tensor then.</summary>
    /// <param name="stream">At its beginning; can tell its length.</param>
    /// <param name="source">Names it in messages.</param>
    /// <exception cref="RunFormatException">It is damaged.</exception>
    public static JsonObject ReadHeader(Stream stream, string source)
    {
        Span<byte> length = stackalloc byte[8];
        if (stream.ReadAtLeast(length, length.Length, throwOnEndOfStream: false) < length.Length)
        {
            throw new RunFormatException(source, "damaged: it is cut short.");
        }
        var headerLength = BinaryPrimitives.ReadInt64LittleEndian(length);
        if (headerLength is < 2 or > MaxHeaderLength || headerLength > stream.Length - length.Length)
        {
            throw new RunFormatException(source, $"damaged: its header claims {headerLength} bytes.");
        }
        var json = new byte[headerLength];
        stream.ReadExactly(json);
        try
        {
            return JsonNode.Parse(json)!.AsObject();
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or NullReferenceException)
        {
            throw new RunFormatException(source, $"damaged: its header is no JSON object ({e.Message})", e);
        }
    }
}
