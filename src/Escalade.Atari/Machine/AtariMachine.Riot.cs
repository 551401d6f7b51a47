namespace Escalade.Atari.Machine;

/// <summary>RIOT, without its memory: the timer, the controllers and the console's switches.</summary>
internal sealed partial class AtariMachine
{
    private void ResetRiot()
    {
        _s.TimerStart = 25 + _random.Next() % 75;
        _s.TimerShift = 6;
        _s.TimerSetAt = _s.TimerReadAt = 0;
        _s.WasTimerReadAfterExpiry = false;
        _s.PortDirection = 0;
    }

    private int ReadRiot(int address, uint cycles) => (address & 7) switch
    {
        0 => ReadSwcha(),
        1 => _s.PortDirection, // SWACNT
        2 => ReadSwchb(),
        3 => 0, // SWBCNT
        4 or 6 => ReadTimer(cycles), // INTIM
        _ => TimerLeft(cycles) >= 0 || _s.WasTimerReadAfterExpiry ? 0 : 0x80, // INSTAT
    };

    private void WriteRiot(int address, int value, uint cycles)
    {
        if ((address & 7) == 1)
        {
            _s.PortDirection = value;
        }
        else if ((address & 0x14) == 0x14)
        {
            // TIM1T, TIM8T, TIM64T, T1024T
            _s.TimerShift = (address & 3) switch { 0 => 0, 1 => 3, 2 => 6, _ => 10 };
            _s.TimerStart = (uint)value;
            _s.TimerSetAt = cycles;
            _s.WasTimerReadAfterExpiry = false;
        }
    }

    /// <summary>Intervals left on the timer; negative once it has expired.</summary>
    private int TimerLeft(uint cycles) => (int)_s.TimerStart - (int)(cycles - 1 - _s.TimerSetAt >> _s.TimerShift) - 1;

    /// <summary>
    /// INTIM. Once expired, the timer counts every cycle, and the first read after that shifts it by so many cycles as in the Arcade Learning Environment.
    /// </summary>
    private int ReadTimer(uint cycles)
    {
        var left = TimerLeft(cycles);
        if (left >= 0)
        {
            return left & 0xFF;
        }
        var since = cycles - 1 - _s.TimerSetAt;
        var over = (int)((_s.TimerStart << _s.TimerShift) - since - 1);
        if (over <= -2 && !_s.WasTimerReadAfterExpiry)
        {
            _s.WasTimerReadAfterExpiry = true;
            _s.TimerReadAt = cycles;
        }
        if (!_s.WasTimerReadAfterExpiry)
        {
            return over & 0xFF;
        }
        var offset = _s.TimerReadAt - _s.TimerSetAt - (_s.TimerStart << _s.TimerShift);
        return (int)(_s.TimerStart - (since >> _s.TimerShift) - offset) & 0xFF;
    }

    /// <summary>SWCHA: the pins of both controllers. A pressed one reads 0.</summary>
    private int ReadSwcha()
    {
        if (_properties.IsForPaddles)
        {
            return Input.PaddleFire ? (_properties.SwapPaddles ? 0xBF : 0x7F) : 0xFF;
        }
        var stick = 0xF & ~((Input.Up ? 1 : 0) | (Input.Down ? 2 : 0) | (Input.Left ? 4 : 0) | (Input.Right ? 8 : 0));
        return _properties.SwapPorts ? 0xF0 | stick : stick << 4 | 0x0F;
    }

    /// <summary>SWCHB: the console's switches.</summary>
    private int ReadSwchb() =>
        0x3C | (Input.Reset ? 0 : 1) | (Input.Select ? 0 : 2) | (Input.LeftDifficultyA ? 0x40 : 0) | (Input.RightDifficultyA ? 0x80 : 0);
}
