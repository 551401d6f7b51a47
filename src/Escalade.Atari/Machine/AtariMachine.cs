using Escalade.Atari.Games;
using Escalade.Atari.Machine.Cartridges;

namespace Escalade.Atari.Machine;

/// <summary>The console: processor, video, memory with timer and ports, and a cartridge, advanced frame by frame.</summary>
/// <remarks>
/// Frame for frame the Arcade Learning Environment's. The parts are in files of their own: the bus, the processor, the video chip's registers and
/// what it draws, and the ports. An instance belongs to one thread. <see cref="RunFrame"/> allocates nothing.
/// </remarks>
internal sealed unsafe partial class AtariMachine
{
    /// <summary>Bytes of memory.</summary>
    public const int MemorySize = 128;

    private const int ScreenWidth = AtariEnvironment.ScreenWidth;
    private const int LeastLines = 200;
    private const int InstructionsOfAFrame = 25_000;
    private const uint SystemSeed = 4_753_849;

    // Lines after which a frame ends at the latest.
    private const int MostLines = 290, MostLinesPal = 342;

    private readonly CartridgeProperties _properties;
    private readonly Cartridge _cartridge;
    private readonly MersenneTwister _random = new(SystemSeed);

    /// <summary>All that pointers point to: the collector does not move it.</summary>
    private readonly byte[] _pinned;

    private readonly FrameStart _resumed;
    private FrameStart _begun;
    private Picture _current;
    private Picture _previous;
    private byte* _screen;

    private bool _isDrawing = true;
    private MachineState _s;
    private int _lines;
    private bool _isPal;

    public AtariMachine(ReadOnlySpan<byte> image, CartridgeProperties properties)
        : this(properties, Cartridge.Create(image))
    {
        Input = new ConsoleInput { LeftDifficultyA = properties.LeftDifficultyA, RightDifficultyA = properties.RightDifficultyA };
        foreach (ref var cell in MemorySpan)
        {
            cell = (byte)_random.Next();
        }
        ResetTimer();
        _lines = properties.Lines;
        _isPal = IsDetectedPal();
        _lines = _isPal && properties.Lines == 210 ? 250 : properties.Lines;
        Reset();
    }

    private AtariMachine(CartridgeProperties properties, Cartridge cartridge)
    {
        const int Line = 256;
        _properties = properties;
        _cartridge = cartridge;
        _pinned = GC.AllocateArray<byte>(CoreSize + Line + MostNotes * sizeof(ulong) + 2 * Picture.Size, pinned: true);
        fixed (byte* start = _pinned)
        {
            var next = start;
            _core = next;
            _pages = (byte**)(next + PagesInCore);
            _line = next += CoreSize;
            _notes = (ulong*)(next += Line);
            _notesEnd = _notes + MostNotes;
            _current = new Picture(next += MostNotes * sizeof(ulong), new FrameStart(cartridge));
            _previous = new Picture(next + Picture.Size, new FrameStart(cartridge));
        }
        (_begun, _resumed) = (new FrameStart(cartridge), new FrameStart(cartridge));
        _nextNote = _cleared = _notes;
        _isColliding = true;
        _screen = _current.Pixels;
        for (var opcode = 0; opcode < Opcodes; opcode++)
        {
            *ClockOf(_core, opcode) = Sequence.Clock(opcode);
        }
        MapMemory();
        _isTapped = _cartridge.TapsVideo;
        _cartridge.Attach(_pages);
    }

    /// <summary>What is pressed while the next frame runs.</summary>
    public ConsoleInput Input { get; set; }

    /// <summary>
    /// Whether somebody will look at the next frame. Of one that nobody looks at drawing is left out until it turns out that
    /// pixels of it are needed: <see cref="Screen"/> is the same in any case.
    /// </summary>
    public bool IsWatched { get; set; } = true;

    public bool IsPal => _isPal;

    /// <summary>The live memory, <c>[MemorySize]</c>.</summary>
    public ReadOnlySpan<byte> Memory => MemorySpan;

    /// <summary>The last picture, <c>[lines x 160]</c> values of colour registers: the live one.</summary>
    public ReadOnlySpan<byte> Screen
    {
        get
        {
            DrawMissing(_current);
            return new(_current.Pixels, Math.Max(LeastLines, _lines) * ScreenWidth);
        }
    }

    /// <summary>All that the processor is.</summary>
    public (int A, int X, int Y, int SP, int PC, int Status, uint Cycles) Registers => (_s.A, _s.X, _s.Y, _s.SP, _s.PC, _s.Status, _s.Cycles);

    private Span<byte> MemorySpan => new(_core + 0x80, MemorySize);

    /// <summary>Switches the console off and on: memory keeps what it held.</summary>
    public void Reset()
    {
        _s.Cycles = 0;
        ResetTimer();
        ResetVideo();
        _cartridge.Reset(_random);
        ResetProcessor();
    }

    /// <summary>
    /// Runs a frame; or a part of one, if it does not end within so many instructions.
    /// </summary>
    public void RunFrame()
    {
        if (_s.IsPartial)
        {
            // An unfinished frame was drawn as far as it went.
            Run(isDrawing: true);
            return;
        }
        StartFrame();
        if (IsWatched && !_current.IsMissing)
        {
            Run(isDrawing: true);
            return;
        }
        _begun.Save(_s, MemorySpan, _cartridge, Input);
        Run(IsWatched);
        if (!_s.IsPartial && _s.Drawn >= _s.Stop)
        {
            // Nothing is left of what was there before.
            _current.IsMissing = !IsWatched;
            if (!IsWatched)
            {
                (_begun, _current.Start) = (_current.Start, _begun);
            }
            return;
        }
        // Some of the pixels are those of the frame before the last: first that, if it is missing, then this one once more.
        Restore(_begun);
        DrawMissing(_current);
        Run(isDrawing: true);
    }

    /// <summary>A console that goes on like this one.</summary>
    public AtariMachine Clone()
    {
        var clone = new AtariMachine(_properties, _cartridge.Clone());
        clone.CopyFrom(this);
        return clone;
    }

    /// <summary>Goes on like another console with the same cartridge.</summary>
    public void CopyFrom(AtariMachine other)
    {
        other.DrawMissing(other._current);
        other.DrawMissing(other._previous);
        _current.IsMissing = _previous.IsMissing = false;
        Buffer.MemoryCopy(other._current.Pixels, _current.Pixels, Picture.Size, Picture.Size);
        Buffer.MemoryCopy(other._previous.Pixels, _previous.Pixels, Picture.Size, Picture.Size);
        other.MemorySpan.CopyTo(MemorySpan);
        _cartridge.CopyFrom(other._cartridge);
        _random.CopyFrom(other._random);
        _s = other._s;
        (_lines, _isPal, Input) = (other._lines, other._isPal, other.Input);
        Forget();
    }

    private void StartFrame()
    {
        (_current, _previous) = (_previous, _current);
        _screen = _current.Pixels;
        var now = (int)(3 * _s.Cycles);
        var phase = (int)((uint)(now - _s.Origin) % LineClocks);
        _s.VsyncEnd -= now;
        _s.LastMove -= now;
        _s.DumpOff -= _s.Cycles;
        _s.TimerSetAt -= _s.Cycles;
        _s.TimerReadAt -= _s.Cycles;
        _cartridge.Rebase(_s.Cycles);
        _s.Cycles = 0;
        PlaceFrame(-phase);
        _s.Drawn = _s.Start;
        if (_isPal)
        {
            _s.Colors = _s.Colors & 0xFEFEFEFE | (uint)(_s.LinesLast & 1) * 0x01010101;
        }
        _s.IsGreyed = false;
    }

    private void PlaceFrame(int origin)
    {
        _s.Origin = origin;
        _s.Start = origin + LineClocks * _properties.FirstLine;
        _s.Stop = _s.Start + LineClocks * _lines;
        _s.LineLimit = origin + LineClocks * ((_isPal ? MostLinesPal : MostLines) + 1);
        _s.Rest = LineClocks;
        _s.Cursor = 0;
        _s.Settled = _s.Passed = int.MinValue;
        _s.IsBlackDue = _s.IsBlanked;
    }

    private void Run(bool isDrawing)
    {
        _isDrawing = isDrawing;
        _s.IsBlackDue &= isDrawing;
        _s.IsPartial = true;
        _s.IsStopped = false;
        // Once, from then on, any write ends the frame.
        _notesOnly = _isTapped ? 0 : (uint)(_s.LineLimit / 3);
        RunInstructions(InstructionsOfAFrame);
        CatchUp();
        Render(_s.Settled);
        var line = ((int)(3 * _s.Cycles) - _s.Origin) / LineClocks;
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

    /// <summary>What is missing of an unfinished frame loses its colour.</summary>
    private void GreyOut(int firstLine)
    {
        var from = (firstLine - _properties.FirstLine) * ScreenWidth;
        for (var i = from; _isDrawing && i < _lines * ScreenWidth; i++)
        {
            _screen[i] = (byte)((_screen[i] & 0x0F) >> 1);
        }
    }

    private void DrawMissing(Picture picture)
    {
        if (!picture.IsMissing)
        {
            return;
        }
        _resumed.Save(_s, MemorySpan, _cartridge, Input);
        Restore(picture.Start);
        _screen = picture.Pixels;
        Run(isDrawing: true);
        picture.IsMissing = false;
        _screen = _current.Pixels;
        Restore(_resumed);
    }

    private void Restore(FrameStart start)
    {
        Input = start.Restore(out _s, MemorySpan, _cartridge);
        Forget();
    }

    /// <summary>Forgets what was derived from a state that was exchanged.</summary>
    private void Forget()
    {
        ForgetPainted();
        LeaveCode();
    }

    private void ResetVideo()
    {
        // A reset does not finish an unfinished frame.
        _s = new MachineState
        {
            Bus = _s.Bus,
            Timer = _s.Timer,
            TimerShift = _s.TimerShift,
            IsPartial = _s.IsPartial,
            IsGreyed = _s.IsGreyed,
        };
        new Span<byte>(_current.Pixels, Picture.Size).Clear();
        new Span<byte>(_previous.Pixels, Picture.Size).Clear();
        _current.IsMissing = _previous.IsMissing = false;
        PlaceFrame(0);
        _s.Drawn = 0;
        _s.VsyncEnd = int.MaxValue;
        RenewPlayer0(false);
        RenewPlayer1(false);
        RenewMissile0();
        RenewMissile1();
        RenewBall();
        ForgetPainted();
    }

    private bool IsDetectedPal()
    {
        Reset();
        var tall = 0;
        for (var frame = 0; frame < 60; frame++)
        {
            RunFrame();
            if (frame >= 30 && ((int)(3 * _s.Cycles) - _s.Origin) / LineClocks > 285)
            {
                tall++;
            }
        }
        return tall >= 15;
    }
}
