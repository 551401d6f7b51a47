namespace Escalade.Atari.Machine.Cartridges;

/// <summary>
/// DPC, Pitfall II's: two banks of 4 KB that addresses switch to, and a chip with 2 KB of data, eight counters into it, and a random number.
/// What the chip does: U.S. patent 4,644,495, David Crane, 1987; here as the Arcade Learning Environment has it.
/// </summary>
/// <remarks>
/// The random number takes a step with every access that the chip sees: reads of the pages with its registers and with the switches, and all writes.
/// A reset leaves the chip as it is.
/// </remarks>
internal sealed unsafe class DisplayProcessorCartridge(ReadOnlySpan<byte> image) : Cartridge(image[..Size], 0, 1)
{
    public const int Size = DataAt + DataSize;

    private const int DataAt = 2 * Space, DataSize = 2048, CounterMask = DataSize - 1;
    private const int WriteRegisters = 0x40, RegistersEnd = 0x80, FirstSwitch = 0xFF8, FirstBank = 1;
    private const int Fetchers = 8, FirstMusic = 5;
    private const double Oscillator = 15_750.0, Clock = 1_193_191.66666667;

    private DataFetcher[] _fetchers = new DataFetcher[Fetchers];
    private int _random = 1;

    /// <summary>When the oscillator was last looked at, and what part of a period was left then.</summary>
    private int _lastCycle;
    private double _fraction;

    /// <summary>By which of the three voices are up.</summary>
    private static ReadOnlySpan<byte> Amplitudes => [0x0, 0x4, 0x5, 0x9, 0x6, 0xA, 0xB, 0xF];

    public override void Reset(MersenneTwister random)
    {
        (_lastCycle, _fraction) = (0, 0);
        Switch(0, FirstBank);
    }

    public override int Read(int address, uint cycles)
    {
        var offset = address & 0xFFF;
        StepRandom();
        if (offset < WriteRegisters)
        {
            return ReadRegister(offset >> 3, ref _fetchers[offset & 7], offset & 7, (int)cycles);
        }
        Follow(offset);
        return Image[Banks[0] * Space + offset];
    }

    public override bool Write(int address, int value)
    {
        var offset = address & 0xFFF;
        StepRandom();
        if (offset is >= WriteRegisters and < RegistersEnd)
        {
            WriteRegister(offset >> 3 & 7, ref _fetchers[offset & 7], canPlay: (offset & 7) >= FirstMusic, value);
        }
        else
        {
            Follow(offset);
        }
        return false;
    }

    public override void Rebase(uint cycles) => _lastCycle -= (int)cycles;

    public override Cartridge Clone()
    {
        var clone = (DisplayProcessorCartridge)base.Clone();
        clone._fetchers = [.. _fetchers];
        return clone;
    }

    public override void CopyFrom(Cartridge other)
    {
        base.CopyFrom(other);
        var chip = (DisplayProcessorCartridge)other;
        chip._fetchers.CopyTo(_fetchers, 0);
        (_random, _lastCycle, _fraction) = (chip._random, chip._lastCycle, chip._fraction);
    }

    protected override void Map(int slot) =>
        Map(RegistersEnd, Space - PageSize - RegistersEnd, Rom + Banks[0] * Space + RegistersEnd);

    private int ReadRegister(int function, ref DataFetcher fetcher, int index, int cycle)
    {
        fetcher.Follow();
        var data = Image[DataAt + CounterMask - fetcher.Counter];
        var value = function switch
        {
            0 => index < 4 ? _random : ReadMusic(cycle),
            1 => data,
            2 => data & fetcher.Flag,
            7 => fetcher.Flag,
            _ => 0,
        };
        if (!fetcher.IsMusic)
        {
            fetcher.Counter = fetcher.Counter - 1 & CounterMask;
        }
        return value;
    }

    private void WriteRegister(int function, ref DataFetcher fetcher, bool canPlay, int value)
    {
        switch (function)
        {
            case 0:
                (fetcher.Top, fetcher.Flag) = (value, 0);
                break;
            case 1:
                fetcher.Bottom = value;
                break;
            case 2:
                fetcher.Counter = fetcher.Counter & 0x700 | (fetcher.IsMusic ? fetcher.Top : value);
                break;
            case 3:
                fetcher.Counter = (value & 7) << 8 | fetcher.Counter & 0xFF;
                fetcher.IsMusic = canPlay && (value & 0x10) != 0;
                break;
            case 6:
                _random = 1;
                break;
            default:
                break;
        }
    }

    private int ReadMusic(int cycle)
    {
        var periods = Oscillator * (cycle - _lastCycle) / Clock + _fraction;
        var whole = (int)periods;
        _lastCycle = cycle;
        _fraction = periods - whole;
        var voices = 0;
        for (var i = FirstMusic; i < Fetchers; i++)
        {
            ref var fetcher = ref _fetchers[i];
            if (fetcher.IsMusic && whole > 0)
            {
                fetcher.Play(whole);
            }
            voices |= fetcher.IsMusic && fetcher.Flag != 0 ? 1 << i - FirstMusic : 0;
        }
        return Amplitudes[voices];
    }

    private void StepRandom()
    {
        var bit = ~(_random >> 7 ^ _random >> 5 ^ _random >> 4 ^ _random >> 3) & 1;
        _random = _random << 1 & 0xFF | bit;
    }

    private void Follow(int offset)
    {
        if (offset is FirstSwitch or FirstSwitch + 1)
        {
            Switch(0, offset - FirstSwitch);
        }
    }
}
