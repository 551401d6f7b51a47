using Escalade.Noise;

namespace Escalade.Tests.Noise;

/// <summary>GaussianNoise one number at a time, from its documented layout alone.</summary>
internal static class GaussianNoiseOracle
{
    /// <summary>The number at a position of a vector: same bytes wanted.</summary>
    public static float At(NoiseKey key, int position)
    {
        var (radius, angle, isSine) = WordsAt(key, position);
        var (cosine, sine) = GaussianNoise.Transform(radius, angle);
        return isSine ? sine : cosine;
    }

    /// <summary>The number at a position in double with the C library's functions: nearly the same wanted.</summary>
    public static double ExactAt(NoiseKey key, int position)
    {
        var (radiusBits, angleBits, isSine) = WordsAt(key, position);
        // Float32 rounds u as the kernel does: near 1 it has 24 bits only, and the radius is what that u says.
        var u = (float)((radiusBits >> 1) / 2147483648.0 + 1 / 4294967296.0);
        var radius = Math.Sqrt(-2 * Math.Log(u));
        var a = (angleBits & 0x1FFFFFFF) * (Math.PI / 4) / 536870912.0;
        var (x, y) = (Math.Cos(a), Math.Sin(a));
        if ((angleBits >> 29 & 1) != 0)
        {
            (x, y) = (y, x);
        }
        return isSine
            ? radius * ((angleBits >> 30 & 1) != 0 ? -y : y)
            : radius * ((angleBits >> 31 & 1) != 0 ? -x : x);
    }

    /// <summary>sum_j += w_i * e_ij over all i in order, each with one rounding.</summary>
    public static void AddWeighted(NoiseKey first, ReadOnlySpan<float> weights, int start, Span<float> sum)
    {
        for (var i = 0; i < weights.Length; i++)
        {
            if (weights[i] == 0)
            {
                continue;
            }
            for (var j = 0; j < sum.Length; j++)
            {
                sum[j] = MathF.FusedMultiplyAdd(weights[i], At(first with { Index = first.Index + i }, start + j), sum[j]);
            }
        }
    }

    private static (uint Radius, uint Angle, bool IsSine) WordsAt(NoiseKey key, int position)
    {
        var (block, within) = Math.DivRem(position, 64);
        var (row, lane) = Math.DivRem(within, 16);
        var words = Philox4x32.Generate(
            key.Seed, (uint)(16 * block + lane), 0, (uint)key.Index, (uint)key.Generation | (uint)key.Purpose << 28);
        return row < 2 ? (words.Item1, words.Item2, row == 1) : (words.Item3, words.Item4, row == 3);
    }
}
