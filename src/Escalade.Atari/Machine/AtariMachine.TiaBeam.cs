using System.Runtime.CompilerServices;

namespace Escalade.Atari.Machine;

/// <summary>
/// TIA, the beam: how far the picture is drawn. It is always drawn up to some clock, and no further until a register changes, a collision is read or the
/// frame ends. Pixels that nobody sees, and on which nothing new can collide, are skipped.
/// </summary>
internal sealed unsafe partial class AtariMachine
{
    /// <summary>After an HMOVE a line is black up to this clock.</summary>
    private const int BlankMoveClocks = BlankClocks + 8;

    /// <summary>Whether the next pixels must be gone through: they are seen, they may set a collision latch, or a starfield moves with each line.</summary>
    private bool MustDraw => _isDrawing || _s.IsStarfield || (_isColliding && (_s.Vblank & 2) == 0 && NewCollisions != 0);

    /// <summary>Pairs of objects on the line whose collision latch is not set yet.</summary>
    private int NewCollisions => TiaObjects.Collisions[_presentObjects] & ~_s.Collisions;

    /// <summary>To be called before each register changes: if the picture changes with it, draws the picture up to that clock as it was before.</summary>
    /// <returns>Whether the picture changes.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool PrepareChange(int clock, bool isChanging)
    {
        // The black pixels after an HMOVE depend on how far exactly the line was drawn before.
        if (isChanging || _s.IsHmoveBlankDue)
        {
            RenderBeforeChange(clock);
        }
        else if (clock > _s.UnchangedUntil)
        {
            _s.UnchangedUntil = clock;
        }
        return isChanging;
    }

    /// <summary>Draws up to a clock at which the picture changes; or, where nothing has to be drawn, records that, and moves on later.</summary>
    private void RenderBeforeChange(int clock)
    {
        clock = Math.Max(clock, _s.UnchangedUntil);
        if (MustDraw)
        {
            DrawTo(clock);
        }
        else
        {
            _s.UnseenUntil = Math.Max(_s.UnseenUntil, clock);
        }
    }

    /// <summary>Moves the beam up to a clock, drawing if need be.</summary>
    private void RenderTo(int target)
    {
        target = Math.Max(target, _s.UnchangedUntil);
        if (MustDraw)
        {
            DrawTo(target);
        }
        else
        {
            SkipTo(Math.Max(target, _s.UnseenUntil));
        }
    }

    /// <summary>Moves the beam up to a clock without drawing: all that happens is what happens at the ends of lines.</summary>
    private void SkipTo(int target)
    {
        target = Math.Min(target, _s.ShownUntil);
        var count = target - _s.DrawnUntil;
        if (count <= 0 || target < _s.ShownFrom)
        {
            return;
        }
        var position = LineClocks - _s.ClocksLeftInLine;
        // A line that ends exactly at the target is ended the next time.
        var lines = (position + count - 1) / LineClocks;
        _s.DrawnUntil = target;
        _s.ClocksLeftInLine += lines * LineClocks - count;
        _s.IsHmoveBlanked &= (position < BlankMoveClocks ? position : position - LineClocks) + count < BlankMoveClocks;
        if (lines > 0)
        {
            EndLine();
        }
    }

    /// <summary>Moves the beam up to a clock, drawing pixels and finding collisions.</summary>
    private void DrawTo(int target)
    {
        if (_s.UnseenUntil > _s.DrawnUntil)
        {
            SkipTo(_s.UnseenUntil);
        }
        var count = target - _s.DrawnUntil;
        if (count <= 0 || target < _s.ShownFrom || _s.DrawnUntil >= _s.ShownUntil)
        {
            return;
        }
        if (count <= _s.ClocksLeftInLine - ScreenWidth)
        {
            // Still in the horizontal blank: there is no pixel to draw.
            _s.ClocksLeftInLine -= count;
            _s.DrawnUntil = target;
            if (_s.IsHmoveBlankDue)
            {
                Blacken(_s.NextPixel, BlankMoveClocks - (LineClocks - _s.ClocksLeftInLine));
            }
            return;
        }
        DrawLines(Math.Min(target, _s.ShownUntil));
    }

    private void DrawLines(int target)
    {
        while (_s.DrawnUntil < target)
        {
            var position = LineClocks - _s.ClocksLeftInLine;
            // A line that ends exactly at the target is ended the next time.
            var isLineDone = target > _s.DrawnUntil + _s.ClocksLeftInLine;
            var count = isLineDone ? _s.ClocksLeftInLine : target - _s.DrawnUntil;
            _s.DrawnUntil += count;
            _s.ClocksLeftInLine = isLineDone ? LineClocks : _s.ClocksLeftInLine - count;
            if (position < BlankClocks)
            {
                var skipped = Math.Min(BlankClocks - position, count);
                position += skipped;
                count -= skipped;
            }
            var from = _s.NextPixel;
            if (count > 0)
            {
                if (_isDrawing || _isColliding)
                {
                    Draw(position - BlankClocks, count);
                }
                _s.NextPixel += count;
            }
            if (_s.IsHmoveBlanked && position < BlankMoveClocks)
            {
                Blacken(from, BlankMoveClocks - position);
                _s.IsHmoveBlanked = position + count < BlankMoveClocks;
            }
            if (isLineDone)
            {
                EndLine();
            }
        }
    }

    /// <summary>
    /// Draws the black pixels at the beginning of a line after an HMOVE: as many as there are clocks until the black ends. Called within the horizontal
    /// blank that is too many; the line drawn later covers the excess, unless the frame ends before that. Only the first call on a line counts.
    /// </summary>
    private void Blacken(int from, int count)
    {
        if (_isDrawing)
        {
            new Span<byte>(_screen + from, count).Clear();
        }
        _s.IsHmoveBlankDue = false;
    }

    private void EndLine()
    {
        var isReflected = (_s.Ctrlpf & 1) != 0;
        if (isReflected != _s.IsRightHalfReflected)
        {
            _s.IsRightHalfReflected = isReflected;
            _changedObjects |= TiaObjects.Playfield;
        }
        if (_s.PlacementP0.IsFirstSuppressed)
        {
            UpdatePlayer0(false);
        }
        if (_s.PlacementP1.IsFirstSuppressed)
        {
            UpdatePlayer1(false);
        }
        if (_s.IsStarfield)
        {
            // Cosmic Ark starts a motion that never ends; its missile then makes a starfield.
            _s.StarfieldStep = _s.StarfieldStep + 1 & 3;
            _s.PositionM0 = Wrap(_s.PositionM0 - _s.StarfieldStep switch { 0 => 18, 1 => 33, 2 => 0, _ => 17 });
            UpdateMissile0();
            _s.PlacementM0.Width = _s.StarfieldStep switch { 1 => 1 << (_s.Nusiz0 >> 4 & 3 | 1), 2 => 0, _ => _s.PlacementM0.Width };
        }
    }
}
