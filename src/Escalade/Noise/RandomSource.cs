namespace Escalade.Noise;

/// <summary>
/// Random numbers drawn one after another from the stream that a <see cref="NoiseKey"/> names. Not thread-safe.
/// </summary>
public sealed class RandomSource
{
    private NoiseKey _key;
    private uint _block;
    private int _used;
    private (uint, uint, uint, uint) _words;

    /// <summary>Starts at the beginning of a key's stream.</summary>
    public RandomSource(NoiseKey key) => Restart(key);

    /// <summary>Moves to the beginning of another key's stream, so that one object serves many episodes.</summary>
    public void Restart(NoiseKey key)
    {
        _key = key;
        _block = 0;
        _used = 4;
    }

    /// <summary>32 random bits.</summary>
    public uint NextUInt32()
    {
        if (_used == 4)
        {
            // The second counter word tells this scalar stream from the vectors of GaussianNoise with the same key.
            _words = Philox4x32.Generate(_key.Seed, _block++, 1, _key.IndexWord, _key.GenerationWord);
            _used = 0;
        }
        return _used++ switch { 0 => _words.Item1, 1 => _words.Item2, 2 => _words.Item3, _ => _words.Item4 };
    }

    /// <summary>A number in [0, 1), a multiple of 2^-53.</summary>
    public double NextDouble() => ((NextUInt32() >> 5) * 67108864.0 + (NextUInt32() >> 6)) * (1.0 / 9007199254740992.0);

    /// <summary>A number from <paramref name="low"/> to <paramref name="high"/>; rounding may reach the latter.</summary>
    public double Uniform(double low, double high) => low + (high - low) * NextDouble();

    /// <summary>A whole number from 0 to <paramref name="count"/> - 1.</summary>
    /// <remarks>Lemire 2019 without the rejection step: the bias is below count / 2^32.</remarks>
    public int NextInt32(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        return (int)(((ulong)NextUInt32() * (uint)count) >> 32);
    }

    /// <summary>
    /// A standard normal number, of the same transform as <see cref="GaussianNoise"/>. Two words make one number: an
    /// episode draws few, and a stream without hidden state is easier to reason about.
    /// </summary>
    public double NextNormal() => GaussianNoise.Transform(NextUInt32(), NextUInt32()).Cosine;
}
