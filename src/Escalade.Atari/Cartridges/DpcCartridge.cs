namespace Escalade.Atari.Cartridges;

/// <summary>
/// DPC, the "display processor chip" of Pitfall II: two banks of 4 KB with a hotspot each, 2 KB of data, eight data fetchers that count through it, and a
/// random number. What the chip does is in U.S. patent 4,644,495 (David Crane, 1987); where they differ, this is the Arcade Learning Environment's.
/// </summary>
/// <remarks>
/// The random number advances with each access that the chip sees: reads of the pages with its registers and of those with hotspots, and all writes. A
/// reset does not change the fetchers and the random number.
/// </remarks>
internal sealed unsafe class DpcCartridge(ReadOnlySpan<byte> image) : Cartridge(image[..Size], 0, 1)
{
    public const int Size = DataAt + DataSize;

    private const int DataAt = 2 * AddressSpace, DataSize = 2048, CounterMask = DataSize - 1;
    private const int WriteRegisters = 0x40, RegistersEnd = 0x80, FirstSwitch = 0xFF8, FirstBank = 1;
    private const int FetcherCount = 8, FirstMusic = 5;
    private const double Oscillator = 15_750.0, Clock = 1_193_191.66666667;

    private DpcDataFetcher[] _fetchers = new DpcDataFetcher[FetcherCount];
    private int _random = 1;

    /// <summary>Cycle up to which the music was played, and the part of an oscillator's period that was left over.</summary>
    private int _lastCycle;
    private double _fraction;

    /// <summary>The music's amplitude, by which of the three voices' flags are set.</summary>
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
        CheckHotspot(offset);
        return Image[Banks[0] * AddressSpace + offset];
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
            CheckHotspot(offset);
        }
        return false;
    }

    public override void RebaseClock(uint cycles) => _lastCycle -= (int)cycles;

    public override Cartridge Clone()
    {
        var clone = (DpcCartridge)base.Clone();
        clone._fetchers = [.. _fetchers];
        return clone;
    }

    public override void CopyFrom(Cartridge other)
    {
        base.CopyFrom(other);
        var chip = (DpcCartridge)other;
        chip._fetchers.CopyTo(_fetchers, 0);
        (_random, _lastCycle, _fraction) = (chip._random, chip._lastCycle, chip._fraction);
    }

    protected override void Map(int slot) =>
        Map(RegistersEnd, AddressSpace - PageSize - RegistersEnd, Rom + Banks[0] * AddressSpace + RegistersEnd);

    private int ReadRegister(int function, ref DpcDataFetcher fetcher, int index, int cycle)
    {
        fetcher.UpdateFlag();
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

    private void WriteRegister(int function, ref DpcDataFetcher fetcher, bool canPlay, int value)
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
        for (var i = FirstMusic; i < FetcherCount; i++)
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

    private void CheckHotspot(int offset)
    {
        if (offset is FirstSwitch or FirstSwitch + 1)
        {
            Switch(0, offset - FirstSwitch);
        }
    }
}
