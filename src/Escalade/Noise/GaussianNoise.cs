using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Escalade.Numerics;

namespace Escalade.Noise;

/// <summary>
/// Vectors of standard normal float32 numbers, each a pure function of a <see cref="NoiseKey"/> and its position: any
/// slice of any vector can be made alone, by any thread, at any vector width, with the same bytes.
/// </summary>
/// <remarks>
/// Positions come in blocks of <see cref="BlockSize"/>. Block b is made from the 16 counters 16b to 16b+15 of
/// <see cref="Philox4x32"/>; counter 16b+l gives the numbers at l, 16+l, 32+l and 48+l of the block. Words become
/// numbers by Box and Muller 1958: radius sqrt(-2 ln u), up to 6.7, times cosine and sine of a uniform angle.
/// </remarks>
public static class GaussianNoise
{
    /// <summary>Numbers in a block; slices begin at multiples of it.</summary>
    public const int BlockSize = 64;

    private const int CountersPerBlock = 16;

    /// <summary>Writes the numbers from <paramref name="start"/> on.</summary>
    /// <param name="key">Which vector.</param>
    /// <param name="start">Position of the first number, a multiple of <see cref="BlockSize"/>.</param>
    /// <param name="destination">Receives the numbers; any length.</param>
    public static void Fill(NoiseKey key, int start, Span<float> destination)
    {
        destination.Clear();
        AddWeighted(key, [1f], start, destination);
    }

    /// <summary>
    /// Adds to <paramref name="sum"/> the weighted noise vectors of keys that follow each other, from <paramref name="start"/> on: the
    /// inner loop of every update, sum += w_i * e_i, in index order. Weights of 0 cost nothing.
    /// </summary>
    /// <param name="first">The first vector; of the i-th the index is greater by i.</param>
    /// <param name="weights">A weight for each vector.</param>
    /// <param name="start">Position of the first number, a multiple of <see cref="BlockSize"/>.</param>
    /// <param name="sum">What is added to; any length.</param>
    /// <exception cref="ArgumentException">Start is not on a block.</exception>
    public static void AddWeighted(NoiseKey first, ReadOnlySpan<float> weights, int start, Span<float> sum)
    {
        if (start < 0 || start % BlockSize != 0)
        {
            throw new ArgumentException($"A slice begins at a multiple of {BlockSize}, not at {start}.", nameof(start));
        }
        if (Avx512F.IsSupported && Vector512.IsHardwareAccelerated)
        {
            AddWeighted<Vector512Wide, Counter512Wide>(first, weights, start, sum);
        }
        else if (Avx2.IsSupported)
        {
            AddWeighted<Vector256Wide, Counter256Wide>(first, weights, start, sum);
        }
        else
        {
            AddWeighted<Vector128Wide, Counter128Wide>(first, weights, start, sum);
        }
    }

    /// <summary>One pair of words to a pair of numbers.</summary>
    internal static (float Cosine, float Sine) Transform(uint radiusBits, uint angleBits)
    {
        var (cosine, sine) = BoxMuller(ScalarWide.BroadcastBits(radiusBits), ScalarWide.BroadcastBits(angleBits));
        return (cosine.Value, sine.Value);
    }

    /// <summary>The widths spelled out, for tests that compare them on one machine.</summary>
    internal static void AddWeighted<TFloat, TCounter>(
        NoiseKey first, ReadOnlySpan<float> weights, int start, Span<float> sum)
        where TFloat : unmanaged, IFloatWide<TFloat>
        where TCounter : unmanaged, ICounterWide<TCounter, TFloat>
    {
        Span<ulong> roundKeys = stackalloc ulong[2 * Philox4x32.Rounds];
        ExpandKey(first.Seed, roundKeys);

        var whole = sum.Length - sum.Length % BlockSize;
        for (var offset = 0; offset < whole; offset += BlockSize)
        {
            AddBlock<TFloat, TCounter>(
                roundKeys, first.IndexWord, first.GenerationWord, weights, (start + offset) / BlockSize, ref sum[offset]);
        }
        if (whole < sum.Length)
        {
            Span<float> last = stackalloc float[BlockSize];
            last.Clear();
            sum[whole..].CopyTo(last);
            AddBlock<TFloat, TCounter>(
                roundKeys, first.IndexWord, first.GenerationWord, weights, (start + whole) / BlockSize, ref last[0]);
            last[..(sum.Length - whole)].CopyTo(sum[whole..]);
        }
    }

    private static void ExpandKey(ulong seed, Span<ulong> roundKeys)
    {
        uint k0 = (uint)seed, k1 = (uint)(seed >> 32);
        for (var round = 0; round < Philox4x32.Rounds; round++)
        {
            roundKeys[2 * round] = k0;
            roundKeys[2 * round + 1] = k1;
            k0 += Philox4x32.Weyl0;
            k1 += Philox4x32.Weyl1;
        }
    }

    private static void AddBlock<TFloat, TCounter>(
        ReadOnlySpan<ulong> roundKeys, uint firstIndex, uint generation, ReadOnlySpan<float> weights, int block, ref float sum)
        where TFloat : unmanaged, IFloatWide<TFloat>
        where TCounter : unmanaged, ICounterWide<TCounter, TFloat>
    {
        for (var lane = 0; lane < CountersPerBlock; lane += TFloat.Count)
        {
            ref var s = ref Unsafe.Add(ref sum, lane);
            var sum0 = TFloat.Load(ref s);
            var sum1 = TFloat.Load(ref Unsafe.Add(ref s, CountersPerBlock));
            var sum2 = TFloat.Load(ref Unsafe.Add(ref s, 2 * CountersPerBlock));
            var sum3 = TFloat.Load(ref Unsafe.Add(ref s, 3 * CountersPerBlock));
            var counter = (uint)(block * CountersPerBlock + lane);
            for (var i = 0; i < weights.Length; i++)
            {
                var weight = weights[i];
                if (weight == 0)
                {
                    continue;
                }
                var w = TFloat.Broadcast(weight);
                var (n0, n1, n2, n3) = Generate<TFloat, TCounter>(roundKeys, counter, firstIndex + (uint)i, generation);
                sum0 = TFloat.MultiplyAdd(w, n0, sum0);
                sum1 = TFloat.MultiplyAdd(w, n1, sum1);
                sum2 = TFloat.MultiplyAdd(w, n2, sum2);
                sum3 = TFloat.MultiplyAdd(w, n3, sum3);
            }
            sum0.Store(ref s);
            sum1.Store(ref Unsafe.Add(ref s, CountersPerBlock));
            sum2.Store(ref Unsafe.Add(ref s, 2 * CountersPerBlock));
            sum3.Store(ref Unsafe.Add(ref s, 3 * CountersPerBlock));
        }
    }

    /// <summary>Four vectors of normal numbers from the counters that begin at <paramref name="counter"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (TFloat, TFloat, TFloat, TFloat) Generate<TFloat, TCounter>(
        ReadOnlySpan<ulong> roundKeys, uint counter, uint indexWord, uint generationWord)
        where TFloat : unmanaged, IFloatWide<TFloat>
        where TCounter : unmanaged, ICounterWide<TCounter, TFloat>
    {
        var multiplier0 = TCounter.Broadcast(Philox4x32.Multiplier0);
        var multiplier1 = TCounter.Broadcast(Philox4x32.Multiplier1);
        var even0 = TCounter.EverySecond(counter);
        var odd0 = TCounter.EverySecond(counter + 1);
        TCounter even1 = TCounter.Broadcast(0), odd1 = even1;
        TCounter even2 = TCounter.Broadcast(indexWord), odd2 = even2;
        TCounter even3 = TCounter.Broadcast(generationWord), odd3 = even3;
        for (var round = 0; round < 2 * Philox4x32.Rounds; round += 2)
        {
            var k0 = TCounter.Broadcast(roundKeys[round]);
            var k1 = TCounter.Broadcast(roundKeys[round + 1]);
            var p0 = TCounter.MultiplyLow(even0, multiplier0);
            var p1 = TCounter.MultiplyLow(even2, multiplier1);
            even0 = TCounter.Xor(TCounter.UpperHalf(p1), even1, k0);
            even2 = TCounter.Xor(TCounter.UpperHalf(p0), even3, k1);
            even1 = p1;
            even3 = p0;
            var q0 = TCounter.MultiplyLow(odd0, multiplier0);
            var q1 = TCounter.MultiplyLow(odd2, multiplier1);
            odd0 = TCounter.Xor(TCounter.UpperHalf(q1), odd1, k0);
            odd2 = TCounter.Xor(TCounter.UpperHalf(q0), odd3, k1);
            odd1 = q1;
            odd3 = q0;
        }
        var (n0, n1) = BoxMuller(TCounter.Interleave(even0, odd0), TCounter.Interleave(even1, odd1));
        var (n2, n3) = BoxMuller(TCounter.Interleave(even2, odd2), TCounter.Interleave(even3, odd3));
        return (n0, n1, n2, n3);
    }

    /// <summary>
    /// Two uniform words to two normal numbers. The upper 31 bits of the first give the radius. Of the second, the low
    /// 29 bits give an angle within an eighth of the circle, the upper three say which eighth by swapping and signs.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (T Cosine, T Sine) BoxMuller<T>(T radiusBits, T angleBits)
        where T : unmanaged, IFloatWide<T>
    {
        const float TwoToMinus31 = 1f / 2147483648f;
        const float EighthTurnOver2To29 = (float)(Math.PI / 4 / 536870912);
        var signBit = T.BroadcastBits(0x80000000);

        // u in (0, 1]: half a unit above each multiple of 2^-31, so that the logarithm is finite.
        var u = T.MultiplyAdd(
            T.ToFloat(T.ShiftRightBits(radiusBits, 1)), T.Broadcast(TwoToMinus31), T.Broadcast(TwoToMinus31 / 2));
        var radius = T.Sqrt(T.Broadcast(-2f) * ElementaryFunctions.Log(u));

        var a = T.ToFloat(angleBits & T.BroadcastBits(0x1FFFFFFF)) * T.Broadcast(EighthTurnOver2To29);
        var (sine, cosine) = ElementaryFunctions.SinCosOctant(a);
        var swap = T.ShiftRightSigned(T.ShiftLeftBits(angleBits, 2), 31);
        var x = T.Select(swap, sine, cosine) ^ (angleBits & signBit);
        var y = T.Select(swap, cosine, sine) ^ (T.ShiftLeftBits(angleBits, 1) & signBit);
        return (radius * x, radius * y);
    }
}
