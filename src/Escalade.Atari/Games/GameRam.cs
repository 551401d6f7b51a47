namespace Escalade.Atari.Games;

/// <summary>The console's 128 bytes of memory as games lay their numbers out in it, by the processor's addresses 0x80 to 0xFF.</summary>
internal readonly ref struct GameRam(ReadOnlySpan<byte> bytes)
{
    private readonly ReadOnlySpan<byte> _bytes = bytes;

    /// <summary>A byte.</summary>
    public byte this[int address] => _bytes[address & 0x7F];

    /// <summary>The lower half of a byte.</summary>
    public int Low(int address) => this[address] & 15;

    /// <summary>The upper half of a byte.</summary>
    public int High(int address) => this[address] >> 4;

    /// <summary>Whether a bit is set; 0 is the lowest.</summary>
    public bool Bit(int address, int bit) => (this[address] >> bit & 1) != 0;

    /// <summary>Two decimal digits, a half of a byte each. Halves above 9 count as what they are: ALE does not mind either.</summary>
    public int Bcd(int address) => 10 * High(address) + Low(address);

    /// <summary>Four decimal digits.</summary>
    public int Bcd(int high, int low) => 100 * Bcd(high) + Bcd(low);

    /// <summary>Six decimal digits.</summary>
    public int Bcd(int high, int middle, int low) => 10_000 * Bcd(high) + Bcd(middle, low);

    /// <summary>Decimal digits in the lower halves of bytes, the highest first.</summary>
    public int Digits(params ReadOnlySpan<int> addresses)
    {
        var number = 0;
        foreach (var address in addresses)
        {
            number = 10 * number + Shown(Low(address));
        }
        return number;
    }

    /// <summary>What a digit stands for where 10 is the picture of a blank.</summary>
    public static int Shown(int digit) => digit == 10 ? 0 : digit;
}
