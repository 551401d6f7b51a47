using Escalade.Atari.Cartridges;
using Escalade.Atari.Machine;

namespace Escalade.Atari.Tests.Machine.Plain;

/// <summary>
/// The slow, readable machine that the fast one is measured by: the console as the Arcade Learning Environment runs it, instruction by instruction and pixel
/// by pixel. All of 73 traces of whole games are equal. It shares the random numbers and the description of cartridges with the fast one, nothing else.
/// </summary>
/// <remarks>
/// It keeps registers as they were written and works out what they mean when it draws, where the fast one works it out when they are written. This
/// file is the console with its bus and RIOT; the 6507 and the TIA have files of their own.
/// </remarks>
internal sealed partial class PlainMachine
{
    private readonly CartridgeProperties _setup;
    private readonly PlainCartridge _cartridge;
    private readonly MersenneTwister _chance = new(4_753_849);
    private readonly byte[] _ram = new byte[128];

    private readonly bool _isPal;
    private readonly int _height;

    private uint _cycles;
    private byte _bus;
    private bool _hasJustRead, _isFrameOpen, _isFrameOver, _isGrey;
    private int _linesBefore;

    // RIOT
    private uint _timer, _timerWritten, _timerRead;
    private int _interval;
    private bool _isTimerSpent;
    private byte _swacnt;

    public PlainMachine(ReadOnlySpan<byte> image, CartridgeProperties properties)
    {
        _setup = properties;
        _cartridge = new PlainCartridge(image);
        Input = new() { RightDifficultyA = properties.RightDifficultyA, LeftDifficultyA = properties.LeftDifficultyA };
        Array.ForEach([.. Enumerable.Range(0, _ram.Length)], i => _ram[i] = (byte)_chance.Next());
        SwitchRiotOn();
        _height = properties.Lines;
        _isPal = RunsAsPal();
        if (_isPal && _height == 210)
        {
            _height = 250;
        }
        Reset();
    }

    public ConsoleInput Input { get; set; }

    public ReadOnlySpan<byte> Memory => _ram;

    public ReadOnlySpan<byte> Screen => _picture.AsSpan(0, Width * Math.Max(_height, 200));

    /// <summary>All that the processor is, for comparing.</summary>
    public (int A, int X, int Y, int SP, int PC, int Status, uint Cycles) Registers => (_a, _x, _y, _sp, _pc, Status, _cycles);

    /// <summary>The current line of the frame; the frame may have begun within a line.</summary>
    private int Line => (Clock - _frameBegan) / LineClocks;

    private int Clock => (int)(_cycles * 3);

    public void Reset()
    {
        _cycles = 0;
        SwitchRiotOn();
        SwitchTiaOn();
        _cartridge.Reset(_chance);
        SwitchProcessorOn();
    }

    public void RunFrame()
    {
        if (!_isFrameOpen)
        {
            BeginFrame();
            _isFrameOpen = true;
        }
        _isFrameOver = false;
        var executed = 0;
        while (executed++ < 25_000 && !(_isFrameOver || _isJammed))
        {
            Execute();
        }
        if (_isFrameOpen && !_isGrey)
        {
            // The frame took too long. What it has not drawn yet shows the frame before the last, without colour.
            Array.ForEach([.. Enumerable.Range(0, Math.Max(0, _height - Math.Max(0, Line - _setup.FirstLine)) * Width)], i =>
            {
                ref var pixel = ref _picture[_height * Width - 1 - i];
                pixel = (byte)(pixel % 16 / 2);
            });
        }
        (_linesBefore, _isGrey) = _isFrameOpen ? (_linesBefore, true) : (Line, false);
    }

    /// <summary>Whether at least half of the frames 30 to 59 have more than 285 lines.</summary>
    private bool RunsAsPal()
    {
        Reset();
        List<int> heights = [];
        while (heights.Count < 60)
        {
            RunFrame();
            heights.Add(Line);
        }
        return heights[30..].FindAll(lines => lines > 285).Count >= 15;
    }

    private byte Read(int address)
    {
        _bus = _cartridge.Read(address, _cycles) is var answer and >= 0 ? (byte)answer : (address & 0x280) switch
        {
            0x280 => ReadRiot(address & 7),
            0x080 => _ram[address & 0x7F],
            _ => ReadTia(address & 15),
        };
        _hasJustRead = true;
        return _bus;
    }

    private void Write(int address, byte value)
    {
        var reachesTia = _cartridge.Write(address, value);
        switch (address & 0x1280)
        {
            case 0x0280:
                WriteRiot(address, value);
                break;
            case 0x0080:
                _ram[address & 0x7F] = value;
                break;
            case 0x0000 or 0x0200:
                WriteTia(address & 63, value);
                break;
            case var _ when reachesTia:
                WriteTia(address & 63, value);
                break;
        }
        (_bus, _hasJustRead) = (value, false);
    }

    private void SwitchRiotOn() =>
        (_timer, _interval, _timerWritten, _timerRead, _isTimerSpent, _swacnt) = (_chance.Next() % 75 + 25, 64, 0, 0, false, 0);

    private byte ReadRiot(int register)
    {
        const int AllUp = 0xFF;
        // Whole intervals since the timer was set; it counts for the first time a cycle after that.
        var cycles = _cycles - _timerWritten - 1;
        var left = (int)(_timer - cycles / (uint)_interval) - 1;
        switch (register)
        {
            case 0: // SWCHA
                var pressed = _setup.IsForPaddles
                    ? Bit(_setup.SwapPaddles ? 6 : 7, Input.PaddleFire)
                    : (Bit(0, Input.Up) | Bit(1, Input.Down) | Bit(2, Input.Left) | Bit(3, Input.Right)) << (_setup.SwapPorts ? 0 : 4);
                return (byte)(AllUp - pressed);
            case 1: // SWACNT
                return _swacnt;
            case 2: // SWCHB
                return (byte)(0b0011_1111 - Bit(0, Input.Reset) - Bit(1, Input.Select) + Bit(6, Input.LeftDifficultyA) + Bit(7, Input.RightDifficultyA));
            case 5 or 7: // INSTAT
                return (byte)Bit(7, left < 0 && !_isTimerSpent);
            case 4 or 6 when left >= 0: // INTIM
                return (byte)left;
            case 4 or 6: // INTIM, counting cycles
                var total = _timer * (uint)_interval;
                if (!_isTimerSpent && (int)(total - cycles) < 0)
                {
                    (_isTimerSpent, _timerRead) = (true, _cycles);
                }
                return (byte)(_isTimerSpent ? _timer - cycles / (uint)_interval - (_timerRead - _timerWritten - total) : total - cycles - 1);
            default: // SWBCNT
                return 0;
        }
    }

    private void WriteRiot(int address, byte value)
    {
        if ((address & 7) == 1)
        {
            _swacnt = value;
            return;
        }
        if ((address & 0b1_0100) == 0b1_0100)
        {
            int[] intervals = [1, 8, 64, 1024];
            _interval = intervals[address & 3];
            (_timer, _timerWritten, _isTimerSpent) = (value, _cycles, false);
        }
    }

    private static int Bit(int place, bool isSet) => isSet ? 1 << place : 0;
}
