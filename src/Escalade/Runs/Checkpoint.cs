using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Escalade.Policies;
using Escalade.Strategies;
using Escalade.Training;

namespace Escalade.Runs;

/// <summary>
/// A state as a safetensors file: the policy's tensors and the strategy's arrays by name, observation statistics, and the counters and
/// the strategy's scalars as metadata. Its state's hash tells whether it is sound.
/// </summary>
internal static class Checkpoint
{
    private const string FormatName = "escalade-2";

    /// <summary>Writes a state into a file.</summary>
    /// <param name="path">Replaced if it exists.</param>
    /// <param name="state">What is written.</param>
    /// <param name="layout">Names the parameters.</param>
    public static void Write(string path, TrainingState state, ParameterLayout layout) =>
        AtomicFile.Write(path, stream => Write(stream, state, layout));

    /// <summary>Writes a state, as the file has it.</summary>
    public static void Write(Stream stream, TrainingState state, ParameterLayout layout)
    {
        Header(state, layout).Write(stream);
        WriteParts(stream, state);
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
            var header = SafeTensors.ReadHeader(stream, source);
            var metadata = header["__metadata__"]!.AsObject();
            if (Metadata("format") != FormatName)
            {
                throw new RunFormatException(source, $"the checkpoint has the format {Metadata("format")}, not {FormatName}.");
            }
            FitArrays(state.Search, header, stream.Length);
            if (stream.Length - stream.Position != LengthOfParts(state))
            {
                throw new RunFormatException(
                    source, $"the checkpoint holds {stream.Length - stream.Position} bytes of tensors, not {LengthOfParts(state)}.");
            }
            state.Generation = int.Parse(Metadata("generation"), CultureInfo.InvariantCulture);
            state.EpisodeCap = int.Parse(Metadata("episodeCap"), CultureInfo.InvariantCulture);
            state.Episodes = long.Parse(Metadata("episodes"), CultureInfo.InvariantCulture);
            state.Timesteps = long.Parse(Metadata("timesteps"), CultureInfo.InvariantCulture);
            state.Observations.Count = long.Parse(Metadata("observationCount"), CultureInfo.InvariantCulture);
            foreach (var name in state.Search.ScalarNames)
            {
                state.Search.Scalar(name) = double.Parse(Metadata(ScalarKey(name)), CultureInfo.InvariantCulture);
            }
            ReadParts(stream, state);
            if (Metadata("stateHash") != Convert.ToHexStringLower(HashOf(state)))
            {
                throw new RunFormatException(source, "the checkpoint does not match its own hash: it is damaged, or of another run.");
            }

            string Metadata(string key) => metadata[key]!.GetValue<string>();
        }
        catch (Exception e) when (e is FormatException or OverflowException or EndOfStreamException
            or InvalidOperationException or NullReferenceException or ArgumentException or KeyNotFoundException or OutOfMemoryException)
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

    private static SafeTensors Header(TrainingState state, ParameterLayout layout)
    {
        var header = new SafeTensors();
        header.AddMetadata("format", FormatName);
        header.AddMetadata("seed", Text(state.Seed));
        header.AddMetadata("generation", Text(state.Generation));
        header.AddMetadata("episodeCap", Text(state.EpisodeCap));
        header.AddMetadata("episodes", Text(state.Episodes));
        header.AddMetadata("timesteps", Text(state.Timesteps));
        header.AddMetadata("observationCount", Text(state.Observations.Count));
        foreach (var name in state.Search.ScalarNames)
        {
            header.AddMetadata(ScalarKey(name), state.Search.Scalar(name).ToString("R", CultureInfo.InvariantCulture));
        }
        header.AddMetadata("stateHash", Convert.ToHexStringLower(HashOf(state)));
        foreach (var tensor in layout.Tensors)
        {
            header.Add($"policy.{tensor.Name}", "F32", tensor.Shape, sizeof(float));
        }
        foreach (var array in state.Search.Arrays)
        {
            header.Add(ArrayKey(array.Name), array.TypeName, array.Shape, array.ElementSize);
        }
        header.Add("observations.mean", "F64", [state.Observations.Mean.Length], sizeof(double));
        header.Add("observations.squaredDeviations", "F64", [state.Observations.SquaredDeviations.Length], sizeof(double));
        return header;

        static string Text(IFormattable value) => value.ToString(null, CultureInfo.InvariantCulture);
    }

    /// <summary>Arrays that grow take on the number of rows that the file has.</summary>
    private static void FitArrays(SearchState search, JsonObject header, long most)
    {
        foreach (var array in search.Arrays.Where(array => array.Grows))
        {
            var rows = header[ArrayKey(array.Name)]!["shape"]![0]!.GetValue<int>();
            var rowBytes = array.Shape.Skip(1).Aggregate((long)array.ElementSize, static (product, size) => product * size);
            // A damaged number of rows must not ask for more memory than the file could fill.
            if (rows < 0 || rows * rowBytes > most)
            {
                throw new FormatException($"the array '{array.Name}' has {rows} rows");
            }
            array.Resize(rows);
        }
    }

    private static long LengthOfParts(TrainingState state) =>
        sizeof(float) * (long)state.Parameters.Length + state.Search.Arrays.Sum(array => (long)array.Bytes.Length)
        + 2L * sizeof(double) * state.Observations.Mean.Length;

    private static void WriteParts(Stream stream, TrainingState state)
    {
        stream.Write(MemoryMarshal.AsBytes(state.Parameters.AsSpan()));
        foreach (var array in state.Search.Arrays)
        {
            stream.Write(array.Bytes);
        }
        stream.Write(MemoryMarshal.AsBytes(state.Observations.Mean.AsSpan()));
        stream.Write(MemoryMarshal.AsBytes(state.Observations.SquaredDeviations.AsSpan()));
    }

    private static void ReadParts(Stream stream, TrainingState state)
    {
        stream.ReadExactly(MemoryMarshal.AsBytes(state.Parameters.AsSpan()));
        foreach (var array in state.Search.Arrays)
        {
            stream.ReadExactly(array.Bytes);
        }
        stream.ReadExactly(MemoryMarshal.AsBytes(state.Observations.Mean.AsSpan()));
        stream.ReadExactly(MemoryMarshal.AsBytes(state.Observations.SquaredDeviations.AsSpan()));
    }

    private static string ArrayKey(string name) => $"strategy.{name}";

    private static string ScalarKey(string name) => $"strategy.{name}";
}
