using Escalade.Atari.Cartridges;

namespace Escalade.Atari.Machine;

/// <summary>
/// The Atari 2600: its processor (6507), its video chip (TIA), its memory, timer and ports (RIOT), and a cartridge, advanced frame by frame. Every frame
/// equals the Arcade Learning Environment's.
/// </summary>
/// <remarks>
/// <para>This file is the console as a whole; each chip has files of its own that bear its name. Read the bus first, then the 6507's slow path, the
/// RIOT, the TIA's registers and its renderer. The write log, the beam and the fast path are there for speed.</para>
/// <para>An instance belongs to one thread. <see cref="RunFrame"/> allocates nothing.</para>
/// </remarks>
internal sealed unsafe partial class AtariMachine
{
    /// <summary>Bytes of memory.</summary>
    public const int MemorySize = 128;

    /// <summary>Pixels in a line of the screen.</summary>
    public const int ScreenWidth = 160;

    private const int MinLines = 200;
    private const int InstructionsOfAFrame = 25_000;
    private const uint SystemSeed = 4_753_849; // The Arcade Learning Environment's default.

    // Lines after which a frame is cut off.
    private const int MaxLines = 290, MaxLinesPal = 342;

    private readonly CartridgeProperties _properties;
    private readonly Cartridge _cartridge;
    private readonly MersenneTwister _random = new(SystemSeed);

    /// <summary>The memory that all pointers point into, pinned so that the collector does not move it.</summary>
    private readonly byte[] _pinned;

    private readonly MachineSnapshot _resumePoint;
    private MachineSnapshot _frameStart;
    private FrameBuffer _current;
    private FrameBuffer _previous;
    private byte* _screen;

    private bool _isDrawing = true;
    private MachineState _s;
    private int _lines;
    private bool _isPal;

    public AtariMachine(ReadOnlySpan<byte> image, CartridgeProperties properties)
        : this(properties, Cartridge.Create(image))
    {
        FusedInstruction.Find(_cartridge.Content, _cartridge.Annotations);
        Input = new ConsoleInput { LeftDifficultyA = properties.LeftDifficultyA, RightDifficultyA = properties.RightDifficultyA };
        foreach (ref var cell in MemorySpan)
        {
            cell = (byte)_random.Next();
        }
        ResetRiot();
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
        _pinned = GC.AllocateArray<byte>(CoreSize + Line + WriteLogCapacity * sizeof(ulong) + 2 * FrameBuffer.Size, pinned: true);
        fixed (byte* start = _pinned)
        {
            var next = start;
            _core = next;
            _pages = (byte**)(next + PagesInCore);
            _objectLine = next += CoreSize;
            _writeLog = (ulong*)(next += Line);
            _writeLogEnd = _writeLog + WriteLogCapacity;
            _current = new FrameBuffer(next += WriteLogCapacity * sizeof(ulong), new MachineSnapshot(cartridge));
            _previous = new FrameBuffer(next + FrameBuffer.Size, new MachineSnapshot(cartridge));
        }
        (_frameStart, _resumePoint) = (new MachineSnapshot(cartridge), new MachineSnapshot(cartridge));
        _nextWrite = _lastCollisionClear = _writeLog;
        _isColliding = true;
        _screen = _current.Pixels;
        for (var opcode = 0; opcode < Opcodes; opcode++)
        {
            *ClockOf(_core, opcode) = FusedInstruction.Clock(opcode);
        }
        MapMemory();
        _isSnooped = _cartridge.SnoopsTia;
        _cartridge.Attach(_pages);
    }

    /// <summary>What is pressed while the next frame runs.</summary>
    public ConsoleInput Input { get; set; }

    /// <summary>
    /// Whether the next frame will be looked at. A hint: drawing is left out of a frame that is not, until its pixels turn out to be needed after all.
    /// <see cref="Screen"/> is the same in any case.
    /// </summary>
    public bool IsWatched { get; set; } = true;

    public bool IsPal => _isPal;

    /// <summary>The live memory, <c>[MemorySize]</c>.</summary>
    public ReadOnlySpan<byte> Memory => MemorySpan;

    /// <summary>The last frame, <c>[lines x 160]</c> values of colour registers: the live one, not a copy.</summary>
    public ReadOnlySpan<byte> Screen
    {
        get
        {
            DrawSkipped(_current);
            return new(_current.Pixels, Math.Max(MinLines, _lines) * ScreenWidth);
        }
    }

    /// <summary>The processor's registers and its clock.</summary>
    public (int A, int X, int Y, int SP, int PC, int Status, uint Cycles) Registers => (_s.A, _s.X, _s.Y, _s.SP, _s.PC, _s.Status, _s.Cycles);

    private Span<byte> MemorySpan => new(_core + 0x80, MemorySize);

    /// <summary>ReadSwchb the console off and on: memory keeps what it held.</summary>
    public void Reset()
    {
        _s.Cycles = 0;
        ResetRiot();
        ResetTia();
        _cartridge.Reset(_random);
        ResetProcessor();
    }

    /// <summary>Runs a frame, or a part of one if it does not end within 25,000 instructions.</summary>
    public void RunFrame()
    {
        if (_s.IsFrameUnfinished)
        {
            // An unfinished frame was drawn as far as it went, and goes on being drawn.
            Run(isDrawing: true);
            return;
        }
        StartFrame();
        if (IsWatched && !_current.IsSkipped)
        {
            Run(isDrawing: true);
            return;
        }
        _frameStart.Save(_s, MemorySpan, _cartridge, Input);
        Run(IsWatched);
        if (!_s.IsFrameUnfinished && _s.DrawnUntil >= _s.ShownUntil)
        {
            // The frame covers the whole buffer: nothing of the older frame in it is needed any more.
            _current.IsSkipped = !IsWatched;
            if (!IsWatched)
            {
                (_frameStart, _current.Start) = (_current.Start, _frameStart);
            }
            return;
        }
        // Some pixels keep those of two frames before. So draw that frame, if it was skipped, and then run this one once more, drawing.
        Restore(_frameStart);
        DrawSkipped(_current);
        Run(isDrawing: true);
    }

    /// <summary>A copy: a console with the same cartridge in the same state.</summary>
    public AtariMachine Clone()
    {
        var clone = new AtariMachine(_properties, _cartridge.Clone());
        clone.CopyFrom(this);
        return clone;
    }

    /// <summary>Takes over the state of another console with the same cartridge.</summary>
    public void CopyFrom(AtariMachine other)
    {
        other.DrawSkipped(other._current);
        other.DrawSkipped(other._previous);
        _current.IsSkipped = _previous.IsSkipped = false;
        Buffer.MemoryCopy(other._current.Pixels, _current.Pixels, FrameBuffer.Size, FrameBuffer.Size);
        Buffer.MemoryCopy(other._previous.Pixels, _previous.Pixels, FrameBuffer.Size, FrameBuffer.Size);
        other.MemorySpan.CopyTo(MemorySpan);
        _cartridge.CopyFrom(other._cartridge);
        _random.CopyFrom(other._random);
        _s = other._s;
        (_lines, _isPal, Input) = (other._lines, other._isPal, other.Input);
        ForgetDerivedState();
    }

    /// <summary>Begins a frame: times count from here on.</summary>
    private void StartFrame()
    {
        (_current, _previous) = (_previous, _current);
        _screen = _current.Pixels;
        var now = (int)(3 * _s.Cycles);
        var phase = (int)((uint)(now - _s.FirstLineClock) % LineClocks);
        _s.VsyncLongEnoughAt -= now;
        _s.LastHmove -= now;
        _s.PaddlesGroundedUntil -= _s.Cycles;
        _s.TimerSetAt -= _s.Cycles;
        _s.TimerReadAt -= _s.Cycles;
        _cartridge.RebaseClock(_s.Cycles);
        _s.Cycles = 0;
        SetFrameClocks(-phase);
        _s.DrawnUntil = _s.ShownFrom;
        if (_isPal)
        {
            _s.Colors = _s.Colors & 0xFEFEFEFE | (uint)(_s.LastFrameLines & 1) * 0x01010101;
        }
        _s.IsGreyed = false;
    }

    /// <summary>Sets the clocks at which parts of a frame begin and end.</summary>
    private void SetFrameClocks(int firstLineClock)
    {
        _s.FirstLineClock = firstLineClock;
        _s.ShownFrom = firstLineClock + LineClocks * _properties.FirstLine;
        _s.ShownUntil = _s.ShownFrom + LineClocks * _lines;
        _s.FrameLimit = firstLineClock + LineClocks * ((_isPal ? MaxLinesPal : MaxLines) + 1);
        _s.ClocksLeftInLine = LineClocks;
        _s.NextPixel = 0;
        _s.UnchangedUntil = _s.UnseenUntil = int.MinValue;
        _s.IsHmoveBlankDue = _s.IsHmoveBlanked;
    }

    /// <summary>Runs the current frame to its end, or until the instructions of a call are used up.</summary>
    private void Run(bool isDrawing)
    {
        _isDrawing = isDrawing;
        _s.IsHmoveBlankDue &= isDrawing;
        _s.IsFrameUnfinished = true;
        _s.IsStopped = false;
        // A write after the limit ends the frame, so from there on writes are more than logged.
        _logOnlyUntil = _isSnooped ? 0 : (uint)(_s.FrameLimit / 3);
        RunInstructions(InstructionsOfAFrame);
        ReplayWriteLog();
        RenderTo(_s.UnchangedUntil);
        var line = ((int)(3 * _s.Cycles) - _s.FirstLineClock) / LineClocks;
        if (!_s.IsFrameUnfinished)
        {
            _s.LastFrameLines = line;
            _s.IsGreyed = false;
        }
        else if (!_s.IsGreyed)
        {
            GreyOut(Math.Max(line, _properties.FirstLine));
            _s.IsGreyed = true;
        }
    }

    /// <summary>Turns the part of an unfinished frame that was not drawn grey.</summary>
    private void GreyOut(int firstLine)
    {
        var from = (firstLine - _properties.FirstLine) * ScreenWidth;
        for (var i = from; _isDrawing && i < _lines * ScreenWidth; i++)
        {
            _screen[i] = (byte)((_screen[i] & 0x0F) >> 1);
        }
    }

    /// <summary>If drawing was left out of a frame, runs it once more, drawing, and comes back to the present.</summary>
    private void DrawSkipped(FrameBuffer buffer)
    {
        if (!buffer.IsSkipped)
        {
            return;
        }
        _resumePoint.Save(_s, MemorySpan, _cartridge, Input);
        Restore(buffer.Start);
        _screen = buffer.Pixels;
        Run(isDrawing: true);
        buffer.IsSkipped = false;
        _screen = _current.Pixels;
        Restore(_resumePoint);
    }

    private void Restore(MachineSnapshot snapshot)
    {
        Input = snapshot.Restore(out _s, MemorySpan, _cartridge);
        ForgetDerivedState();
    }

    /// <summary>Forgets what was derived from a state that has been replaced.</summary>
    private void ForgetDerivedState()
    {
        ForgetObjectLine();
        ForgetCode();
    }

    private void ResetTia()
    {
        // A frame that was unfinished before the reset goes on after it.
        _s = new MachineState
        {
            DataBus = _s.DataBus,
            TimerStart = _s.TimerStart,
            TimerShift = _s.TimerShift,
            IsFrameUnfinished = _s.IsFrameUnfinished,
            IsGreyed = _s.IsGreyed,
        };
        new Span<byte>(_current.Pixels, FrameBuffer.Size).Clear();
        new Span<byte>(_previous.Pixels, FrameBuffer.Size).Clear();
        _current.IsSkipped = _previous.IsSkipped = false;
        SetFrameClocks(0);
        _s.DrawnUntil = 0;
        _s.VsyncLongEnoughAt = int.MaxValue;
        UpdatePlayer0(false);
        UpdatePlayer1(false);
        UpdateMissile0();
        UpdateMissile1();
        UpdateBall();
        ForgetObjectLine();
    }

    /// <summary>Whether the program draws frames as tall as a PAL television's; found by running 60 of them.</summary>
    private bool IsDetectedPal()
    {
        Reset();
        var tall = 0;
        for (var frame = 0; frame < 60; frame++)
        {
            RunFrame();
            if (frame >= 30 && ((int)(3 * _s.Cycles) - _s.FirstLineClock) / LineClocks > 285)
            {
                tall++;
            }
        }
        return tall >= 15;
    }
}
