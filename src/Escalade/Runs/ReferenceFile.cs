using System.Runtime.InteropServices;

namespace Escalade.Runs;

/// <summary>The file with a run's reference batch: a safetensors file with one matrix.</summary>
internal static class ReferenceFile
{
    /// <param name="path">Replaced if it exists.</param>
    /// <param name="values"><c>[rows x columns]</c></param>
    /// <param name="rows">Observations.</param>
    /// <param name="columns">Numbers in one.</param>
    public static void Write(string path, float[] values, int rows, int columns) => AtomicFile.Write(path, stream =>
    {
        var header = new SafeTensors();
        header.Add("observations", "F32", [rows, columns], sizeof(float));
        header.Write(stream);
        stream.Write(MemoryMarshal.AsBytes(values.AsSpan()));
    });

    /// <summary>Reads a batch of a known shape.</summary>
    /// <exception cref="RunFormatException">The file holds something else.</exception>
    public static float[] Read(string path, int rows, int columns)
    {
        using var stream = File.OpenRead(path);
        _ = SafeTensors.ReadHeader(stream, path);
        var values = new float[rows * columns];
        if (stream.Length - stream.Position != (long)values.Length * sizeof(float))
        {
            throw new RunFormatException(path, $"damaged: it does not hold {rows} x {columns} numbers.");
        }
        stream.ReadExactly(MemoryMarshal.AsBytes(values.AsSpan()));
        return values;
    }
}
