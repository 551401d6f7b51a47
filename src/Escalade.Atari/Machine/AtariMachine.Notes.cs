using System.Runtime.CompilerServices;

namespace Escalade.Atari.Machine;

/// <summary>
/// The processor's side of the video chip. Of what it writes there nothing comes back to it but collisions, waits and the frame's end; so it only
/// takes notes, and the picture catches up when collisions are looked at and when the frame ends.
/// </summary>
internal sealed unsafe partial class AtariMachine
{
    /// <summary>Registers whose writes need more than a note.</summary>
    internal const int Vsync = 0x00, Vblank = 0x01, Wsync = 0x02, Cxclr = 0x2C;

    private const int NoRegister = 0x3F;

    /// <summary>Notes that there is room for.</summary>
    private const int MostNotes = 2048;

    /// <summary>When, register and value: the upper half, and two bytes of the lower half.</summary>
    private readonly ulong* _notes;
    private readonly ulong* _notesEnd;
    private ulong* _nextNote;

    /// <summary>Behind the last note that clears the collisions: whatever collided before nobody will know.</summary>
    private ulong* _cleared;

    /// <summary>Whether collisions are to be found.</summary>
    private bool _isColliding;

    /// <summary>Cycle up to which most registers need a note and nothing else.</summary>
    private uint _notesOnly;

    /// <summary>Writes to one of the 64 registers.</summary>
    /// <returns>Cycles that the processor waits.</returns>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private uint WriteVideo(int register, int value, uint cycles)
    {
        Note(register, value, cycles);
        var now = (int)(3 * cycles);
        if (now >= _s.LineLimit)
        {
            EndFrame();
        }
        switch (register)
        {
            case Vsync:
                Synchronise(now, value);
                break;
            case Vblank:
                if (_s.IsDumped && (value & 0x80) == 0)
                {
                    _s.DumpOff = cycles;
                }
                _s.IsDumped = (value & 0x80) != 0;
                break;
            case Wsync when !_s.LastWasWritten:
                return CyclesLeft(cycles);
            case Cxclr:
                _cleared = _nextNote;
                break;
            default:
                break;
        }
        return 0;
    }

    /// <summary>Reads one of the 16 registers; they drive two bits, or one, and on the others what was on the bus before is seen.</summary>
    private int ReadVideo(int register, int bus, uint cycles)
    {
        bus &= 0x3F;
        if (register < 8)
        {
            CatchUp();
            Render((int)(3 * cycles));
            var pair = _s.Collisions >> 2 * register;
            return bus | (pair & 1) << 7 | (pair & 2) << 5;
        }
        Note(NoRegister, 0, cycles);
        var isSet = register switch
        {
            0x8 => IsCharged(_properties.LeftPaddles ? (_properties.SwapPaddles ? Input.Paddle1 : Input.Paddle0) : -1, cycles),
            0x9 => IsCharged(_properties.LeftPaddles ? (_properties.SwapPaddles ? Input.Paddle0 : Input.Paddle1) : -1, cycles),
            0xA or 0xB => IsCharged(_properties.RightPaddles ? 0 : -1, cycles),
            0xC => _properties.LeftPaddles || _properties.SwapPorts || !Input.Fire,
            0xD => _properties.RightPaddles || !_properties.SwapPorts || !Input.Fire,
            _ => false,
        };
        return isSet ? bus | 0x80 : bus;
    }

    private void Note(int register, int value, uint cycles)
    {
        if (_nextNote == _notesEnd)
        {
            CatchUp();
        }
        *_nextNote++ = (ulong)cycles << 32 | (uint)(register << 8 | value);
    }

    private void CatchUp()
    {
        var end = _nextNote;
        for (var note = _notes; note < end; note++)
        {
            _isColliding = note >= _cleared;
            Apply((int)*note >> 8, (byte)*note, (uint)(*note >> 32));
        }
        _isColliding = true;
        _nextNote = _cleared = _notes;
    }

    /// <summary>Whether the capacitor of a paddle is charged.</summary>
    /// <param name="resistance">In ohms; -1 stands for nothing connected.</param>
    /// <param name="cycles">Now.</param>
    private bool IsCharged(int resistance, uint cycles)
    {
        if (resistance <= 0)
        {
            return resistance == 0;
        }
        if (_s.IsDumped)
        {
            return false;
        }
        var seconds = 1.6 * resistance * 0.01E-6;
        return cycles > _s.DumpOff + (uint)(seconds * 1.19E6);
    }

    /// <summary>The end of a vertical synchronisation of at least a line's length ends the frame.</summary>
    private void Synchronise(int now, int value)
    {
        if ((value & 2) != 0)
        {
            _s.VsyncEnd = now + LineClocks;
        }
        else if (now >= _s.VsyncEnd)
        {
            _s.VsyncEnd = int.MaxValue;
            EndFrame();
        }
    }

    private void EndFrame()
    {
        _s.IsStopped = true;
        _s.IsPartial = false;
        LeaveCode();
    }
}
