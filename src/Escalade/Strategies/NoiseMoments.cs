using Escalade.Noise;

namespace Escalade.Strategies;

/// <summary>What strategies that adapt a deviation for every parameter take from the noise of a generation.</summary>
internal static class NoiseMoments
{
    /// <summary>sum = sum over i of w_i e_i, squares = sum over i of w_i e_i^2, in index order; for a block of parameters.</summary>
    /// <param name="first">Names e_0; e_i has an index greater by i.</param>
    /// <param name="weights">The w_i. Those that are 0 cost nothing.</param>
    /// <param name="start">Where the block begins.</param>
    /// <param name="sum">Receives the sum of the noise; as long as the block.</param>
    /// <param name="squares">Receives the sum of its squares; as long as the block.</param>
    public static void Add(NoiseKey first, ReadOnlySpan<float> weights, int start, Span<float> sum, Span<float> squares)
    {
        sum.Clear();
        squares.Clear();
        Span<float> noise = stackalloc float[sum.Length];
        for (var i = 0; i < weights.Length; i++)
        {
            var weight = weights[i];
            if (weight == 0)
            {
                continue;
            }
            GaussianNoise.Fill(first with { Index = first.Index + i }, start, noise);
            for (var k = 0; k < noise.Length; k++)
            {
                var weighted = weight * noise[k];
                sum[k] += weighted;
                squares[k] = MathF.FusedMultiplyAdd(weighted, noise[k], squares[k]);
            }
        }
    }
}
