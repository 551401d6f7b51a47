using System.Runtime.CompilerServices;

namespace Escalade.Atari.Machine;

/// <summary>
/// TIA, write registers: what they do is in the "Stella Programmer's Guide" (Steve Wright, 1979). When a write takes effect, at once or a fixed number
/// of clocks later, is what the Arcade Learning Environment does.
/// </summary>
/// <remarks>
/// Writes come from the write log, long after the processor made them, and the picture is drawn lazily. So a write that changes the picture first has
/// it drawn up to its clock with the old value. A write that changes nothing, and there are many of those, only records that nothing changed so far.
/// </remarks>
internal sealed unsafe partial class AtariMachine
{
    private const int LineClocks = 228, BlankClocks = 68, LineCycles = 76;

    /// <summary>A change of the reflection still applies to the right half of the current line if it comes before this clock.</summary>
    private const int RightHalfClock = 147;

    private int HorizontalClock(int now) => (int)((uint)(now - _s.FirstLineClock) % LineClocks);

    /// <summary>Applies a write of the log.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void ApplyWrite(int register, int value, uint cycles)
    {
        var now = (int)(3 * cycles);
        switch (register)
        {
            case TiaRegister.Vblank:
                PrepareChange(now + 1, ((_s.Vblank ^ value) & 2) != 0);
                _s.Vblank = value;
                break;
            case TiaRegister.Nusiz0:
                if (PrepareChange(now + 8, value != _s.Nusiz0 || _s.PlacementP0.IsFirstSuppressed || _s.IsStarfield))
                {
                    _s.Nusiz0 = value;
                    UpdatePlayer0(false);
                    UpdateMissile0();
                }
                break;
            case TiaRegister.Nusiz1:
                if (PrepareChange(now + 8, value != _s.Nusiz1 || _s.PlacementP1.IsFirstSuppressed))
                {
                    _s.Nusiz1 = value;
                    UpdatePlayer1(false);
                    UpdateMissile1();
                }
                break;
            case TiaRegister.Colup0:
                SetColor(now, 16, value);
                break;
            case TiaRegister.Colup1:
                SetColor(now, 24, value);
                break;
            case TiaRegister.Colupf:
                SetColor(now, 8, value);
                break;
            case TiaRegister.Colubk:
                SetColor(now, 0, value);
                break;
            case TiaRegister.Ctrlpf:
                {
                    // Within the right half of a line its reflection no longer changes. What the reflection is, is known once all earlier lines are drawn.
                    var isInTime = HorizontalClock(now) < RightHalfClock;
                    var isReflected = (value & 1) != 0;
                    PrepareChange(now, false);
                    if (value != _s.Ctrlpf || (isInTime && isReflected != _s.IsRightHalfReflected))
                    {
                        RenderTo(now);
                    }
                    // Drawing may have ended a line, and with it changed the reflection: ask again.
                    if (value != _s.Ctrlpf || (isInTime && isReflected != _s.IsRightHalfReflected))
                    {
                        _s.Ctrlpf = value;
                        _s.IsRightHalfReflected = isInTime ? isReflected : _s.IsRightHalfReflected;
                        _changedObjects |= TiaObjects.Playfield;
                        UpdateBall();
                    }
                    break;
                }
            case TiaRegister.Refp0:
                SetPlayer0(now + 1, (value & 8) != 0, _s.IsDelayed0);
                break;
            case TiaRegister.Refp1:
                SetPlayer1(now + 1, (value & 8) != 0, _s.IsDelayed1);
                break;
            case TiaRegister.Pf0:
                SetPlayfield(cycles, value, _s.Pf1, _s.Pf2);
                break;
            case TiaRegister.Pf1:
                SetPlayfield(cycles, _s.Pf0, value, _s.Pf2);
                break;
            case TiaRegister.Pf2:
                SetPlayfield(cycles, _s.Pf0, _s.Pf1, value);
                break;
            case TiaRegister.Resp0:
                {
                    var (position, isSuppressed) = PlacePlayer(now, _s.PositionP0, _s.Nusiz0);
                    _s.PositionP0 = position;
                    UpdatePlayer0(isSuppressed);
                    break;
                }
            case TiaRegister.Resp1:
                {
                    var (position, isSuppressed) = PlacePlayer(now, _s.PositionP1, _s.Nusiz1);
                    _s.PositionP1 = position;
                    UpdatePlayer1(isSuppressed);
                    break;
                }
            case TiaRegister.Resm0:
                RenderTo(now + 8);
                _s.PositionM0 = (now - _s.LastHmove, HorizontalClock(now)) is (60, 69) ? 8 : PlaceMissile(HorizontalClock(now));
                UpdateMissile0();
                break;
            case TiaRegister.Resm1:
                RenderTo(now + 8);
                _s.PositionM1 = (now - _s.LastHmove, HorizontalClock(now)) is (9, 18) ? 3 : PlaceMissile(HorizontalClock(now));
                UpdateMissile1();
                break;
            case TiaRegister.Resbl:
                RenderTo(now);
                _s.PositionBall = (now - _s.LastHmove, HorizontalClock(now)) switch
                {
                    (54, 60) or (54, 69) => 10,
                    (9, 18) => 3,
                    (21, 30) => 6,
                    (18, 27) => 5,
                    _ => PlaceMissile(HorizontalClock(now)),
                };
                UpdateBall();
                break;
            case TiaRegister.Grp0:
                SetGraphics(
                    now + 1,
                    _s.IsDelayed0 ? _s.ShownGraphics0 : ReflectIf(value, _s.IsReflected0),
                    _s.IsDelayed1 ? ReflectIf(_s.NewGraphics1, _s.IsReflected1) : _s.ShownGraphics1);
                _s.NewGraphics0 = value;
                _s.OldGraphics1 = _s.NewGraphics1;
                break;
            case TiaRegister.Grp1:
                if (_s.IsOldBallOn != _s.IsNewBallOn)
                {
                    SetBall(now + 1, _s.IsNewBallOn, _s.IsNewBallOn, _s.IsBallDelayed);
                }
                SetGraphics(
                    now + 1,
                    _s.IsDelayed0 ? ReflectIf(_s.NewGraphics0, _s.IsReflected0) : _s.ShownGraphics0,
                    _s.IsDelayed1 ? _s.ShownGraphics1 : ReflectIf(value, _s.IsReflected1));
                _s.NewGraphics1 = value;
                _s.OldGraphics0 = _s.NewGraphics0;
                break;
            case TiaRegister.Enam0:
                if (PrepareChange(now, _s.IsMissile0On != ((value & 2) != 0)))
                {
                    _s.IsMissile0On = (value & 2) != 0;
                    MarkObject(TiaObjects.Missile0, _s.IsMissile0On && !_s.IsMissile0Locked);
                }
                break;
            case TiaRegister.Enam1:
                if (PrepareChange(now, _s.IsMissile1On != ((value & 2) != 0)))
                {
                    _s.IsMissile1On = (value & 2) != 0;
                    MarkObject(TiaObjects.Missile1, _s.IsMissile1On && !_s.IsMissile1Locked);
                }
                break;
            case TiaRegister.Enabl:
                SetBall(now, (value & 2) != 0, _s.IsOldBallOn, _s.IsBallDelayed);
                break;
            case TiaRegister.Hmp0:
                PrepareChange(now, false);
                _s.MotionP0 = value >> 4;
                break;
            case TiaRegister.Hmp1:
                PrepareChange(now, false);
                _s.MotionP1 = value >> 4;
                break;
            case TiaRegister.Hmm0:
                PrepareChange(now, false);
                if (now == _s.LastHmove + 63 && _s.MotionM0 == 7 && value >> 4 == 6)
                {
                    RenderTo(now);
                    _s.IsStarfield = true;
                    _s.StarfieldStep = 0;
                }
                _s.MotionM0 = value >> 4;
                break;
            case TiaRegister.Hmm1:
                PrepareChange(now, false);
                _s.MotionM1 = value >> 4;
                break;
            case TiaRegister.Hmbl:
                PrepareChange(now, false);
                _s.MotionBall = value >> 4;
                break;
            case TiaRegister.Vdelp0:
                SetPlayer0(now, _s.IsReflected0, (value & 1) != 0);
                break;
            case TiaRegister.Vdelp1:
                SetPlayer1(now, _s.IsReflected1, (value & 1) != 0);
                break;
            case TiaRegister.Vdelbl:
                SetBall(now, _s.IsNewBallOn, _s.IsOldBallOn, (value & 1) != 0);
                break;
            case TiaRegister.Resmp0:
                {
                    var isLocked = (value & 2) != 0;
                    PrepareChange(now, isLocked != _s.IsMissile0Locked);
                    if (_s.IsMissile0Locked && !isLocked)
                    {
                        _s.PositionM0 = Wrap(_s.PositionP0 + MissileOffset(_s.Nusiz0));
                        UpdateMissile0();
                    }
                    _s.IsMissile0Locked = isLocked;
                    MarkObject(TiaObjects.Missile0, _s.IsMissile0On && !_s.IsMissile0Locked);
                    break;
                }
            case TiaRegister.Resmp1:
                {
                    var isLocked = (value & 2) != 0;
                    PrepareChange(now, isLocked != _s.IsMissile1Locked);
                    if (_s.IsMissile1Locked && !isLocked)
                    {
                        _s.PositionM1 = Wrap(_s.PositionP1 + MissileOffset(_s.Nusiz1));
                        UpdateMissile1();
                    }
                    _s.IsMissile1Locked = isLocked;
                    MarkObject(TiaObjects.Missile1, _s.IsMissile1On && !_s.IsMissile1Locked);
                    break;
                }
            case TiaRegister.Hmove:
                RenderTo(now);
                MoveObjects(HorizontalClock(now) / 3);
                _s.LastHmove = now;
                break;
            case TiaRegister.Hmclr:
                PrepareChange(now, false);
                _s.MotionP0 = _s.MotionP1 = _s.MotionM0 = _s.MotionM1 = _s.MotionBall = 0;
                break;
            case TiaRegister.Cxclr:
                RenderTo(now);
                _s.Collisions = 0;
                break;
            default: // VSYNC, WSYNC, RSYNC, sound, and numbers of no register
                PrepareChange(now, false);
                break;
        }
    }

    private void SetColor(int now, int shift, int value)
    {
        var colors = _s.Colors & ~(0xFFu << shift) | (uint)Color(value) << shift;
        // A colour changes what is seen, but not what collides.
        PrepareChange(now, colors != _s.Colors && _isDrawing);
        _s.Colors = colors;
    }

    /// <summary>PAL televisions lose the colour of a picture whose frame before had an odd number of lines.</summary>
    private int Color(int value) => value & 0xFE | (_isPal ? _s.LastFrameLines & 1 : 0);

    private void SetPlayer0(int clock, bool reflect, bool delay)
    {
        SetGraphics(clock, ReflectIf(delay ? _s.OldGraphics0 : _s.NewGraphics0, reflect), _s.ShownGraphics1);
        (_s.IsReflected0, _s.IsDelayed0) = (reflect, delay);
    }

    private void SetPlayer1(int clock, bool reflect, bool delay)
    {
        SetGraphics(clock, _s.ShownGraphics0, ReflectIf(delay ? _s.OldGraphics1 : _s.NewGraphics1, reflect));
        (_s.IsReflected1, _s.IsDelayed1) = (reflect, delay);
    }

    private static int ReflectIf(int graphics, bool isReflected) => isReflected ? TiaObjects.Reverse[graphics] : graphics;

    private void SetGraphics(int clock, int graphics0, int graphics1)
    {
        if (PrepareChange(clock, graphics0 != _s.ShownGraphics0 || graphics1 != _s.ShownGraphics1))
        {
            (_s.ShownGraphics0, _s.ShownGraphics1) = (graphics0, graphics1);
            MarkObject(TiaObjects.Player0, graphics0 != 0);
            MarkObject(TiaObjects.Player1, graphics1 != 0);
        }
    }

    private void SetBall(int clock, bool newBall, bool oldBall, bool delay)
    {
        var isShown = delay ? oldBall : newBall;
        if (PrepareChange(clock, isShown != (_s.IsBallDelayed ? _s.IsOldBallOn : _s.IsNewBallOn)))
        {
            MarkObject(TiaObjects.Ball, isShown);
        }
        (_s.IsNewBallOn, _s.IsOldBallOn, _s.IsBallDelayed) = (newBall, oldBall, delay);
    }

    private void SetPlayfield(uint cycles, int pf0, int pf1, int pf2)
    {
        var isChanging = ((pf0 ^ _s.Pf0) & 0xF0 | (pf1 ^ _s.Pf1) | (pf2 ^ _s.Pf2)) != 0;
        PrepareChange((int)(3 * cycles) + PlayfieldDelay(cycles), isChanging);
        (_s.Pf0, _s.Pf1, _s.Pf2) = (pf0, pf1, pf2);
        if (isChanging)
        {
            UpdatePlayfield();
        }
    }

    /// <summary>Clocks until a write to the playfield's registers shows: the TIA reads them at every fourth cycle.</summary>
    private int PlayfieldDelay(uint cycles) => 0x3254 >> 4 * ((int)cycles - _s.FirstLineClock / 3 & 3) & 15;
}
