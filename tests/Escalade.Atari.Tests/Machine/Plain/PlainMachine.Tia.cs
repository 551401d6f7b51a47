namespace Escalade.Atari.Tests.Machine.Plain;

/// <summary>The TIA: keeps what was written, and draws up to the clock of each access with what its registers then mean.</summary>
internal sealed partial class PlainMachine
{
    private const int Width = 160, LineClocks = 228, Blank = 68, CombEnd = Blank + 8;

    private const int Vsync = 0x00, Vblank = 0x01, Wsync = 0x02, Nusiz = 0x04, Colup0 = 0x06, Colup1 = 0x07, Colupf = 0x08, Colubk = 0x09, Ctrlpf = 0x0A,
        Refp = 0x0B, Pf0 = 0x0D, Pf1 = 0x0E, Pf2 = 0x0F, Resp0 = 0x10, Resbl = 0x14, Grp0 = 0x1B, Grp1 = 0x1C, Enam0 = 0x1D, Enabl = 0x1F, Hmp0 = 0x20,
        Hmm0 = 0x22, Hmbl = 0x24, Vdelp0 = 0x25, Vdelbl = 0x27, Resmp0 = 0x28, Resmp1 = 0x29, Hmove = 0x2A, Hmclr = 0x2B, Cxclr = 0x2C;

    /// <summary>The read registers CXM0P to CXPPMM: what bits 7 and 6 of each say has collided.</summary>
    private const string LatchNames = "M0-P1 M0-P0, M1-P0 M1-P1, P0-PF P0-BL, P1-PF P1-BL, M0-PF M0-BL, M1-PF M1-BL, BL-PF none, P0-P1 M0-M1";

    /// <summary>Where the chip puts an object when it is placed soon after HMOVE: register, clocks since HMOVE, clock of the line, column.</summary>
    private static readonly Dictionary<(int Register, int SinceHmove, int Clock), int> OddColumns = new()
    {
        [(0x12, 60, 69)] = 8,
        [(0x13, 9, 18)] = 3,
        [(0x14, 54, 60)] = 10,
        [(0x14, 54, 69)] = 10,
        [(0x14, 9, 18)] = 3,
        [(0x14, 21, 30)] = 6,
        [(0x14, 18, 27)] = 5,
    };

    /// <summary>The latches that a set of objects sets, <c>[set]</c>, two bits a read register.</summary>
    private static readonly int[] LatchesOf = [.. Enumerable.Range(0, 64).Select(set => FindLatches((Objects)set))];

    private readonly byte[] _written = new byte[64];

    /// <summary>Columns of P0, P1, M0, M1 and BL.</summary>
    private readonly int[] _columns = new int[5];

    /// <summary>Whether the first copy of P0 or P1 is left out until the line ends.</summary>
    private readonly bool[] _isLate = new bool[2];

    /// <summary>Players' graphics, missiles and ball on a line, and of which state of the registers that is.</summary>
    private readonly (byte Bits0, byte Bits1, Objects Balls)[] _line = new (byte, byte, Objects)[Width];
    private (int, int, int, int, int, int, int, int, bool, bool, int) _lineIsOf = (-1, 0, 0, 0, 0, 0, 0, 0, false, false, 0);

    private byte[] _picture = new byte[Width * 302];
    private byte[] _otherPicture = new byte[Width * 302];
    private int _frameBegan, _pictureBegins, _pictureEnds, _drawn, _beam, _pixel;
    private int _longSyncAt, _hmoveAt, _latches, _star;
    private uint _paddlesReleased;
    private byte _delayedGrp0, _delayedGrp1, _delayedEnabl;
    private bool _isRightMirrored, _hasComb, _hasStars, _isStarShaped;

    [Flags]
    private enum Objects
    {
        None = 0, P0 = 1, P1 = 2, M0 = 4, M1 = 8, BL = 16, PF = 32,
    }

    private int LineClock => (Clock - _frameBegan) % LineClocks;

    private void SwitchTiaOn()
    {
        Array.Clear(_written);
        Array.Clear(_columns);
        Array.Clear(_isLate);
        Array.Clear(_picture);
        Array.Clear(_otherPicture);
        _linesBefore = _latches = _star = _hmoveAt = 0;
        (_delayedGrp0, _delayedGrp1, _delayedEnabl, _paddlesReleased) = (0, 0, 0, 0);
        _isFrameOver = _isRightMirrored = _hasComb = _hasStars = _isStarShaped = false;
        _longSyncAt = int.MaxValue;
        PlaceFrame(Clock);
        _drawn = Clock;
    }

    private void BeginFrame()
    {
        (_picture, _otherPicture) = (_otherPicture, _picture);
        // All times count from the frame's beginning.
        var (clock, cycles, inLine) = (Clock, _cycles, LineClock);
        (_longSyncAt, _hmoveAt) = (_longSyncAt - clock, _hmoveAt - clock);
        (_paddlesReleased, _timerWritten, _timerRead) = (_paddlesReleased - cycles, _timerWritten - cycles, _timerRead - cycles);
        _cartridge.Rebase(cycles);
        _cycles = 0;
        PlaceFrame(-inLine);
        _drawn = _pictureBegins;
        _isGrey = false;
    }

    private void PlaceFrame(int began)
    {
        _frameBegan = began;
        _pictureBegins = began + _setup.FirstLine * LineClocks;
        _pictureEnds = _pictureBegins + _height * LineClocks;
        _beam = _pixel = 0;
    }

    /// <summary>Draws up to a clock. A line that ends just there is only ended by the next call.</summary>
    private void DrawUntil(int clock)
    {
        var last = Math.Min(clock, _pictureEnds);
        while (clock >= _pictureBegins && _drawn < last)
        {
            var isPassed = last - _drawn > LineClocks - _beam;
            var end = isPassed ? LineClocks : _beam + last - _drawn;
            var visible = Math.Max(_beam, Math.Min(Blank, end));
            var firstPixel = _pixel;
            DrawPixels(visible - Blank, end - Blank);
            // The comb is as long as the way to its end; in the blank that is too long, but is drawn over later.
            if (_hasComb && visible < CombEnd)
            {
                Array.Fill(_picture, (byte)0, firstPixel, CombEnd - visible);
                _hasComb = end < CombEnd;
            }
            _drawn += end - _beam;
            _beam = isPassed ? 0 : end;
            if (isPassed)
            {
                FinishLine();
            }
        }
    }

    private void FinishLine()
    {
        _isRightMirrored = Is(Ctrlpf, 1);
        Array.Clear(_isLate);
        if (_hasStars)
        {
            _star = (_star + 1) % 4;
            int[] steps = [18, 33, 0, 17];
            _columns[2] = Around(_columns[2] - steps[_star]);
            _isStarShaped = true;
        }
    }

    private void DrawPixels(int from, int to)
    {
        if (to <= from)
        {
            return;
        }
        FindLine();
        var bits0 = Graphics(0);
        var bits1 = Graphics(1);
        var balls = (Is(Enam0, 2) && !Is(Resmp0, 2) ? Objects.M0 : 0) | (Is(Enam0 + 1, 2) && !Is(Resmp1, 2) ? Objects.M1 : 0)
            | (((Is(Vdelbl, 1) ? _delayedEnabl : _written[Enabl]) & 2) != 0 ? Objects.BL : 0);
        // The 20 blocks of the left half: PF0's high nibble from its low end, PF1 from its high end, PF2 from its low end.
        var playfield = _written[Pf0] / 16 + Mirror(_written[Pf1]) * 16 + _written[Pf2] * 4096;
        var isAlone = playfield != 0 && (bits0 | bits1) == 0 && balls == 0;
        for (var column = from; column < to; column++)
        {
            var here = _line[column];
            var block = column < 80 ? column / 4 : _isRightMirrored ? 39 - column / 4 : column / 4 - 20;
            var objects = here.Balls & balls | ((here.Bits0 & bits0) != 0 ? Objects.P0 : 0) | ((here.Bits1 & bits1) != 0 ? Objects.P1 : 0)
                | ((playfield & 1 << block) != 0 ? Objects.PF : 0);
            if (Is(Vblank, 2))
            {
                _picture[_pixel++] = 0;
                continue;
            }
            _latches |= LatchesOf[(int)objects];
            var color = _written[ColorOf(objects, column < 80, isAlone)] & 0xFE;
            _picture[_pixel++] = (byte)(color + (_isPal ? _linesBefore % 2 : 0));
        }
    }

    /// <summary>The register with the colour of some objects, by the priorities of the Programmer's Guide.</summary>
    private int ColorOf(Objects objects, bool isLeft, bool isAlone)
    {
        var isScore = Is(Ctrlpf, 2);
        var isFirst = Is(Ctrlpf, 4) && !(isScore && isAlone);
        var hasPlayfield = objects.HasFlag(Objects.PF);
        if (isFirst && (hasPlayfield || objects.HasFlag(Objects.BL)))
        {
            return Colupf;
        }
        if ((objects & (Objects.P0 | Objects.M0)) != 0)
        {
            return Colup0;
        }
        if ((objects & (Objects.P1 | Objects.M1)) != 0)
        {
            // In the left half a score has the colour, and the priority, of player 0.
            return isScore && isLeft && hasPlayfield && !isFirst ? Colup0 : Colup1;
        }
        if (hasPlayfield && isScore)
        {
            return isLeft ? Colup0 : Colup1;
        }
        return objects == Objects.None ? Colubk : Colupf;
    }

    private static int FindLatches(Objects set)
    {
        var names = LatchNames.Replace(",", "", StringComparison.Ordinal).Split(' ');
        return names.Select((name, i) => name != "none" && Array.TrueForAll(name.Split('-'), one => set.HasFlag(Enum.Parse<Objects>(one))) ? 1 << i : 0).Sum();
    }

    private byte Graphics(int player)
    {
        var delayed = player == 0 ? _delayedGrp0 : _delayedGrp1;
        var graphics = Is(Vdelp0 + player, 1) ? delayed : _written[Grp0 + player];
        return Is(Refp + player, 8) ? (byte)Mirror(graphics) : graphics;
    }

    /// <summary>The bits of a byte from the other end: nibbles, then pairs, then neighbours change places.</summary>
    private static int Mirror(byte value)
    {
        var nibbles = value * 0x101 / 16;
        var pairs = (nibbles & 0x33) * 4 + (nibbles / 4 & 0x33);
        return (pairs & 0x55) * 2 + (pairs / 2 & 0x55);
    }

    /// <summary>Works out where objects are on the line, if the registers say something else than the last time.</summary>
    private void FindLine()
    {
        var key = (_columns[0], _columns[1], _columns[2], _columns[3], _columns[4], _written[Nusiz], _written[Nusiz + 1], _written[Ctrlpf], _isLate[0], _isLate[1],
            _isStarShaped ? _star : -1);
        if (key == _lineIsOf)
        {
            return;
        }
        _lineIsOf = key;
        Array.Clear(_line);
        for (var player = 0; player < 2; player++)
        {
            var pixel = PixelOf(player);
            // A wide player begins a pixel later.
            var begin = _columns[player] + (pixel > 1 ? 1 : 0);
            foreach (var copy in CopiesOf(player).Where(copy => copy > 0 || !_isLate[player]))
            {
                for (var i = 0; i < 8 * pixel; i++)
                {
                    ref var here = ref _line[Around(begin + copy + i)];
                    here.Bits0 |= (byte)(player == 0 ? 128 >> i / pixel : 0);
                    here.Bits1 |= (byte)(player == 1 ? 128 >> i / pixel : 0);
                }
            }
            var width = 1 << _written[Nusiz + player] / 16 % 4;
            if (player == 0 && _isStarShaped)
            {
                width = _star == 1 ? Math.Max(2, width == 4 ? 8 : width) : _star == 2 ? 0 : width;
            }
            AddBalls(_columns[2 + player], CopiesOf(player), width, player == 0 ? Objects.M0 : Objects.M1);
        }
        AddBalls(_columns[4], [0], 1 << _written[Ctrlpf] / 16 % 4, Objects.BL);
    }

    private void AddBalls(int column, int[] copies, int width, Objects which)
    {
        foreach (var pixel in copies.SelectMany(copy => Enumerable.Range(column + copy, width)))
        {
            _line[Around(pixel)].Balls |= which;
        }
    }

    /// <summary>Distances of a player's copies, and of its missile's, by the Programmer's Guide's picture of NUSIZ: an 8 stands for 8 pixels.</summary>
    private int[] CopiesOf(int player)
    {
        string[] pictures = ["8", "8 8", "8   8", "8 8 8", "8       8", "8", "8   8   8", "8"];
        var picture = pictures[_written[Nusiz + player] % 8];
        return [.. Enumerable.Range(0, picture.Length).Where(i => picture[i] == '8').Select(i => 8 * i)];
    }

    /// <summary>How wide a player's pixels are.</summary>
    private int PixelOf(int player) => (_written[Nusiz + player] % 8) switch { 5 => 2, 7 => 4, _ => 1 };

    private static int Around(int column) => (column + Width) % Width;

    private bool Is(int register, int mask) => (_written[register] & mask) != 0;

    private byte ReadTia(int register)
    {
        DrawUntil(Clock);
        // Two bits are driven, or one; the others are what was on the bus.
        var isRightPort = _setup.SwapPorts;
        var high = register switch
        {
            < 8 => (_latches >> 2 * register & 1) * 0x80 + (_latches >> 2 * register + 1 & 1) * 0x40,
            8 or 9 when _setup.LeftPaddles => Bit(7, IsCharged((register == 8) ^ _setup.SwapPaddles ? Input.Paddle0 : Input.Paddle1)),
            10 or 11 => Bit(7, _setup.RightPaddles),
            12 => Bit(7, _setup.LeftPaddles || isRightPort || !Input.Fire),
            13 => Bit(7, _setup.RightPaddles || !isRightPort || !Input.Fire),
            _ => 0,
        };
        return (byte)(high + _bus % 0x40);
    }

    /// <summary>Whether a paddle's capacitor of 10 nF is charged, which takes 1.6 times resistance and capacity.</summary>
    private bool IsCharged(int ohms) =>
        ohms == 0 || (ohms > 0 && !Is(Vblank, 0x80) && _cycles > _paddlesReleased + (uint)(1.6 * ohms * 0.01E-6 * 1.19E6));

    private void WriteTia(int register, byte value)
    {
        var (now, inLine) = (Clock, LineClock);
        int[] playfieldDelays = [4, 5, 2, 3];
        DrawUntil(now + register switch
        {
            Vblank or Refp or Refp + 1 or Grp0 or Grp1 => 1,
            Nusiz or Nusiz + 1 or Resp0 + 2 or Resp0 + 3 => 8,
            Pf0 or Pf1 or Pf2 => playfieldDelays[inLine / 3 % 4],
            _ => 0,
        });
        if (Line > (_isPal ? 342 : 290))
        {
            CloseFrame();
        }
        var old = _written[register];
        switch (register)
        {
            case Vsync when (value & 2) != 0:
                _longSyncAt = now + LineClocks;
                break;
            case Vsync when now >= _longSyncAt:
                _longSyncAt = int.MaxValue;
                CloseFrame();
                break;
            case Vblank when old >= 0x80 && value < 0x80:
                _paddlesReleased = _cycles;
                break;
            case Wsync when _hasJustRead:
                while ((uint)(_cycles - _frameBegan / 3) % 76 != 0)
                {
                    _cycles++;
                }
                break;
            case Nusiz or Nusiz + 1:
                _isLate[register - Nusiz] = false;
                _isStarShaped &= register != Nusiz;
                break;
            case Ctrlpf when inLine < 147:
                _isRightMirrored = value % 2 == 1;
                break;
            case Resp0 or Resp0 + 1:
                PlacePlayer(register - Resp0, inLine);
                break;
            case Resp0 + 2 or Resp0 + 3 or Resbl:
                _columns[register - Resp0] = OddColumns.GetValueOrDefault((register, now - _hmoveAt, inLine), inLine < Blank ? 2 : Around(inLine - Blank + 4 - Width));
                _isStarShaped &= register != Resp0 + 2;
                break;
            case Grp0:
                _delayedGrp1 = _written[Grp1];
                break;
            case Grp1:
                (_delayedGrp0, _delayedEnabl) = (_written[Grp0], _written[Enabl]);
                break;
            case Hmm0 when old / 16 == 7 && value / 16 == 6 && now - _hmoveAt == 63:
                (_hasStars, _star) = (true, 0);
                break;
            case Resmp0 or Resmp1 when (old & 2) > (value & 2):
                var player = register - Resmp0;
                _columns[2 + player] = Around(_columns[player] + 4 * PixelOf(player));
                _isStarShaped &= player == 1;
                break;
            case Hmove:
                MoveObjects(inLine / 3);
                _hmoveAt = now;
                break;
            case Hmclr:
                _written.AsSpan(Hmp0, 5).Clear();
                break;
            case Cxclr:
                _latches = 0;
                break;
        }
        _written[register] = value;
    }

    private void CloseFrame() => (_isFrameOver, _isFrameOpen) = (true, false);

    /// <summary>
    /// HMOVE. The chip moves an object a pixel every four clocks, and a cycle is three. So of a move that begins late some pixels are missing, one for four
    /// clocks; and of one that begins before the end of a line, as many are made before it ends.
    /// </summary>
    private void MoveObjects(int cycle)
    {
        _hasComb |= _setup.BlanksHorizontalMotion && cycle is <= 20 or 75;
        for (var i = 0; i < 5; i++)
        {
            // A nibble is a signed number, and asks for so many pixels to the left.
            var asked = -((sbyte)_written[Hmp0 + i] >> 4);
            _columns[i] = Around(_columns[i] + cycle switch
            {
                75 => asked,
                <= 20 => Math.Max(asked, Math.Max(-7, 3 * cycle - 35 >> 2)),
                >= 55 => Math.Min(asked + (190 - 3 * cycle >> 2), 0),
                _ => 0,
            });
        }
        Array.Clear(_isLate);
        _hasStars = _isStarShaped = false;
    }

    /// <summary>RESP0 and RESP1: where the player begins, and whether the copy that the beam is in is finished or left out.</summary>
    private void PlacePlayer(int player, int inLine)
    {
        var column = inLine < Blank ? 3 : (inLine - Blank + 5) % Width;
        var wait = Around(column - _columns[player]);
        // The beam is so far within the old copies: the first four clocks they only get ready.
        var places = CopiesOf(player).Select(copy => wait - copy).ToList();
        var isReady = places.FindIndex(place => place is >= 0 and < 4);
        var isDrawn = places.FindIndex(place => place >= 4 && place < 4 + 8 * PixelOf(player));
        if (isDrawn >= 0 && (isReady < 0 || isDrawn < isReady))
        {
            DrawUntil(Clock + 11);
            isReady = -1;
        }
        _columns[player] = column;
        _isLate[player] = isReady < 0;
    }
}
