using CsCheck;
using Escalade.Noise;
using Escalade.Numerics;
using Escalade.Tests.Support;

namespace Escalade.Tests.Noise;

public class GaussianNoiseDeterminismTests
{
    private static readonly Gen<NoiseKey> GenKey =
        from seed in Gen.ULong
        from generation in Gen.Int[0, (1 << 28) - 1]
        from index in Gen.Int[0, int.MaxValue]
        from purpose in Gen.Int[0, 6]
        select new NoiseKey(seed, generation, index, (NoisePurpose)purpose);

    private static readonly Gen<float> GenWeight = Gen.Frequency(
        (1, Gen.Const(0f)),
        (4, Gen.Float[-3, 3]));

    [Fact]
    public void AddWeighted_AtEveryWidth_EqualsTheOracle() =>
        Gen.Select(GenKey, Gen.Int[0, 1000], Gen.Int[0, 300], GenWeight.Array[0, 5]).Sample((key, block, length, weights) =>
        {
            var start = block * GaussianNoise.BlockSize;
            var before = Enumerable.Range(0, length).Select(i => i % 7 - 3f).ToArray();

            var expected = before.ToArray();
            GaussianNoiseOracle.AddWeighted(key, weights, start, expected);
            foreach (var (name, add) in Widths)
            {
                var actual = before.ToArray();
                add(key, weights, start, actual);
                Bits.Same(expected, actual, name);
            }
        }, iter: 1000);

    [Fact]
    public void AddWeighted_WhenSliced_EqualsTheWhole() =>
        Gen.Select(GenKey, Gen.Int[1, 2000], Gen.Int[0, 40], Gen.Int[0, 500]).Sample((key, whole, block, length) =>
        {
            var start = block * GaussianNoise.BlockSize % whole / GaussianNoise.BlockSize * GaussianNoise.BlockSize;
            length = Math.Min(length, whole - start);
            var vector = new float[whole];
            GaussianNoise.Fill(key, 0, vector);
            var slice = new float[length];
            GaussianNoise.Fill(key, start, slice);

            Bits.Same(vector.AsSpan(start, length), slice);
        }, iter: 1000);

    [Fact]
    public void AddWeighted_InAnotherOrder_RoundsDifferently()
    {
        // Order is part of the contract: were sums reassociated, threads or widths could change them.
        var key = new NoiseKey(3, 1, 0, NoisePurpose.Perturbation);
        float[] weights = [.. Enumerable.Range(0, 50).Select(i => 1f / (i + 1))];
        var forward = new float[256];
        GaussianNoise.AddWeighted(key, weights, 0, forward);
        var backward = new float[256];
        for (var i = weights.Length - 1; i >= 0; i--)
        {
            GaussianNoise.AddWeighted(key with { Index = i }, [weights[i]], 0, backward);
        }

        Assert.NotEqual(forward, backward);
        // 50 additions of numbers below 6.7 and a sum below 10: each rounds by at most half an ulp of 16, 2^-20.
        Assert.All(forward.Zip(backward), pair => Assert.Equal(pair.First, pair.Second, 50 * Math.Pow(2, -20)));
    }

    [Fact]
    public void AddWeighted_WhenWeightIsZero_LeavesEvenNegativeZerosAlone()
    {
        var sum = new float[100];
        Array.Fill(sum, -0f);
        GaussianNoise.AddWeighted(new NoiseKey(1, 2, 3, NoisePurpose.Perturbation), [-0f], 0, sum);

        Assert.All(sum, x => Assert.True(float.IsNegative(x)));
    }

    [Fact]
    public void AddWeighted_WhenSliceIsShort_WritesNothingBeyond()
    {
        for (var length = 0; length <= 130; length++)
        {
            var room = new float[256];
            GaussianNoise.Fill(new NoiseKey(1, 2, 3, NoisePurpose.Perturbation), 64, room.AsSpan(0, length));
            Assert.All(room[length..], x => Assert.Equal(0f, x));
        }
    }

    [Fact]
    public void AddWeighted_WhenStartIsNotOnABlock_Throws()
    {
        var key = new NoiseKey(1, 2, 3, NoisePurpose.Perturbation);
        Assert.Throws<ArgumentException>("start", () => GaussianNoise.Fill(key, 63, new float[10]));
        Assert.Throws<ArgumentException>("start", () => GaussianNoise.Fill(key, -64, new float[10]));
    }

    /// <summary>
    /// The float32 kernel against double. Its steps: log within 2 ulp, a square root, sine and cosine within 1 ulp, a
    /// product; an angle and a u of 24 bits. Relative to the radius (at most 6.7) that is a few times 2^-24.
    /// </summary>
    [Fact]
    public void Fill_AgainstDouble_DiffersByRoundingOnly()
    {
        var key = new NoiseKey(11, 22, 33, NoisePurpose.Perturbation);
        var numbers = new float[1 << 18];
        GaussianNoise.Fill(key, 0, numbers);
        var worst = 0.0;
        for (var i = 0; i < numbers.Length; i++)
        {
            worst = Math.Max(worst, Math.Abs(numbers[i] - GaussianNoiseOracle.ExactAt(key, i)));
        }

        Assert.True(worst < 6.7 * 3 * Math.Pow(2, -24), $"{worst:E3}");
    }

    [Theory]
    [InlineData(0u)]
    [InlineData(1u)]
    [InlineData(uint.MaxValue)]
    [InlineData(uint.MaxValue - 1)]
    [InlineData(0x80000000u)]
    public void Transform_AtTheEndsOfTheWords_IsFinite(uint radiusBits)
    {
        foreach (var angleBits in (uint[])[0, 0x1FFFFFFF, 0x20000000, 0x3FFFFFFF, 0x7FFFFFFF, 0x80000000, uint.MaxValue])
        {
            var (cosine, sine) = GaussianNoise.Transform(radiusBits, angleBits);
            // sqrt(-2 ln 2^-32) = 6.66: the greatest radius there is.
            Assert.InRange(Math.Sqrt((double)cosine * cosine + (double)sine * sine), 0, 6.6605);
        }
    }

    private delegate void Add(NoiseKey first, ReadOnlySpan<float> weights, int start, Span<float> sum);

    private static IEnumerable<(string, Add)> Widths
    {
        get
        {
            yield return ("the width chosen here", GaussianNoise.AddWeighted);
            yield return ("128 bits", GaussianNoise.AddWeighted<Vector128Wide, Counter128Wide>);
            if (System.Runtime.Intrinsics.X86.Avx2.IsSupported)
            {
                yield return ("256 bits", GaussianNoise.AddWeighted<Vector256Wide, Counter256Wide>);
            }
            if (System.Runtime.Intrinsics.X86.Avx512F.IsSupported)
            {
                yield return ("512 bits", GaussianNoise.AddWeighted<Vector512Wide, Counter512Wide>);
            }
        }
    }
}
