using System.Buffers.Binary;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using Escalade.Policies;
using Escalade.Training;

namespace Escalade.Runs;

/// <summary>
/// A state as a safetensors file: the policy's tensors by name, the optimiser's moments, observation statistics, and
/// the counters as metadata. Written aside and then renamed, so a file that is there is whole; its state's hash tells
/// whether it is sound.
/// </summary>
/// <remarks>Format: 8 bytes of header length, a JSON header, raw little-endian tensors. Any safetensors reader opens it.</remarks>
internal static class Checkpoint
{
    private const int MaxHeaderLength = 16 << 20;

    /// <summary>Writes a state into a file.</summary>
    /// <param name="path">Replaced if it exists.</param>
    /// <param name="state">What is written.</param>
    /// <param name="layout">Names the parameters.</param>
    public static void Write(string path, TrainingState state, ParameterLayout layout)
    {
        var aside = path + ".part";
        try
        {
            using var stream = new FileStream(aside, FileMode.Create, FileAccess.Write);
            Write(stream, state, layout);
            stream.Flush(flushToDisk: true);
        }
        catch (IOException)
        {
            // What a full disk holds of it helps nobody.
            File.Delete(aside);
            throw;
        }
        File.Move(aside, path, overwrite: true);
    }

    /// <summary>Writes a state, as the file has it.</summary>
    public static void Write(Stream stream, TrainingState state, ParameterLayout layout)
    {
        SafeTensor.WriteHeader(stream, Header(state, layout));
        foreach (var part in Parts(state))
        {
            stream.Write(part.Span);
        }
    }

    /// <summary>Fills a state of the right shape from a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="state">Receives it; of the run's recipe and seed. Undefined after an exception.</param>
    /// <exception cref="RunFormatException">The file is damaged or of another run.</exception>
    public static void Read(string path, TrainingState state)
    {
        using var stream = File.OpenRead(path);
        Read(stream, path, state);
    }

    /// <summary>Fills a state of the right shape from a stream that can tell its length.</summary>
    /// <param name="stream">As <see cref="Write(Stream, TrainingState, ParameterLayout)"/> wrote it.</param>
    /// <param name="source">Names it in messages.</param>
    /// <param name="state">Receives it; of the run's recipe and seed. Undefined after an exception.</param>
    /// <exception cref="RunFormatException">What it holds is damaged or of another run.</exception>
    public static void Read(Stream stream, string source, TrainingState state)
    {
        try
        {
            Span<byte> length = stackalloc byte[8];
            stream.ReadExactly(length);
            var headerLength = BinaryPrimitives.ReadInt64LittleEndian(length);
            if (headerLength is < 2 or > MaxHeaderLength || headerLength > stream.Length - 8)
            {
                throw new RunFormatException(source, $"the checkpoint's header claims {headerLength} bytes.");
            }
            var json = new byte[headerLength];
            stream.ReadExactly(json);
            var metadata = JsonNode.Parse(json)!["__metadata__"]!.AsObject();
            var expected = Parts(state).Sum(part => (long)part.Length);
            if (stream.Length - stream.Position != expected)
            {
                throw new RunFormatException(
                    source, $"the checkpoint holds {stream.Length - stream.Position} bytes of tensors, not {expected}.");
            }
            state.Generation = int.Parse(Metadata("generation"), CultureInfo.InvariantCulture);
            state.EpisodeCap = int.Parse(Metadata("episodeCap"), CultureInfo.InvariantCulture);
            state.Episodes = long.Parse(Metadata("episodes"), CultureInfo.InvariantCulture);
            state.Timesteps = long.Parse(Metadata("timesteps"), CultureInfo.InvariantCulture);
            state.Observations.Count = long.Parse(Metadata("observationCount"), CultureInfo.InvariantCulture);
            foreach (var part in Parts(state))
            {
                stream.ReadExactly(part.Span);
            }
            if (Metadata("stateHash") != Convert.ToHexStringLower(HashOf(state)))
            {
                throw new RunFormatException(source, "the checkpoint does not match its own hash: it is damaged, or of another run.");
            }

            string Metadata(string key) => metadata[key]!.GetValue<string>();
        }
        catch (Exception e) when (e is JsonException or FormatException or OverflowException or EndOfStreamException
            or InvalidOperationException or NullReferenceException or ArgumentException or KeyNotFoundException)
        {
            throw new RunFormatException(source, $"the checkpoint is damaged ({e.Message})", e);
        }
    }

    /// <summary>SHA-256 of a state.</summary>
    public static byte[] HashOf(TrainingState state)
    {
        using var hasher = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var hash = new byte[32];
        state.Hash(hasher, hash);
        return hash;
    }

    private static JsonObject Header(TrainingState state, ParameterLayout layout)
    {
        var header = new JsonObject
        {
            ["__metadata__"] = new JsonObject
            {
                ["format"] = "escalade-1",
                ["seed"] = Text(state.Seed),
                ["generation"] = Text(state.Generation),
                ["episodeCap"] = Text(state.EpisodeCap),
                ["episodes"] = Text(state.Episodes),
                ["timesteps"] = Text(state.Timesteps),
                ["observationCount"] = Text(state.Observations.Count),
                ["stateHash"] = Convert.ToHexStringLower(HashOf(state)),
            },
        };
        var offset = 0L;
        foreach (var tensor in layout.Tensors)
        {
            Declare($"policy.{tensor.Name}", "F32", tensor.Shape, sizeof(float));
        }
        Declare("optimizer.firstMoment", "F32", [state.FirstMoment.Length], sizeof(float));
        Declare("optimizer.secondMoment", "F32", [state.SecondMoment.Length], sizeof(float));
        Declare("observations.sum", "F64", [state.Observations.Sum.Length], sizeof(double));
        Declare("observations.sumOfSquares", "F64", [state.Observations.SumOfSquares.Length], sizeof(double));
        return header;

        void Declare(string name, string type, IReadOnlyList<int> shape, int size)
        {
            var bytes = shape.Aggregate(1L, (product, n) => product * n) * size;
            header[name] = new JsonObject
            {
                ["dtype"] = type,
                ["shape"] = new JsonArray([.. shape.Select(n => JsonValue.Create(n))]),
                ["data_offsets"] = new JsonArray(offset, offset + bytes),
            };
            offset += bytes;
        }

        static string Text(IFormattable value) => value.ToString(null, CultureInfo.InvariantCulture);
    }

    /// <summary>The state's arrays as bytes, in the file's order; writable.</summary>
    private static IEnumerable<BytesOfArray> Parts(TrainingState state)
    {
        yield return BytesOfArray.Of(state.Parameters);
        yield return BytesOfArray.Of(state.FirstMoment);
        yield return BytesOfArray.Of(state.SecondMoment);
        yield return BytesOfArray.Of(state.Observations.Sum);
        yield return BytesOfArray.Of(state.Observations.SumOfSquares);
    }

    private sealed record BytesOfArray(Array Array, int Length)
    {
        public static BytesOfArray Of(Array array) => new(array, Buffer.ByteLength(array));

        public Span<byte> Span => MemoryMarshal.CreateSpan(ref MemoryMarshal.GetArrayDataReference(Array), Length);
    }
}
