namespace Escalade.Noise;

/// <summary>
/// Philox-4x32-10 (Salmon et al. 2011, "Parallel random numbers: as easy as 1, 2, 3"): a bijection of 128-bit counters
/// for each 64-bit key. This is the readable form, one counter at a time; <see cref="GaussianNoise"/> holds the wide one.
/// </summary>
internal static class Philox4x32
{
    /// <summary>Multiplier of the counter's first word.</summary>
    public const uint Multiplier0 = 0xD2511F53;

    /// <summary>Multiplier of the counter's third word.</summary>
    public const uint Multiplier1 = 0xCD9E8D57;

    /// <summary>Added to the key's low word after each round: the golden ratio.</summary>
    public const uint Weyl0 = 0x9E3779B9;

    /// <summary>Added to the key's high word after each round: the square root of three, minus one.</summary>
    public const uint Weyl1 = 0xBB67AE85;

    /// <summary>The rounds of the published generator.</summary>
    public const int Rounds = 10;

    /// <summary>Four random words from a counter of four words.</summary>
    public static (uint, uint, uint, uint) Generate(ulong key, uint c0, uint c1, uint c2, uint c3)
    {
        uint k0 = (uint)key, k1 = (uint)(key >> 32);
        for (var round = 0; round < Rounds; round++)
        {
            var p0 = (ulong)Multiplier0 * c0;
            var p1 = (ulong)Multiplier1 * c2;
            (c0, c1, c2, c3) = ((uint)(p1 >> 32) ^ c1 ^ k0, (uint)p1, (uint)(p0 >> 32) ^ c3 ^ k1, (uint)p0);
            k0 += Weyl0;
            k1 += Weyl1;
        }
        return (c0, c1, c2, c3);
    }
}
