namespace Escalade.Atari.Machine;

/// <summary>Where the TIA's objects stand: horizontal motion, and the registers that place an object where the beam is.</summary>
internal sealed unsafe partial class AtariMachine
{
    // An HMOVE that is not written at the beginning of a line comes too late to move objects as far as their registers ask. Written in cycles 0 to 20
    // of a line, it moves an object to the right by at least so many pixels; written in cycles 55 to 74, by what is asked plus so many, but only to the
    // left. In cycles 21 to 54 it moves nothing, and in cycle 75 everything, as at the beginning of the next line.
    private static readonly int[] EarlyHmoveLimits = [-7, -7, -7, -7, -6, -5, -5, -4, -3, -2, -2, -1, 0, 1, 1, 2, 3, 4, 4, 5, 6];
    private static readonly int[] LateHmoveOffsets = [6, 5, 4, 4, 3, 2, 1, 1, 0, -1, -2, -2, -3, -4, -5, -5, -6, -7, -8, -8];
    private static readonly sbyte[] HmoveDisplacements = MakeHmoveDisplacements();

    private void MoveObjects(int cycle)
    {
        if (_properties.BlanksHorizontalMotion && (cycle <= 20 || cycle == 75))
        {
            _s.IsHmoveBlanked = true;
            _s.IsHmoveBlankDue = _isDrawing;
        }
        var moves = HmoveDisplacements.AsSpan(16 * cycle, 16);
        int p0 = moves[_s.MotionP0], p1 = moves[_s.MotionP1], m0 = moves[_s.MotionM0], m1 = moves[_s.MotionM1], ball = moves[_s.MotionBall];
        if (p0 != 0 || _s.PlacementP0.IsFirstSuppressed)
        {
            _s.PositionP0 = Wrap(_s.PositionP0 + p0);
            UpdatePlayer0(false);
        }
        if (p1 != 0 || _s.PlacementP1.IsFirstSuppressed)
        {
            _s.PositionP1 = Wrap(_s.PositionP1 + p1);
            UpdatePlayer1(false);
        }
        if (m0 != 0 || _s.IsStarfield)
        {
            _s.PositionM0 = Wrap(_s.PositionM0 + m0);
            _s.IsStarfield = false;
            UpdateMissile0();
        }
        if (m1 != 0)
        {
            _s.PositionM1 = Wrap(_s.PositionM1 + m1);
            UpdateMissile1();
        }
        if (ball != 0)
        {
            _s.PositionBall = Wrap(_s.PositionBall + ball);
            UpdateBall();
        }
    }

    /// <summary>By how many pixels HMOVE moves an object to the right, <c>[cycle of the line x nibble of the motion register]</c>.</summary>
    private static sbyte[] MakeHmoveDisplacements()
    {
        var displacements = new sbyte[LineCycles * 16];
        for (var i = 0; i < displacements.Length; i++)
        {
            var (cycle, nibble) = (i / 16, i % 16);
            var move = nibble < 8 ? -nibble : 16 - nibble;
            displacements[i] = (sbyte)(cycle == 75 ? move
                : cycle <= 20 ? Math.Max(move, EarlyHmoveLimits[cycle])
                : cycle < 55 ? 0
                : Math.Min(0, move + LateHmoveOffsets[cycle - 55]));
        }
        return displacements;
    }

    /// <summary>Where RESP0 or RESP1 puts a player.</summary>
    /// <returns>
    /// The column, and whether the first copy is left out on this line: it begins on the next one, unless the old copy is about to begin. A copy that
    /// is just being drawn is finished.
    /// </returns>
    private (int Position, bool IsSuppressed) PlacePlayer(int now, int old, int nusiz)
    {
        RenderTo(now);
        var h = HorizontalClock(now);
        var position = h < BlankClocks ? 3 : (h - BlankClocks + 5) % ScreenWidth;
        var distance = (position - old + ScreenWidth) % ScreenWidth;
        var width = (nusiz & 7) switch { 5 => 16, 7 => 32, _ => 8 };
        foreach (var offset in TiaObjects.CopyOffsets[nusiz & 7])
        {
            var inCopy = distance - offset;
            if (inCopy >= 4 && inCopy < 4 + width)
            {
                RenderTo(now + 11);
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

    private static int MissileOffset(int nusiz) => (nusiz & 7) switch { 5 => 8, 7 => 16, _ => 4 };

    private static int Wrap(int position) => position < 0 ? position + ScreenWidth : position >= ScreenWidth ? position - ScreenWidth : position;
}
