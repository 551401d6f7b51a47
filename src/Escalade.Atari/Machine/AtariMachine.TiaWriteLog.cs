using System.Runtime.CompilerServices;

namespace Escalade.Atari.Machine;

/// <summary>
/// TIA, as the processor sees it. All that the TIA gives back is collisions, the wait for the next line, and the end of the frame. So writes are only
/// logged, and the log is replayed when collisions are read and when the frame ends: that is when the picture is drawn.
/// </summary>
internal sealed unsafe partial class AtariMachine
{
    private const int WriteLogCapacity = 2048;

    /// <summary>The log: in the upper half of each entry the cycle, in the two lowest bytes the register and the value.</summary>
    private readonly ulong* _writeLog;
    private readonly ulong* _writeLogEnd;
    private ulong* _nextWrite;

    /// <summary>Behind the last logged write to CXCLR: collisions before it will be forgotten unread, so they need not be found.</summary>
    private ulong* _lastCollisionClear;

    /// <summary>Whether collisions must be found while the log is replayed.</summary>
    private bool _isColliding;

    /// <summary>Cycle up to which writes to most registers are logged and need nothing else.</summary>
    private uint _logOnlyUntil;

    /// <summary>Writes to one of the 64 registers.</summary>
    /// <returns>Cycles that the processor waits.</returns>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private uint WriteTia(int register, int value, uint cycles)
    {
        LogWrite(register, value, cycles);
        var now = (int)(3 * cycles);
        if (now >= _s.FrameLimit)
        {
            EndFrame();
        }
        switch (register)
        {
            case TiaRegister.Vsync:
                Synchronise(now, value);
                break;
            case TiaRegister.Vblank:
                if (_s.ArePaddlesGrounded && (value & 0x80) == 0)
                {
                    _s.PaddlesGroundedUntil = cycles;
                }
                _s.ArePaddlesGrounded = (value & 0x80) != 0;
                break;
            case TiaRegister.Wsync when !_s.LastAccessWasWrite:
                return CyclesLeft(cycles);
            case TiaRegister.Cxclr:
                _lastCollisionClear = _nextWrite;
                break;
            default:
                break;
        }
        return 0;
    }

    /// <summary>Reads one of the 16 read registers. They drive the two highest bits, or one of them; the others show what was on the bus before.</summary>
    private int ReadTia(int register, int bus, uint cycles)
    {
        bus &= 0x3F;
        if (register < 8)
        {
            ReplayWriteLog();
            RenderTo((int)(3 * cycles));
            var pair = _s.Collisions >> 2 * register;
            return bus | (pair & 1) << 7 | (pair & 2) << 5;
        }
        LogWrite(TiaRegister.None, 0, cycles);
        var isSet = register switch
        {
            0x8 => IsCharged(_properties.LeftPaddles ? (_properties.SwapPaddles ? Input.Paddle1 : Input.Paddle0) : -1, cycles), // INPT0
            0x9 => IsCharged(_properties.LeftPaddles ? (_properties.SwapPaddles ? Input.Paddle0 : Input.Paddle1) : -1, cycles), // INPT1
            0xA or 0xB => IsCharged(_properties.RightPaddles ? 0 : -1, cycles), // INPT2, INPT3
            0xC => _properties.LeftPaddles || _properties.SwapPorts || !Input.Fire, // INPT4
            0xD => _properties.RightPaddles || !_properties.SwapPorts || !Input.Fire, // INPT5
            _ => false,
        };
        return isSet ? bus | 0x80 : bus;
    }

    private void LogWrite(int register, int value, uint cycles)
    {
        if (_nextWrite == _writeLogEnd)
        {
            ReplayWriteLog();
        }
        *_nextWrite++ = (ulong)cycles << 32 | (uint)(register << 8 | value);
    }

    private void ReplayWriteLog()
    {
        var end = _nextWrite;
        for (var write = _writeLog; write < end; write++)
        {
            _isColliding = write >= _lastCollisionClear;
            ApplyWrite((int)*write >> 8, (byte)*write, (uint)(*write >> 32));
        }
        _isColliding = true;
        _nextWrite = _lastCollisionClear = _writeLog;
    }

    /// <summary>Whether the capacitor of a paddle is charged: the more resistance, the longer it takes.</summary>
    /// <param name="resistance">In ohms; -1 if nothing is connected.</param>
    /// <param name="cycles">Now.</param>
    private bool IsCharged(int resistance, uint cycles)
    {
        if (resistance <= 0)
        {
            return resistance == 0;
        }
        if (_s.ArePaddlesGrounded)
        {
            return false;
        }
        var seconds = 1.6 * resistance * 0.01E-6;
        return cycles > _s.PaddlesGroundedUntil + (uint)(seconds * 1.19E6);
    }

    /// <summary>A vertical synchronisation that took at least a line ends the frame.</summary>
    private void Synchronise(int now, int value)
    {
        if ((value & 2) != 0)
        {
            _s.VsyncLongEnoughAt = now + LineClocks;
        }
        else if (now >= _s.VsyncLongEnoughAt)
        {
            _s.VsyncLongEnoughAt = int.MaxValue;
            EndFrame();
        }
    }

    private void EndFrame()
    {
        _s.IsStopped = true;
        _s.IsFrameUnfinished = false;
        ForgetCode();
    }
}
