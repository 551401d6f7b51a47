using System.Numerics;

namespace Escalade.Atari;

/// <summary>
/// Shrinks a grey picture: a target pixel is the mean of the area it covers, cells that it cuts count by their share.
/// </summary>
/// <remarks>
/// The arithmetic is that of OpenCV's <c>INTER_AREA</c> (8 bits, x86-64): weights are computed in double and rounded to
/// float32; products and sums are float32, each rounded by itself, first along a row, then over rows, from the left and from
/// the top; the result is rounded to the nearest, ties to even. No step may be fused or reordered, so the bytes are the
/// same on every processor. Where both factors are whole numbers OpenCV takes another path, which may differ in the last
/// bit; Atari's screens to 84 x 84 never do. Not thread-safe: it holds the row that is being added up.
/// </remarks>
internal sealed class AreaResampler
{
    /// <summary>Shrinking to not less than half, Atari's case, never reads more cells along a row.</summary>
    private const int LeastTaps = 3;

    private readonly int _sourceWidth;
    private readonly Axis _horizontal;
    private readonly Axis _vertical;
    private readonly float[] _pixels;
    private readonly float[] _row;
    private readonly float[] _sum;

    public AreaResampler(int sourceWidth, int sourceHeight, int targetWidth, int targetHeight)
    {
        _sourceWidth = sourceWidth;
        _horizontal = new Axis(sourceWidth, targetWidth);
        _vertical = new Axis(sourceHeight, targetHeight);
        // Zeros follow the last pixel: near the end taps reach beyond it, with a weight of 0.
        _pixels = new float[sourceWidth + _horizontal.Taps];
        _row = new float[targetWidth];
        _sum = new float[targetWidth];
    }

    /// <param name="source"><c>[sourceHeight x sourceWidth]</c></param>
    /// <param name="target">Receives <c>[targetHeight x targetWidth]</c>.</param>
    public void Resample(ReadOnlySpan<byte> source, Span<byte> target)
    {
        ReadOnlySpan<byte> rowInPlace = [];
        for (var y = 0; y < _vertical.Count; y++)
        {
            Array.Clear(_sum);
            for (var tap = 0; tap < _vertical.Taps; tap++)
            {
                var weight = _vertical.Weights[tap][y];
                if (weight == 0)
                {
                    continue;
                }
                var row = source.Slice((_vertical.Starts[y] + tap) * _sourceWidth, _sourceWidth);
                // Two target rows share a source row, and most screens have many that look alike.
                if (!row.SequenceEqual(rowInPlace))
                {
                    AddUpRow(row);
                    rowInPlace = row;
                }
                AddRow(weight);
            }
            Round(target.Slice(y * _sum.Length, _sum.Length));
        }
    }

    // A weight of 0, and a sum that begins with 0, change nothing, not even a bit: no term is negative.
    private unsafe void AddUpRow(ReadOnlySpan<byte> source)
    {
        ToSingle(source, _pixels);
        fixed (float* pixels = _pixels, row = _row, first = _horizontal.Weights[0], second = _horizontal.Weights[1], third = _horizontal.Weights[2])
        fixed (int* starts = _horizontal.Starts)
        {
            for (var x = 0; x < _row.Length; x++)
            {
                var covered = pixels + starts[x];
                row[x] = covered[0] * first[x] + covered[1] * second[x] + covered[2] * third[x];
            }
            for (var tap = LeastTaps; tap < _horizontal.Taps; tap++)
            {
                var weights = _horizontal.Weights[tap];
                for (var x = 0; x < _row.Length; x++)
                {
                    row[x] += pixels[starts[x] + tap] * weights[x];
                }
            }
        }
    }

    private void AddRow(float weight)
    {
        var x = 0;
        for (; x <= _sum.Length - Vector<float>.Count; x += Vector<float>.Count)
        {
            (new Vector<float>(_sum, x) + new Vector<float>(weight) * new Vector<float>(_row, x)).CopyTo(_sum, x);
        }
        for (; x < _sum.Length; x++)
        {
            _sum[x] += weight * _row[x];
        }
    }

    private void Round(Span<byte> target)
    {
        var x = 0;
        for (; x <= _sum.Length - Vector<float>.Count; x += Vector<float>.Count)
        {
            Vector.Round(Vector.Min(new Vector<float>(_sum, x), new Vector<float>(255f))).CopyTo(_sum, x);
        }
        for (; x < _sum.Length; x++)
        {
            _sum[x] = MathF.Round(Math.Min(_sum[x], 255f));
        }
        for (x = 0; x < target.Length; x++)
        {
            target[x] = (byte)(int)_sum[x];
        }
    }

    private static void ToSingle(ReadOnlySpan<byte> source, Span<float> target)
    {
        var i = 0;
        for (; i <= source.Length - Vector<byte>.Count; i += Vector<byte>.Count)
        {
            Vector.Widen(new Vector<byte>(source[i..]), out var low, out var high);
            ToSingle(low, target[i..]);
            ToSingle(high, target[(i + Vector<ushort>.Count)..]);
        }
        for (; i < source.Length; i++)
        {
            target[i] = source[i];
        }
    }

    private static void ToSingle(Vector<ushort> source, Span<float> target)
    {
        Vector.Widen(source, out var low, out var high);
        Vector.ConvertToSingle(Vector.AsVectorInt32(low)).CopyTo(target);
        Vector.ConvertToSingle(Vector.AsVectorInt32(high)).CopyTo(target[Vector<uint>.Count..]);
    }

    /// <summary>Which cells of the source a target cell covers along one axis, and by how much.</summary>
    private sealed class Axis
    {
        /// <summary>Shares below this are left out, as OpenCV does.</summary>
        private const double LeastShare = 1e-3;

        public Axis(int source, int target)
        {
            // Not source / target: OpenCV inverts the inverse, and so do we.
            var factor = 1 / ((double)target / source);
            var cells = Enumerable.Range(0, target).Select(i => Cells(i, factor, source).ToArray()).ToArray();
            Starts = [.. cells.Select(list => list[0].Index)];
            Weights = [.. Enumerable.Range(0, Math.Max(LeastTaps, cells.Max(list => list.Length)))
                .Select(tap => cells.Select(list => tap < list.Length ? list[tap].Weight : 0).ToArray())];
        }

        /// <summary>Target cells.</summary>
        public int Count => Starts.Length;

        /// <summary>Source cells that are read for a target cell, at most.</summary>
        public int Taps => Weights.Length;

        /// <summary>The first source cell of each target cell, <c>[Count]</c>.</summary>
        public int[] Starts { get; }

        /// <summary>Of each target cell the weights of the cells from the first one on, <c>[Taps][Count]</c>.</summary>
        public float[][] Weights { get; }

        private static IEnumerable<(int Index, float Weight)> Cells(int target, double factor, int source)
        {
            var start = target * factor;
            var end = start + factor;
            var width = Math.Min(factor, source - start);
            var lastWhole = Math.Min((int)Math.Floor(end), source - 1);
            var firstWhole = Math.Min((int)Math.Ceiling(start), lastWhole);
            if (firstWhole - start > LeastShare)
            {
                yield return (firstWhole - 1, (float)((firstWhole - start) / width));
            }
            for (var cell = firstWhole; cell < lastWhole; cell++)
            {
                yield return (cell, (float)(1 / width));
            }
            if (end - lastWhole > LeastShare)
            {
                yield return (lastWhole, (float)(Math.Min(Math.Min(end - lastWhole, 1), width) / width));
            }
        }
    }
}
