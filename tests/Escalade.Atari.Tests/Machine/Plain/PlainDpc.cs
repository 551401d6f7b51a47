namespace Escalade.Atari.Tests.Machine.Plain;

/// <summary>DPC, the chip in Pitfall II's cartridge, register by register.</summary>
internal sealed class PlainDpc
{
    private readonly byte[] _tops = new byte[8];
    private readonly byte[] _bottoms = new byte[8];
    private readonly int[] _counters = new int[8];
    private readonly byte[] _flags = new byte[8];
    private readonly bool[] _music = new bool[8];
    private byte _random = 1;
    private int _last;
    private double _rest;

    public void Reset()
    {
        _last = 0;
        _rest = 0;
    }

    public void Rebase(int cycles) => _last -= cycles;

    public void Step()
    {
        var odd = (_random & 0x80) != 0 ^ (_random & 0x20) != 0 ^ (_random & 0x10) != 0 ^ (_random & 0x08) != 0;
        _random = (byte)(_random << 1 | (odd ? 0 : 1));
    }

    public byte Read(byte[] image, int offset, int cycle)
    {
        var i = offset & 7;
        var low = (byte)_counters[i];
        if (low == _tops[i])
        {
            _flags[i] = 0xFF;
        }
        else if (low == _bottoms[i])
        {
            _flags[i] = 0;
        }
        byte result = 0;
        switch (offset)
        {
            case < 0x04:
                result = _random;
                break;
            case < 0x08:
                UpdateMusic(cycle);
                result = (Sounds(5), Sounds(6), Sounds(7)) switch
                {
                    (false, false, false) => 0,
                    (true, false, false) => 4,
                    (false, true, false) => 5,
                    (true, true, false) => 9,
                    (false, false, true) => 6,
                    (true, false, true) => 10,
                    (false, true, true) => 11,
                    _ => 15,
                };
                break;
            case < 0x10:
                result = image[10239 - _counters[i]];
                break;
            case < 0x18:
                result = (byte)(image[10239 - _counters[i]] & _flags[i]);
                break;
            case >= 0x38:
                result = _flags[i];
                break;
        }
        if (!_music[i])
        {
            _counters[i] = (_counters[i] + 2047) % 2048;
        }
        return result;
    }

    public void Write(int offset, byte value)
    {
        var i = offset & 7;
        switch (offset)
        {
            case >= 0x40 and < 0x48:
                _tops[i] = value;
                _flags[i] = 0;
                break;
            case >= 0x48 and < 0x50:
                _bottoms[i] = value;
                break;
            case >= 0x50 and < 0x58:
                _counters[i] = _counters[i] / 256 * 256 + (_music[i] ? _tops[i] : value);
                break;
            case >= 0x58 and < 0x60:
                _counters[i] = value % 8 * 256 + _counters[i] % 256;
                _music[i] = i >= 5 && (value & 0x10) != 0;
                break;
            case >= 0x70 and < 0x78:
                _random = 0b0000_0001;
                break;
        }
    }

    private bool Sounds(int i) => _music[i] && _flags[i] != 0;

    private void UpdateMusic(int cycle)
    {
        var clocks = 15750.0 * (cycle - _last) / 1193191.66666667 + _rest;
        _last = cycle;
        _rest = clocks - (int)clocks;
        for (var i = 5; i < 8 && (int)clocks > 0; i++)
        {
            if (!_music[i])
            {
                continue;
            }
            var period = _tops[i] + 1;
            var low = period == 1 ? 0 : _counters[i] % 256 - (int)clocks % period;
            if (low < 0)
            {
                low += period;
            }
            if (low <= _bottoms[i])
            {
                _flags[i] = 0;
            }
            else if (low <= _tops[i])
            {
                _flags[i] = 0xFF;
            }
            _counters[i] = _counters[i] / 256 * 256 + low;
        }
    }
}
