namespace Escalade.Atari.Cartridges;

/// <summary>MT19937 (Matsumoto and Nishimura 1998), 32 bits: what memory and timer hold when the console is switched on.</summary>
internal sealed class MersenneTwister
{
    private const int Size = 624, MissileOffset = 397;

    private readonly uint[] _words = new uint[Size];
    private int _next = Size;

    public MersenneTwister(uint seed)
    {
        _words[0] = seed;
        for (var i = 1; i < Size; i++)
        {
            _words[i] = 1812433253 * (_words[i - 1] ^ _words[i - 1] >> 30) + (uint)i;
        }
    }

    public uint Next()
    {
        if (_next == Size)
        {
            Twist();
        }
        var y = _words[_next++];
        y ^= y >> 11;
        y ^= y << 7 & 0x9D2C5680;
        y ^= y << 15 & 0xEFC60000;
        return y ^ y >> 18;
    }

    public void CopyFrom(MersenneTwister other)
    {
        other._words.CopyTo(_words, 0);
        _next = other._next;
    }

    private void Twist()
    {
        for (var i = 0; i < Size; i++)
        {
            var y = _words[i] & 0x80000000 | _words[(i + 1) % Size] & 0x7FFFFFFF;
            _words[i] = _words[(i + MissileOffset) % Size] ^ y >> 1 ^ ((y & 1) == 0 ? 0 : 0x9908B0DF);
        }
        _next = 0;
    }
}
