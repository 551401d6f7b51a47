using Escalade.Atari.Cartridges;
using Escalade.Atari.Machine;

namespace Escalade.Atari.Tests.Machine.Plain;

/// <summary>
/// The slow, readable machine that the fast one is measured by: the console as the Arcade Learning Environment runs it, a pixel at a
/// time. All of 73 traces of whole games are equal. Processor, video, memory with timer and ports, and a cartridge, advanced
/// frame by frame.
/// </summary>
internal sealed partial class PlainMachine
{
    private const int InstructionsOfAFrame = 25_000;
    private const uint SystemSeed = 4_753_849;

    private readonly CartridgeProperties _properties;
    private readonly PlainCartridge _cartridge;
    private readonly MersenneTwister _random = new(SystemSeed);
    private readonly byte[] _memory = new byte[128];
    private byte[] _current = new byte[BufferSize];
    private byte[] _previous = new byte[BufferSize];
    private State _s;
    private int _lines;
    private bool _isPal;

    public PlainMachine(ReadOnlySpan<byte> image, CartridgeProperties properties)
    {
        _properties = properties;
        _cartridge = new PlainCartridge(image);
        Input = new ConsoleInput { LeftDifficultyA = properties.LeftDifficultyA, RightDifficultyA = properties.RightDifficultyA };
        for (var i = 0; i < _memory.Length; i++)
        {
            _memory[i] = (byte)_random.Next();
        }
        ResetTimer();
        _lines = properties.Lines;
        _isPal = IsDetectedPal();
        _lines = _isPal && properties.Lines == 210 ? 250 : properties.Lines;
        Reset();
    }

    private PlainMachine(PlainMachine other)
    {
        _properties = other._properties;
        _cartridge = other._cartridge.Clone();
        CopyFrom(other);
    }

    public ConsoleInput Input { get; set; }

    public bool IsPal => _isPal;

    public ReadOnlySpan<byte> Memory => _memory;

    public ReadOnlySpan<byte> Screen => _current.AsSpan(0, Math.Max(200, _lines) * 160);

    /// <summary>All that the processor is, for comparing.</summary>
    public (int A, int X, int Y, int SP, int PC, int Status, uint Cycles) Registers => (_s.A, _s.X, _s.Y, _s.SP, _s.PC, Status, _s.Cycles);

    public void Reset()
    {
        _s.Cycles = 0;
        ResetTimer();
        ResetVideo();
        _cartridge.Reset(_random);
        ResetProcessor();
    }

    public void RunFrame()
    {
        if (!_s.IsPartial)
        {
            StartFrame();
        }
        _s.IsPartial = true;
        _s.IsStopped = false;
        for (var left = InstructionsOfAFrame; left > 0 && !_s.IsStopped && !_s.IsJammed; left--)
        {
            Execute();
        }
        var line = (Now - _s.Origin) / 228;
        if (!_s.IsPartial)
        {
            _s.LinesLast = line;
            _s.IsGreyed = false;
        }
        else if (!_s.IsGreyed)
        {
            GreyOut(Math.Max(line, _properties.FirstLine));
            _s.IsGreyed = true;
        }
    }

    public PlainMachine Clone() => new(this);

    public void CopyFrom(PlainMachine other)
    {
        _cartridge.CopyFrom(other._cartridge);
        _random.CopyFrom(other._random);
        other._memory.CopyTo(_memory, 0);
        other._current.CopyTo(_current, 0);
        other._previous.CopyTo(_previous, 0);
        _s = other._s;
        _lines = other._lines;
        _isPal = other._isPal;
        Input = other.Input;
        _patternsAreOld = true;
    }

    private bool IsDetectedPal()
    {
        Reset();
        var tall = 0;
        for (var frame = 0; frame < 60; frame++)
        {
            RunFrame();
            if (frame >= 30 && (Now - _s.Origin) / 228 > 285)
            {
                tall++;
            }
        }
        return tall >= 15;
    }

    private int Now => (int)(3 * _s.Cycles);

    private byte Read(int address)
    {
        byte value;
        var answer = _cartridge.Read(address, _s.Cycles);
        if (answer >= 0)
        {
            value = (byte)answer;
        }
        else if ((address & 0x80) == 0)
        {
            value = ReadVideo(address & 0x0F);
        }
        else
        {
            value = (address & 0x200) == 0 ? _memory[address & 0x7F] : ReadPort(address);
        }
        _s.Bus = value;
        _s.LastWasRead = true;
        return value;
    }

    private void Write(int address, byte value)
    {
        var isPassedOn = _cartridge.Write(address, value);
        if ((address & 0x1000) != 0)
        {
            if (isPassedOn)
            {
                WriteVideo(address & 0x3F, value);
            }
        }
        else if ((address & 0x80) == 0)
        {
            WriteVideo(address & 0x3F, value);
        }
        else if ((address & 0x200) == 0)
        {
            _memory[address & 0x7F] = value;
        }
        else
        {
            WritePort(address, value);
        }
        _s.Bus = value;
        _s.LastWasRead = false;
    }

    private void ResetTimer()
    {
        _s.Timer = 25 + _random.Next() % 75;
        _s.TimerShift = 6;
        _s.TimerSetAt = 0;
        _s.TimerReadAt = 0;
        _s.TimerReadAfter = false;
        _s.PortDirection = 0;
    }

    private byte ReadPort(int address)
    {
        switch (address & 7)
        {
            case 0:
                return Stick();
            case 1:
                return _s.PortDirection;
            case 2:
                return (byte)(0x3C | (Input.Reset ? 0 : 1) | (Input.Select ? 0 : 2)
                    | (Input.LeftDifficultyA ? 0x40 : 0) | (Input.RightDifficultyA ? 0x80 : 0));
            case 3:
                return 0;
            case 4 or 6:
                return ReadTimer();
            default:
                var delta = _s.Cycles - 1 - _s.TimerSetAt;
                return (int)_s.Timer - (int)(delta >> _s.TimerShift) - 1 >= 0 || _s.TimerReadAfter ? (byte)0 : (byte)0x80;
        }
    }

    private byte ReadTimer()
    {
        var delta = _s.Cycles - 1 - _s.TimerSetAt;
        var t = (int)_s.Timer - (int)(delta >> _s.TimerShift) - 1;
        if (t >= 0)
        {
            return (byte)t;
        }
        var u = (int)((_s.Timer << _s.TimerShift) - delta - 1);
        if (u <= -2 && !_s.TimerReadAfter)
        {
            _s.TimerReadAfter = true;
            _s.TimerReadAt = _s.Cycles;
        }
        if (!_s.TimerReadAfter)
        {
            return (byte)u;
        }
        var offset = _s.TimerReadAt - _s.TimerSetAt - (_s.Timer << _s.TimerShift);
        return (byte)(_s.Timer - (delta >> _s.TimerShift) - offset);
    }

    private void WritePort(int address, byte value)
    {
        if ((address & 7) == 1)
        {
            _s.PortDirection = value;
        }
        else if ((address & 0x14) == 0x14)
        {
            _s.TimerShift = (address & 3) switch { 0 => 0, 1 => 3, 2 => 6, _ => 10 };
            _s.Timer = value;
            _s.TimerSetAt = _s.Cycles;
            _s.TimerReadAfter = false;
        }
    }

    private byte Stick()
    {
        if (_properties.IsForPaddles)
        {
            return (byte)(Input.PaddleFire ? (_properties.SwapPaddles ? ~0x40 : ~0x80) : 0xFF);
        }
        var stick = 0xF & ~((Input.Up ? 1 : 0) | (Input.Down ? 2 : 0) | (Input.Left ? 4 : 0) | (Input.Right ? 8 : 0));
        return (byte)(_properties.SwapPorts ? 0xF0 | stick : stick << 4 | 0x0F);
    }

    /// <summary>All that is a number.</summary>
    private struct State
    {
        public uint Cycles;
        public byte Bus;
        public bool LastWasRead, IsPartial, IsStopped, IsJammed, IsGreyed;
        public int LinesLast;

        public byte A, X, Y, SP;
        public ushort PC;
        public bool N, V, D, I, Z, C;

        public uint Timer, TimerSetAt, TimerReadAt;
        public int TimerShift;
        public bool TimerReadAfter;
        public byte PortDirection;

        public int Origin, Start, Stop, Drawn, Rest, Cursor, VsyncEnd, LastMove;
        public byte Vblank, Nusiz0, Nusiz1, Control, Pf0, Pf1, Pf2;
        public byte ColorP0, ColorP1, ColorPf, ColorBk;
        public byte New0, New1, Old0, Old1, Graphics0, Graphics1;
        public bool Reflect0, Reflect1, Delay0, Delay1, DelayBall, NewBall, OldBall, Enable0, Enable1, Locked0, Locked1;
        public byte MoveP0, MoveP1, MoveM0, MoveM1, MoveBall;
        public int P0, P1, M0, M1, Ball;
        public bool RightIsReflected, IsBlanked, IsCosmic, IsDumped;
        public int CosmicStep;
        public uint DumpOff;
        public int Collisions;
        public Pattern PatternP0, PatternP1, PatternM0, PatternM1, PatternBall;
    }

    /// <summary>Where an object's copies are on a line, as last chosen.</summary>
    private record struct Pattern(int Position, int Copies, int Width, bool IsFirstSuppressed, bool IsEmpty);
}
