using System.Runtime.CompilerServices;

namespace Escalade.Atari.Machine;

/// <summary>
/// The video chip's registers. What they do on the console: "Stella Programmer's Guide", Steve Wright, 1979. When, and what else:
/// as the Arcade Learning Environment's picture comes about, where a write has its effect at once or a fixed number of clocks later.
/// </summary>
/// <remarks>
/// The registers are written to by notes, long after the processor wrote. The picture is drawn lazily, too. A write that changes what is seen first has it drawn up to its clock, as it was; a write that changes
/// nothing, and there are many, only notes that clock as settled.
/// </remarks>
internal sealed unsafe partial class AtariMachine
{
    private const int LineClocks = 228, BlankClocks = 68, LineCycles = 76;

    /// <summary>CTRLPF reaches the right half of the line that is being drawn up to this clock.</summary>
    private const int RightHalfClock = 147;

    // HMOVE within the line is too late to move as far as asked: by cycle, the least move of cycles 0 to 20, and how much of the move
    // is left in cycles 55 to 74. In between nothing moves; in cycle 75 all does, as at the beginning of the next line.
    private static readonly int[] LeastMoves = [-7, -7, -7, -7, -6, -5, -5, -4, -3, -2, -2, -1, 0, 1, 1, 2, 3, 4, 4, 5, 6];
    private static readonly int[] LateMoves = [6, 5, 4, 4, 3, 2, 1, 1, 0, -1, -2, -2, -3, -4, -5, -5, -6, -7, -8, -8];
    private static readonly sbyte[] Displacements = MakeDisplacements();

    private int HorizontalClock(int now) => (int)((uint)(now - _s.Origin) % LineClocks);

    /// <summary>Does what a note says.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Apply(int register, int value, uint cycles)
    {
        var now = (int)(3 * cycles);
        switch (register)
        {
            case 0x01: // VBLANK
                Settle(now + 1, ((_s.Vblank ^ value) & 2) != 0);
                _s.Vblank = value;
                break;
            case 0x04: // NUSIZ0
                if (Settle(now + 8, value != _s.Nusiz0 || _s.PatternP0.IsFirstSuppressed || _s.IsCosmic))
                {
                    _s.Nusiz0 = value;
                    RenewPlayer0(false);
                    RenewMissile0();
                }
                break;
            case 0x05: // NUSIZ1
                if (Settle(now + 8, value != _s.Nusiz1 || _s.PatternP1.IsFirstSuppressed))
                {
                    _s.Nusiz1 = value;
                    RenewPlayer1(false);
                    RenewMissile1();
                }
                break;
            case 0x06: // COLUP0
                SetColor(now, 16, value);
                break;
            case 0x07: // COLUP1
                SetColor(now, 24, value);
                break;
            case 0x08: // COLUPF
                SetColor(now, 8, value);
                break;
            case 0x09: // COLUBK
                SetColor(now, 0, value);
                break;
            case 0x0A: // CTRLPF
                {
                    // In the right half the line stays as it is; how that is, is only known once the lines before are drawn.
                    var isInTime = HorizontalClock(now) < RightHalfClock;
                    var isReflected = (value & 1) != 0;
                    Settle(now, false);
                    if (value != _s.Control || (isInTime && isReflected != _s.RightIsReflected))
                    {
                        Render(now);
                    }
                    // A line that has ended since then may have changed how the right half is.
                    if (value != _s.Control || (isInTime && isReflected != _s.RightIsReflected))
                    {
                        _s.Control = value;
                        _s.RightIsReflected = isInTime ? isReflected : _s.RightIsReflected;
                        _unpainted |= VideoObjects.Field;
                        RenewBall();
                    }
                    break;
                }
            case 0x0B: // REFP0
                SetPlayer0(now + 1, (value & 8) != 0, _s.Delay0);
                break;
            case 0x0C: // REFP1
                SetPlayer1(now + 1, (value & 8) != 0, _s.Delay1);
                break;
            case 0x0D: // PF0
                SetField(cycles, value, _s.Pf1, _s.Pf2);
                break;
            case 0x0E: // PF1
                SetField(cycles, _s.Pf0, value, _s.Pf2);
                break;
            case 0x0F: // PF2
                SetField(cycles, _s.Pf0, _s.Pf1, value);
                break;
            case 0x10: // RESP0
                {
                    var (position, isSuppressed) = PlacePlayer(now, _s.P0, _s.Nusiz0);
                    _s.P0 = position;
                    RenewPlayer0(isSuppressed);
                    break;
                }
            case 0x11: // RESP1
                {
                    var (position, isSuppressed) = PlacePlayer(now, _s.P1, _s.Nusiz1);
                    _s.P1 = position;
                    RenewPlayer1(isSuppressed);
                    break;
                }
            case 0x12: // RESM0
                Render(now + 8);
                _s.M0 = (now - _s.LastMove, HorizontalClock(now)) is (60, 69) ? 8 : PlaceMissile(HorizontalClock(now));
                RenewMissile0();
                break;
            case 0x13: // RESM1
                Render(now + 8);
                _s.M1 = (now - _s.LastMove, HorizontalClock(now)) is (9, 18) ? 3 : PlaceMissile(HorizontalClock(now));
                RenewMissile1();
                break;
            case 0x14: // RESBL
                Render(now);
                _s.Ball = (now - _s.LastMove, HorizontalClock(now)) switch
                {
                    (54, 60) or (54, 69) => 10,
                    (9, 18) => 3,
                    (21, 30) => 6,
                    (18, 27) => 5,
                    _ => PlaceMissile(HorizontalClock(now)),
                };
                RenewBall();
                break;
            case 0x1B: // GRP0
                SetGraphics(
                    now + 1,
                    _s.Delay0 ? _s.Graphics0 : Shown(value, _s.Reflect0),
                    _s.Delay1 ? Shown(_s.New1, _s.Reflect1) : _s.Graphics1);
                _s.New0 = value;
                _s.Old1 = _s.New1;
                break;
            case 0x1C: // GRP1
                if (_s.OldBall != _s.NewBall)
                {
                    SetBall(now + 1, _s.NewBall, _s.NewBall, _s.DelayBall);
                }
                SetGraphics(
                    now + 1,
                    _s.Delay0 ? Shown(_s.New0, _s.Reflect0) : _s.Graphics0,
                    _s.Delay1 ? _s.Graphics1 : Shown(value, _s.Reflect1));
                _s.New1 = value;
                _s.Old0 = _s.New0;
                break;
            case 0x1D: // ENAM0
                if (Settle(now, _s.Enable0 != ((value & 2) != 0)))
                {
                    _s.Enable0 = (value & 2) != 0;
                    Renew(VideoObjects.Missile0, _s.Enable0 && !_s.Locked0);
                }
                break;
            case 0x1E: // ENAM1
                if (Settle(now, _s.Enable1 != ((value & 2) != 0)))
                {
                    _s.Enable1 = (value & 2) != 0;
                    Renew(VideoObjects.Missile1, _s.Enable1 && !_s.Locked1);
                }
                break;
            case 0x1F: // ENABL
                SetBall(now, (value & 2) != 0, _s.OldBall, _s.DelayBall);
                break;
            case 0x20: // HMP0
                Settle(now, false);
                _s.MoveP0 = value >> 4;
                break;
            case 0x21: // HMP1
                Settle(now, false);
                _s.MoveP1 = value >> 4;
                break;
            case 0x22: // HMM0
                Settle(now, false);
                if (now == _s.LastMove + 63 && _s.MoveM0 == 7 && value >> 4 == 6)
                {
                    Render(now);
                    _s.IsCosmic = true;
                    _s.CosmicStep = 0;
                }
                _s.MoveM0 = value >> 4;
                break;
            case 0x23: // HMM1
                Settle(now, false);
                _s.MoveM1 = value >> 4;
                break;
            case 0x24: // HMBL
                Settle(now, false);
                _s.MoveBall = value >> 4;
                break;
            case 0x25: // VDELP0
                SetPlayer0(now, _s.Reflect0, (value & 1) != 0);
                break;
            case 0x26: // VDELP1
                SetPlayer1(now, _s.Reflect1, (value & 1) != 0);
                break;
            case 0x27: // VDELBL
                SetBall(now, _s.NewBall, _s.OldBall, (value & 1) != 0);
                break;
            case 0x28: // RESMP0
                {
                    var isLocked = (value & 2) != 0;
                    Settle(now, isLocked != _s.Locked0);
                    if (_s.Locked0 && !isLocked)
                    {
                        _s.M0 = Wrap(_s.P0 + Middle(_s.Nusiz0));
                        RenewMissile0();
                    }
                    _s.Locked0 = isLocked;
                    Renew(VideoObjects.Missile0, _s.Enable0 && !_s.Locked0);
                    break;
                }
            case 0x29: // RESMP1
                {
                    var isLocked = (value & 2) != 0;
                    Settle(now, isLocked != _s.Locked1);
                    if (_s.Locked1 && !isLocked)
                    {
                        _s.M1 = Wrap(_s.P1 + Middle(_s.Nusiz1));
                        RenewMissile1();
                    }
                    _s.Locked1 = isLocked;
                    Renew(VideoObjects.Missile1, _s.Enable1 && !_s.Locked1);
                    break;
                }
            case 0x2A: // HMOVE
                Render(now);
                Move(HorizontalClock(now) / 3);
                _s.LastMove = now;
                break;
            case 0x2B: // HMCLR
                Settle(now, false);
                _s.MoveP0 = _s.MoveP1 = _s.MoveM0 = _s.MoveM1 = _s.MoveBall = 0;
                break;
            case 0x2C: // CXCLR
                Render(now);
                _s.Collisions = 0;
                break;
            default: // VSYNC, WSYNC, RSYNC, sound, and nothing
                Settle(now, false);
                break;
        }
    }

    private void SetColor(int now, int shift, int value)
    {
        var colors = _s.Colors & ~(0xFFu << shift) | (uint)Color(value) << shift;
        // Colours do not collide.
        Settle(now, colors != _s.Colors && _isDrawing);
        _s.Colors = colors;
    }

    /// <summary>European televisions lose colour on pictures of an odd number of lines.</summary>
    private int Color(int value) => value & 0xFE | (_isPal ? _s.LinesLast & 1 : 0);

    private void SetPlayer0(int clock, bool reflect, bool delay)
    {
        SetGraphics(clock, Shown(delay ? _s.Old0 : _s.New0, reflect), _s.Graphics1);
        (_s.Reflect0, _s.Delay0) = (reflect, delay);
    }

    private void SetPlayer1(int clock, bool reflect, bool delay)
    {
        SetGraphics(clock, _s.Graphics0, Shown(delay ? _s.Old1 : _s.New1, reflect));
        (_s.Reflect1, _s.Delay1) = (reflect, delay);
    }

    private static int Shown(int graphics, bool isReflected) => isReflected ? VideoObjects.Reverse[graphics] : graphics;

    private void SetGraphics(int clock, int graphics0, int graphics1)
    {
        if (Settle(clock, graphics0 != _s.Graphics0 || graphics1 != _s.Graphics1))
        {
            (_s.Graphics0, _s.Graphics1) = (graphics0, graphics1);
            Renew(VideoObjects.Player0, graphics0 != 0);
            Renew(VideoObjects.Player1, graphics1 != 0);
        }
    }

    private void SetBall(int clock, bool newBall, bool oldBall, bool delay)
    {
        var isShown = delay ? oldBall : newBall;
        if (Settle(clock, isShown != (_s.DelayBall ? _s.OldBall : _s.NewBall)))
        {
            Renew(VideoObjects.Ball, isShown);
        }
        (_s.NewBall, _s.OldBall, _s.DelayBall) = (newBall, oldBall, delay);
    }

    private void SetField(uint cycles, int pf0, int pf1, int pf2)
    {
        var isChanging = ((pf0 ^ _s.Pf0) & 0xF0 | (pf1 ^ _s.Pf1) | (pf2 ^ _s.Pf2)) != 0;
        Settle((int)(3 * cycles) + FieldDelay(cycles), isChanging);
        (_s.Pf0, _s.Pf1, _s.Pf2) = (pf0, pf1, pf2);
        if (isChanging)
        {
            RenewField();
        }
    }

    /// <summary>The field's registers are read a few clocks after they are written, at every fourth cycle.</summary>
    private int FieldDelay(uint cycles) => 0x3254 >> 4 * ((int)cycles - _s.Origin / 3 & 3) & 15;

    private void Move(int cycle)
    {
        if (_properties.BlanksHorizontalMotion && (cycle <= 20 || cycle == 75))
        {
            _s.IsBlanked = true;
            _s.IsBlackDue = _isDrawing;
        }
        var moves = Displacements.AsSpan(16 * cycle, 16);
        int p0 = moves[_s.MoveP0], p1 = moves[_s.MoveP1], m0 = moves[_s.MoveM0], m1 = moves[_s.MoveM1], ball = moves[_s.MoveBall];
        if (p0 != 0 || _s.PatternP0.IsFirstSuppressed)
        {
            _s.P0 = Wrap(_s.P0 + p0);
            RenewPlayer0(false);
        }
        if (p1 != 0 || _s.PatternP1.IsFirstSuppressed)
        {
            _s.P1 = Wrap(_s.P1 + p1);
            RenewPlayer1(false);
        }
        if (m0 != 0 || _s.IsCosmic)
        {
            _s.M0 = Wrap(_s.M0 + m0);
            _s.IsCosmic = false;
            RenewMissile0();
        }
        if (m1 != 0)
        {
            _s.M1 = Wrap(_s.M1 + m1);
            RenewMissile1();
        }
        if (ball != 0)
        {
            _s.Ball = Wrap(_s.Ball + ball);
            RenewBall();
        }
    }

    /// <summary><c>[cycles of a line][nibbles]</c>: by how much HMOVE moves an object to the right.</summary>
    private static sbyte[] MakeDisplacements()
    {
        var displacements = new sbyte[LineCycles * 16];
        for (var i = 0; i < displacements.Length; i++)
        {
            var (cycle, nibble) = (i / 16, i % 16);
            var move = nibble < 8 ? -nibble : 16 - nibble;
            displacements[i] = (sbyte)(cycle == 75 ? move
                : cycle <= 20 ? Math.Max(move, LeastMoves[cycle])
                : cycle < 55 ? 0
                : Math.Min(0, move + LateMoves[cycle - 55]));
        }
        return displacements;
    }

    /// <summary>A player's first copy comes a line later, unless it has not begun yet; one that is being drawn is finished.</summary>
    private (int Position, bool IsSuppressed) PlacePlayer(int now, int old, int nusiz)
    {
        Render(now);
        var h = HorizontalClock(now);
        var position = h < BlankClocks ? 3 : (h - BlankClocks + 5) % ScreenWidth;
        var distance = (position - old + ScreenWidth) % ScreenWidth;
        var width = (nusiz & 7) switch { 5 => 16, 7 => 32, _ => 8 };
        foreach (var offset in VideoObjects.CopyOffsets[nusiz & 7])
        {
            var inCopy = distance - offset;
            if (inCopy >= 4 && inCopy < 4 + width)
            {
                Render(now + 11);
                return (position, true);
            }
            if (inCopy is >= 0 and < 4)
            {
                return (position, false);
            }
        }
        return (position, true);
    }

    private static int PlaceMissile(int h) => h < BlankClocks ? 2 : (h - BlankClocks + 4) % ScreenWidth;

    private static int Middle(int nusiz) => (nusiz & 7) switch { 5 => 8, 7 => 16, _ => 4 };

    private static int Wrap(int position) => position < 0 ? position + ScreenWidth : position >= ScreenWidth ? position - ScreenWidth : position;
}
