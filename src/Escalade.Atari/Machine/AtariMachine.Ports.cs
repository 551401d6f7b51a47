namespace Escalade.Atari.Machine;

/// <summary>The timer, the controllers and the console's switches.</summary>
internal sealed partial class AtariMachine
{
    private void ResetTimer()
    {
        _s.Timer = 25 + _random.Next() % 75;
        _s.TimerShift = 6;
        _s.TimerSetAt = _s.TimerReadAt = 0;
        _s.TimerReadAfter = false;
        _s.PortDirection = 0;
    }

    private int ReadPort(int address, uint cycles) => (address & 7) switch
    {
        0 => Stick(),
        1 => _s.PortDirection,
        2 => Switches(),
        3 => 0,
        4 or 6 => ReadTimer(cycles),
        _ => TimeLeft(cycles) >= 0 || _s.TimerReadAfter ? 0 : 0x80,
    };

    private void WritePort(int address, int value, uint cycles)
    {
        if ((address & 7) == 1)
        {
            _s.PortDirection = value;
        }
        else if ((address & 0x14) == 0x14)
        {
            _s.TimerShift = (address & 3) switch { 0 => 0, 1 => 3, 2 => 6, _ => 10 };
            _s.Timer = (uint)value;
            _s.TimerSetAt = cycles;
            _s.TimerReadAfter = false;
        }
    }

    private int TimeLeft(uint cycles) => (int)_s.Timer - (int)(cycles - 1 - _s.TimerSetAt >> _s.TimerShift) - 1;

    /// <summary>Once it has run out the timer counts every cycle, but not from where one would think once it has been read.</summary>
    private int ReadTimer(uint cycles)
    {
        var left = TimeLeft(cycles);
        if (left >= 0)
        {
            return left & 0xFF;
        }
        var since = cycles - 1 - _s.TimerSetAt;
        var over = (int)((_s.Timer << _s.TimerShift) - since - 1);
        if (over <= -2 && !_s.TimerReadAfter)
        {
            _s.TimerReadAfter = true;
            _s.TimerReadAt = cycles;
        }
        if (!_s.TimerReadAfter)
        {
            return over & 0xFF;
        }
        var offset = _s.TimerReadAt - _s.TimerSetAt - (_s.Timer << _s.TimerShift);
        return (int)(_s.Timer - (since >> _s.TimerShift) - offset) & 0xFF;
    }

    /// <summary>The pins of both controllers; a pressed one reads 0.</summary>
    private int Stick()
    {
        if (_properties.IsForPaddles)
        {
            return Input.PaddleFire ? (_properties.SwapPaddles ? 0xBF : 0x7F) : 0xFF;
        }
        var stick = 0xF & ~((Input.Up ? 1 : 0) | (Input.Down ? 2 : 0) | (Input.Left ? 4 : 0) | (Input.Right ? 8 : 0));
        return _properties.SwapPorts ? 0xF0 | stick : stick << 4 | 0x0F;
    }

    private int Switches() =>
        0x3C | (Input.Reset ? 0 : 1) | (Input.Select ? 0 : 2) | (Input.LeftDifficultyA ? 0x40 : 0) | (Input.RightDifficultyA ? 0x80 : 0);
}
