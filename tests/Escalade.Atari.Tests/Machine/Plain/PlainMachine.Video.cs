namespace Escalade.Atari.Tests.Machine.Plain;

/// <summary>The video chip: draws lazily, up to the colour clock of each access.</summary>
internal sealed partial class PlainMachine
{
    private const int Width = 160, LineClocks = 228, BlankClocks = 68, BufferSize = Width * 302;

    private const int Field = 1, Player0 = 2, Player1 = 4, Missile0 = 8, Missile1 = 16, BallBit = 32;

    private static readonly int[] LeastMoves = [-7, -7, -7, -7, -6, -5, -5, -4, -3, -2, -2, -1, 0, 1, 1, 2, 3, 4, 4, 5, 6];
    private static readonly int[] LateMoves = [6, 5, 4, 4, 3, 2, 1, 1, 0, -1, -2, -2, -3, -4, -5, -5, -6, -7, -8, -8];
    private static readonly int[][] CopyOffsets = [[0], [0, 16], [0, 32], [0, 16, 32], [0, 64], [0], [0, 32, 64], [0]];
    // In the order of the read registers: bit 7 of register r is bit 2r, bit 6 is bit 2r + 1.
    private static readonly (int, int)[] CollisionPairs =
    [
        (Missile0, Player1), (Missile0, Player0), (Missile1, Player0), (Missile1, Player1),
        (Player0, Field), (Player0, BallBit), (Player1, Field), (Player1, BallBit),
        (Missile0, Field), (Missile0, BallBit), (Missile1, Field), (Missile1, BallBit),
        (BallBit, Field), (0, 0), (Player0, Player1), (Missile0, Missile1),
    ];

    private static readonly byte[] ColorChoices = MakeColorChoices();
    private static readonly ushort[] CollisionsOf = MakeCollisions();

    private readonly byte[] _mask0 = new byte[Width];
    private readonly byte[] _mask1 = new byte[Width];
    private readonly byte[] _balls = new byte[Width];
    private bool _patternsAreOld = true;

    private void ResetVideo()
    {
        var (isPartial, isGreyed) = (_s.IsPartial, _s.IsGreyed);
        var kept = _s;
        _s = new State
        {
            Cycles = kept.Cycles,
            Bus = kept.Bus,
            LastWasRead = kept.LastWasRead,
            A = kept.A,
            X = kept.X,
            Y = kept.Y,
            SP = kept.SP,
            PC = kept.PC,
            Timer = kept.Timer,
            TimerShift = kept.TimerShift,
            IsPartial = isPartial,
            IsGreyed = isGreyed,
        };
        Array.Clear(_current);
        Array.Clear(_previous);
        _s.Origin = Now;
        _s.Start = _s.Origin + LineClocks * _properties.FirstLine;
        _s.Stop = _s.Start + LineClocks * _lines;
        _s.Drawn = _s.Origin;
        _s.Rest = LineClocks;
        _s.VsyncEnd = int.MaxValue;
        RenewPlayer0(false);
        RenewPlayer1(false);
        RenewMissile0();
        RenewMissile1();
        RenewBall();
    }

    private void StartFrame()
    {
        (_current, _previous) = (_previous, _current);
        var phase = (Now - _s.Origin) % LineClocks;
        _s.VsyncEnd -= Now;
        _s.LastMove -= Now;
        _s.DumpOff -= _s.Cycles;
        _s.TimerSetAt -= _s.Cycles;
        _s.TimerReadAt -= _s.Cycles;
        _cartridge.Rebase(_s.Cycles);
        _s.Cycles = 0;
        _s.Origin = -phase;
        _s.Start = _s.Origin + LineClocks * _properties.FirstLine;
        _s.Stop = _s.Start + LineClocks * _lines;
        _s.Drawn = _s.Start;
        _s.Rest = LineClocks;
        _s.Cursor = 0;
        if (_isPal)
        {
            _s.ColorP0 = Color(_s.ColorP0);
            _s.ColorP1 = Color(_s.ColorP1);
            _s.ColorPf = Color(_s.ColorPf);
            _s.ColorBk = Color(_s.ColorBk);
        }
        _s.IsGreyed = false;
    }

    private byte Color(byte value) => (byte)(value & 0xFE | (_isPal ? _s.LinesLast & 1 : 0));

    private void GreyOut(int firstLine)
    {
        for (var line = firstLine; line < _properties.FirstLine + _lines; line++)
        {
            foreach (ref var pixel in _current.AsSpan((line - _properties.FirstLine) * Width, Width))
            {
                pixel = (byte)((pixel & 0x0F) >> 1);
            }
        }
    }

    private void Render(int target)
    {
        if (target < _s.Start || _s.Drawn >= _s.Stop || _s.Drawn >= target)
        {
            return;
        }
        target = Math.Min(target, _s.Stop);
        while (_s.Drawn < target)
        {
            var position = LineClocks - _s.Rest;
            var isLineDone = target > _s.Drawn + _s.Rest;
            int count;
            if (isLineDone)
            {
                count = _s.Rest;
                _s.Drawn += _s.Rest;
                _s.Rest = LineClocks;
            }
            else
            {
                count = target - _s.Drawn;
                _s.Rest -= count;
                _s.Drawn = target;
            }
            if (position < BlankClocks)
            {
                var skipped = Math.Min(BlankClocks - position, count);
                position += skipped;
                count -= skipped;
            }
            var from = _s.Cursor;
            if (count > 0)
            {
                Draw(position - BlankClocks, count);
                _s.Cursor += count;
            }
            if (_s.IsBlanked && position < 76)
            {
                _current.AsSpan(from, 76 - position).Clear();
                _s.IsBlanked = position + count < 76;
            }
            if (isLineDone)
            {
                EndLine();
            }
        }
    }

    private void EndLine()
    {
        _s.RightIsReflected = (_s.Control & 1) != 0;
        RenewPlayer0(false);
        RenewPlayer1(false);
        if (_s.IsCosmic)
        {
            _s.CosmicStep = _s.CosmicStep + 1 & 3;
            _s.M0 = Wrap(_s.M0 - _s.CosmicStep switch { 0 => 18, 1 => 33, 2 => 0, _ => 17 });
            RenewMissile0();
            if (_s.CosmicStep == 1)
            {
                _s.PatternM0.Width = 1 << (_s.Nusiz0 >> 4 & 3 | 1);
            }
            _s.PatternM0.IsEmpty = _s.CosmicStep == 2;
        }
    }

    private void Draw(int column, int count)
    {
        var pixels = _current.AsSpan(_s.Cursor, count);
        if ((_s.Vblank & 2) != 0)
        {
            pixels.Clear();
            return;
        }
        RenewMasks();
        var field = (uint)(_s.Pf0 >> 4) | (uint)Reverse(_s.Pf1) << 4 | (uint)_s.Pf2 << 12;
        var balls = (_s.Enable0 && !_s.Locked0 ? Missile0 : 0) | (_s.Enable1 && !_s.Locked1 ? Missile1 : 0)
            | ((_s.DelayBall ? _s.OldBall : _s.NewBall) ? BallBit : 0);
        var isFieldAlone = field != 0 && _s.Graphics0 == 0 && _s.Graphics1 == 0 && balls == 0;
        var choice = _s.Control >> 1 & 3;
        if (isFieldAlone && (choice & 1) != 0)
        {
            choice = 1; // With the score bit the field alone has no priority.
        }
        Span<byte> colors = [_s.ColorBk, _s.ColorPf, _s.ColorP0, _s.ColorP1];
        for (var i = 0; i < count; i++, column++)
        {
            var block = column >> 2;
            var bit = block < 20 ? block : _s.RightIsReflected ? 39 - block : block - 20;
            var objects = (int)(field >> bit & 1)
                | ((_mask0[column] & _s.Graphics0) != 0 ? Player0 : 0)
                | ((_mask1[column] & _s.Graphics1) != 0 ? Player1 : 0)
                | _balls[column] & balls;
            _s.Collisions |= CollisionsOf[objects];
            pixels[i] = colors[ColorChoices[(choice << 1 | (column < 80 ? 1 : 0)) << 6 | objects]];
        }
    }

    /// <summary>By priority, score, left half and objects: 0 background, 1 field, 2 and 3 the players.</summary>
    private static byte[] MakeColorChoices()
    {
        var choices = new byte[512];
        for (var i = 0; i < choices.Length; i++)
        {
            var (isLeft, hasScore, hasPriority, on) = ((i & 64) != 0, (i & 128) != 0, (i & 256) != 0, i & 63);
            var field = (on & Field) != 0;
            var score = isLeft ? 2 : 3;
            choices[i] = (byte)(
                hasPriority && (on & (Field | BallBit)) != 0 ? 1
                : (on & (Player0 | Missile0)) != 0 ? 2
                : (on & (Player1 | Missile1)) != 0 ? (!hasPriority && hasScore && isLeft && field ? 2 : 3)
                : field ? (hasScore ? score : 1)
                : (on & BallBit) != 0 ? 1
                : 0);
        }
        return choices;
    }

    private static ushort[] MakeCollisions()
    {
        var collisions = new ushort[64];
        for (var on = 0; on < 64; on++)
        {
            for (var pair = 0; pair < CollisionPairs.Length; pair++)
            {
                var (first, second) = CollisionPairs[pair];
                if ((on & first) != 0 && (on & second) != 0)
                {
                    collisions[on] |= (ushort)(1 << pair);
                }
            }
        }
        return collisions;
    }

    private void RenewMasks()
    {
        if (!_patternsAreOld)
        {
            return;
        }
        _patternsAreOld = false;
        MakeMask(_mask0, _s.PatternP0);
        MakeMask(_mask1, _s.PatternP1);
        Array.Clear(_balls);
        AddBalls(_s.PatternM0, Missile0);
        AddBalls(_s.PatternM1, Missile1);
        AddBalls(_s.PatternBall, BallBit);
    }

    private static void MakeMask(byte[] mask, Pattern pattern)
    {
        Array.Clear(mask);
        foreach (var offset in CopyOffsets[pattern.Copies])
        {
            if (offset == 0 && pattern.IsFirstSuppressed)
            {
                continue;
            }
            var (shift, width) = pattern.Copies switch { 5 => (1, 16), 7 => (2, 32), _ => (0, 8) };
            for (var e = 0; e < width; e++)
            {
                mask[(pattern.Position + offset + e + (shift > 0 ? 1 : 0)) % Width] |= (byte)(0x80 >> (e >> shift));
            }
        }
    }

    private void AddBalls(Pattern pattern, int bit)
    {
        if (pattern.IsEmpty)
        {
            return;
        }
        foreach (var offset in CopyOffsets[pattern.Copies])
        {
            for (var e = 0; e < pattern.Width; e++)
            {
                _balls[(pattern.Position + offset + e) % Width] |= (byte)bit;
            }
        }
    }

    private void RenewPlayer0(bool isSuppressed)
    {
        var pattern = new Pattern(_s.P0, _s.Nusiz0 & 7, 0, isSuppressed, false);
        _patternsAreOld |= pattern != _s.PatternP0;
        _s.PatternP0 = pattern;
    }

    private void RenewPlayer1(bool isSuppressed)
    {
        var pattern = new Pattern(_s.P1, _s.Nusiz1 & 7, 0, isSuppressed, false);
        _patternsAreOld |= pattern != _s.PatternP1;
        _s.PatternP1 = pattern;
    }

    private void RenewMissile0()
    {
        _s.PatternM0 = new Pattern(_s.M0, _s.Nusiz0 & 7, 1 << (_s.Nusiz0 >> 4 & 3), false, false);
        _patternsAreOld = true;
    }

    private void RenewMissile1()
    {
        _s.PatternM1 = new Pattern(_s.M1, _s.Nusiz1 & 7, 1 << (_s.Nusiz1 >> 4 & 3), false, false);
        _patternsAreOld = true;
    }

    private void RenewBall()
    {
        _s.PatternBall = new Pattern(_s.Ball, 0, 1 << (_s.Control >> 4 & 3), false, false);
        _patternsAreOld = true;
    }

    private void RenewGraphics()
    {
        var first = _s.Delay0 ? _s.Old0 : _s.New0;
        var second = _s.Delay1 ? _s.Old1 : _s.New1;
        _s.Graphics0 = _s.Reflect0 ? Reverse(first) : first;
        _s.Graphics1 = _s.Reflect1 ? Reverse(second) : second;
    }

    private static byte Reverse(byte value)
    {
        var result = 0;
        for (var bit = 0; bit < 8; bit++)
        {
            result = result << 1 | value >> bit & 1;
        }
        return (byte)result;
    }

    private static int Wrap(int position) => position < 0 ? position + Width : position >= Width ? position - Width : position;

    private byte ReadVideo(int register)
    {
        var noise = _s.Bus & 0x3F;
        Render(Now);
        if (register < 8)
        {
            var pair = _s.Collisions >> 2 * register;
            return (byte)(noise | (pair & 1) << 7 | (pair & 2) << 5);
        }
        var isSet = register switch
        {
            8 => Paddle(_properties.LeftPaddles ? (_properties.SwapPaddles ? Input.Paddle1 : Input.Paddle0) : -1),
            9 => Paddle(_properties.LeftPaddles ? (_properties.SwapPaddles ? Input.Paddle0 : Input.Paddle1) : -1),
            10 or 11 => Paddle(_properties.RightPaddles ? 0 : -1),
            12 => _properties.LeftPaddles || _properties.SwapPorts || !Input.Fire,
            13 => _properties.RightPaddles || !_properties.SwapPorts || !Input.Fire,
            _ => false,
        };
        return (byte)(noise | (isSet ? 0x80 : 0));
    }

    /// <summary>Whether the capacitor of a paddle is charged; -1 stands for nothing connected.</summary>
    private bool Paddle(int resistance)
    {
        if (resistance <= 0)
        {
            return resistance == 0;
        }
        if (_s.IsDumped)
        {
            return false;
        }
        var time = 1.6 * resistance * 0.01E-6;
        return _s.Cycles > _s.DumpOff + (uint)(time * 1.19E6);
    }

    private void WriteVideo(int register, byte value)
    {
        var now = Now;
        var h = (now - _s.Origin) % LineClocks;
        var delay = register switch
        {
            0x01 or 0x0B or 0x0C or 0x1B or 0x1C => 1,
            0x04 or 0x05 or 0x12 or 0x13 => 8,
            0x0D or 0x0E or 0x0F => (h / 3 & 3) switch { 0 => 4, 1 => 5, 2 => 2, _ => 3 },
            _ => 0,
        };
        Render(now + delay);
        if ((now - _s.Origin) / LineClocks > (_isPal ? 342 : 290))
        {
            EndFrame();
        }
        switch (register)
        {
            case 0x00:
                if ((value & 2) != 0)
                {
                    _s.VsyncEnd = now + LineClocks;
                }
                else if (now >= _s.VsyncEnd)
                {
                    _s.VsyncEnd = int.MaxValue;
                    EndFrame();
                }
                break;
            case 0x01:
                if (((_s.Vblank ^ value) & 0x80) != 0)
                {
                    _s.IsDumped = (value & 0x80) != 0;
                    if (!_s.IsDumped)
                    {
                        _s.DumpOff = _s.Cycles;
                    }
                }
                _s.Vblank = value;
                break;
            case 0x02:
                if (_s.LastWasRead)
                {
                    var inLine = (uint)(_s.Cycles - _s.Origin / 3) % 76;
                    _s.Cycles += inLine == 0 ? 0 : 76 - inLine;
                }
                break;
            case 0x04:
                _s.Nusiz0 = value;
                RenewPlayer0(false);
                RenewMissile0();
                break;
            case 0x05:
                _s.Nusiz1 = value;
                RenewPlayer1(false);
                RenewMissile1();
                break;
            case 0x06:
                _s.ColorP0 = Color(value);
                break;
            case 0x07:
                _s.ColorP1 = Color(value);
                break;
            case 0x08:
                _s.ColorPf = Color(value);
                break;
            case 0x09:
                _s.ColorBk = Color(value);
                break;
            case 0x0A:
                _s.Control = value;
                if (h < 147)
                {
                    _s.RightIsReflected = (value & 1) != 0;
                }
                RenewBall();
                break;
            case 0x0B:
                _s.Reflect0 = (value & 8) != 0;
                RenewGraphics();
                break;
            case 0x0C:
                _s.Reflect1 = (value & 8) != 0;
                RenewGraphics();
                break;
            case 0x0D:
                _s.Pf0 = value;
                break;
            case 0x0E:
                _s.Pf1 = value;
                break;
            case 0x0F:
                _s.Pf2 = value;
                break;
            case 0x10:
                {
                    var (position, isSuppressed, isDrawn) = PlacePlayer(h, _s.P0, _s.Nusiz0);
                    if (isDrawn)
                    {
                        Render(now + 11);
                    }
                    _s.P0 = position;
                    RenewPlayer0(isSuppressed);
                    break;
                }
            case 0x11:
                {
                    var (position, isSuppressed, isDrawn) = PlacePlayer(h, _s.P1, _s.Nusiz1);
                    if (isDrawn)
                    {
                        Render(now + 11);
                    }
                    _s.P1 = position;
                    RenewPlayer1(isSuppressed);
                    break;
                }
            case 0x12:
                _s.M0 = (now - _s.LastMove, h) is (60, 69) ? 8 : PlaceMissile(h);
                RenewMissile0();
                break;
            case 0x13:
                _s.M1 = (now - _s.LastMove, h) is (9, 18) ? 3 : PlaceMissile(h);
                RenewMissile1();
                break;
            case 0x14:
                _s.Ball = (now - _s.LastMove, h) switch
                {
                    (54, 60) or (54, 69) => 10,
                    (9, 18) => 3,
                    (21, 30) => 6,
                    (18, 27) => 5,
                    _ => PlaceMissile(h),
                };
                RenewBall();
                break;
            case 0x1B:
                _s.New0 = value;
                _s.Old1 = _s.New1;
                RenewGraphics();
                break;
            case 0x1C:
                _s.New1 = value;
                _s.Old0 = _s.New0;
                _s.OldBall = _s.NewBall;
                RenewGraphics();
                break;
            case 0x1D:
                _s.Enable0 = (value & 2) != 0;
                break;
            case 0x1E:
                _s.Enable1 = (value & 2) != 0;
                break;
            case 0x1F:
                _s.NewBall = (value & 2) != 0;
                break;
            case 0x20:
                _s.MoveP0 = (byte)(value >> 4);
                break;
            case 0x21:
                _s.MoveP1 = (byte)(value >> 4);
                break;
            case 0x22:
                if (now == _s.LastMove + 63 && _s.MoveM0 == 7 && value >> 4 == 6)
                {
                    _s.IsCosmic = true;
                    _s.CosmicStep = 0;
                }
                _s.MoveM0 = (byte)(value >> 4);
                break;
            case 0x23:
                _s.MoveM1 = (byte)(value >> 4);
                break;
            case 0x24:
                _s.MoveBall = (byte)(value >> 4);
                break;
            case 0x25:
                _s.Delay0 = (value & 1) != 0;
                RenewGraphics();
                break;
            case 0x26:
                _s.Delay1 = (value & 1) != 0;
                RenewGraphics();
                break;
            case 0x27:
                _s.DelayBall = (value & 1) != 0;
                break;
            case 0x28:
                if (_s.Locked0 && (value & 2) == 0)
                {
                    _s.M0 = (_s.P0 + Middle(_s.Nusiz0)) % Width;
                    RenewMissile0();
                }
                _s.Locked0 = (value & 2) != 0;
                break;
            case 0x29:
                if (_s.Locked1 && (value & 2) == 0)
                {
                    _s.M1 = (_s.P1 + Middle(_s.Nusiz1)) % Width;
                    RenewMissile1();
                }
                _s.Locked1 = (value & 2) != 0;
                break;
            case 0x2A:
                Move(h / 3);
                _s.LastMove = now;
                break;
            case 0x2B:
                _s.MoveP0 = _s.MoveP1 = _s.MoveM0 = _s.MoveM1 = _s.MoveBall = 0;
                break;
            case 0x2C:
                _s.Collisions = 0;
                break;
            default:
                break;
        }
    }

    private void EndFrame()
    {
        _s.IsStopped = true;
        _s.IsPartial = false;
    }

    private void Move(int x)
    {
        _s.IsBlanked |= _properties.BlanksHorizontalMotion && (x <= 20 || x == 75);
        _s.P0 = Wrap(_s.P0 + Displacement(x, _s.MoveP0));
        _s.P1 = Wrap(_s.P1 + Displacement(x, _s.MoveP1));
        _s.M0 = Wrap(_s.M0 + Displacement(x, _s.MoveM0));
        _s.M1 = Wrap(_s.M1 + Displacement(x, _s.MoveM1));
        _s.Ball = Wrap(_s.Ball + Displacement(x, _s.MoveBall));
        _s.IsCosmic = false;
        RenewPlayer0(false);
        RenewPlayer1(false);
        RenewMissile0();
        RenewMissile1();
        RenewBall();
    }

    private static int Displacement(int x, int nibble)
    {
        var move = nibble < 8 ? -nibble : 16 - nibble;
        return x == 75 ? move : x <= 20 ? Math.Max(move, LeastMoves[x]) : x < 55 ? 0 : Math.Min(0, move + LateMoves[x - 55]);
    }

    private static int PlaceMissile(int h) => h < BlankClocks ? 2 : (h - BlankClocks + 4) % Width;

    private static (int Position, bool IsSuppressed, bool IsDrawn) PlacePlayer(int h, int old, byte nusiz)
    {
        var position = h < BlankClocks ? 3 : (h - BlankClocks + 5) % Width;
        var distance = (position - old + Width) % Width;
        var copies = nusiz & 7;
        var width = copies switch { 5 => 16, 7 => 32, _ => 8 };
        foreach (var offset in CopyOffsets[copies])
        {
            var e = distance - offset;
            if (e >= 4 && e < 4 + width)
            {
                return (position, true, true);
            }
            if (e is >= 0 and < 4)
            {
                return (position, false, false);
            }
        }
        return (position, true, false);
    }

    private static int Middle(byte nusiz) => (nusiz & 7) switch { 5 => 8, 7 => 16, _ => 4 };
}
