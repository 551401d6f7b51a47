using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Escalade.Atari.Machine;

/// <summary>
/// Draws the picture, always up to some clock and in the state that the registers are in. A line of objects, a byte a pixel, is kept as it
/// would look now; the field is laid over it 16 pixels at a time, and what is on each pixel chooses its colour.
/// </summary>
internal sealed unsafe partial class AtariMachine
{
    // Objects that end beyond the last pixel go on at the first one.
    private const int LineBytes = ScreenWidth + VideoObjects.Block;

    // Within a line after HMOVE: the clock up to which it is black.
    private const int BlankMoveClocks = BlankClocks + 8;

    private readonly byte* _line;

    /// <summary>Objects that may be elsewhere, or look different, than when they were put on the line.</summary>
    private int _unpainted;

    /// <summary>Objects that are on the line at all.</summary>
    private int _present;

    /// <summary>The field's 40 blocks from the left.</summary>
    private ulong _field;

    private PaintedObject _paintedP0, _paintedP1, _paintedM0, _paintedM1, _paintedBall;

    /// <summary>Whether what is on the line now is seen, or may collide as it did not before; stars have to be moved line by line.</summary>
    private bool IsLookedAt => _isDrawing || _s.IsCosmic || (_isColliding && (_s.Vblank & 2) == 0 && NewPairs != 0);

    /// <summary>Pairs of objects on the line that have not collided yet: what has need not be found again.</summary>
    private int NewPairs => VideoObjects.Collisions[_present] & ~_s.Collisions;

    /// <summary>Notes that up to a clock nothing changes, and draws up to it if something is about to.</summary>
    /// <returns>Whether something is.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool Settle(int clock, bool isChanging)
    {
        // As long as black pixels are due it matters how far exactly the line was drawn.
        if (isChanging || _s.IsBlackDue)
        {
            Change(clock);
        }
        else if (clock > _s.Settled)
        {
            _s.Settled = clock;
        }
        return isChanging;
    }

    /// <summary>Draws up to a clock at which something changes; or notes that nobody looks until then, and moves there later.</summary>
    private void Change(int clock)
    {
        clock = Math.Max(clock, _s.Settled);
        if (IsLookedAt)
        {
            Look(clock);
        }
        else
        {
            _s.Passed = Math.Max(_s.Passed, clock);
        }
    }

    /// <summary>Draws up to a clock, or moves there if nobody looks.</summary>
    private void Render(int target)
    {
        target = Math.Max(target, _s.Settled);
        if (IsLookedAt)
        {
            Look(target);
        }
        else
        {
            Pass(Math.Max(target, _s.Passed));
        }
    }

    /// <summary>Moves on to a clock without a look: only what the ends of lines change is changed.</summary>
    private void Pass(int target)
    {
        target = Math.Min(target, _s.Stop);
        var count = target - _s.Drawn;
        if (count <= 0 || target < _s.Start)
        {
            return;
        }
        var position = LineClocks - _s.Rest;
        // A line that ends at the target is done only when it is passed.
        var lines = (position + count - 1) / LineClocks;
        _s.Drawn = target;
        _s.Rest += lines * LineClocks - count;
        _s.IsBlanked &= (position < BlankMoveClocks ? position : position - LineClocks) + count < BlankMoveClocks;
        if (lines > 0)
        {
            EndLine();
        }
    }

    /// <summary>Draws up to a clock, and finds what collides.</summary>
    private void Look(int target)
    {
        if (_s.Passed > _s.Drawn)
        {
            Pass(_s.Passed);
        }
        var count = target - _s.Drawn;
        if (count <= 0 || target < _s.Start || _s.Drawn >= _s.Stop)
        {
            return;
        }
        if (count <= _s.Rest - ScreenWidth)
        {
            // Nothing is seen before the first pixel.
            _s.Rest -= count;
            _s.Drawn = target;
            if (_s.IsBlackDue)
            {
                Blacken(_s.Cursor, BlankMoveClocks - (LineClocks - _s.Rest));
            }
            return;
        }
        RenderLines(Math.Min(target, _s.Stop));
    }

    private void RenderLines(int target)
    {
        while (_s.Drawn < target)
        {
            var position = LineClocks - _s.Rest;
            // A line that ends at the target is done only when it is drawn beyond that.
            var isLineDone = target > _s.Drawn + _s.Rest;
            var count = isLineDone ? _s.Rest : target - _s.Drawn;
            _s.Drawn += count;
            _s.Rest = isLineDone ? LineClocks : _s.Rest - count;
            if (position < BlankClocks)
            {
                var skipped = Math.Min(BlankClocks - position, count);
                position += skipped;
                count -= skipped;
            }
            var from = _s.Cursor;
            if (count > 0)
            {
                if (_isDrawing || _isColliding)
                {
                    Draw(position - BlankClocks, count);
                }
                _s.Cursor += count;
            }
            if (_s.IsBlanked && position < BlankMoveClocks)
            {
                Blacken(from, BlankMoveClocks - position);
                _s.IsBlanked = position + count < BlankMoveClocks;
            }
            if (isLineDone)
            {
                EndLine();
            }
        }
    }

    /// <summary>
    /// Clears as many pixels as there are clocks up to the first one that is not to be black. In the horizontal blank those are too many;
    /// but what is drawn later lies over them, unless the frame ends here, and of a line only the first time counts.
    /// </summary>
    private void Blacken(int from, int count)
    {
        if (_isDrawing)
        {
            new Span<byte>(_screen + from, count).Clear();
        }
        _s.IsBlackDue = false;
    }

    private void EndLine()
    {
        var isReflected = (_s.Control & 1) != 0;
        if (isReflected != _s.RightIsReflected)
        {
            _s.RightIsReflected = isReflected;
            _unpainted |= VideoObjects.Field;
        }
        if (_s.PatternP0.IsFirstSuppressed)
        {
            RenewPlayer0(false);
        }
        if (_s.PatternP1.IsFirstSuppressed)
        {
            RenewPlayer1(false);
        }
        if (_s.IsCosmic)
        {
            // The starfield of Cosmic Ark: a missile whose motion never ends.
            _s.CosmicStep = _s.CosmicStep + 1 & 3;
            _s.M0 = Wrap(_s.M0 - _s.CosmicStep switch { 0 => 18, 1 => 33, 2 => 0, _ => 17 });
            RenewMissile0();
            _s.PatternM0.Width = _s.CosmicStep switch { 1 => 1 << (_s.Nusiz0 >> 4 & 3 | 1), 2 => 0, _ => _s.PatternM0.Width };
        }
    }

    private void Draw(int column, int count)
    {
        var pixels = _screen + _s.Cursor;
        if ((_s.Vblank & 2) != 0)
        {
            if (_isDrawing)
            {
                new Span<byte>(pixels, count).Clear();
            }
            return;
        }
        if (_isDrawing && _present == 0)
        {
            new Span<byte>(pixels, count).Fill((byte)_s.Colors);
            return;
        }
        var pairs = _isColliding ? NewPairs : 0;
        if (!_isDrawing && pairs == 0)
        {
            return;
        }
        if (_unpainted != 0)
        {
            Paint();
        }
        if (pairs != 0)
        {
            FindCollisions(column, column + count);
        }
        if (_isDrawing)
        {
            DrawObjects(pixels - column, column, column + count);
        }
    }

    private void DrawObjects(byte* row, int column, int end)
    {
        // With the score bit the field alone has no priority.
        var choice = _present == VideoObjects.Field && (_s.Control & 2) != 0 ? 1 : _s.Control >> 1 & 3;
        var colors = Vector128.CreateScalar(_s.Colors).AsByte();
        var choices = VideoObjects.ColorChoices + 2 * VideoObjects.Block * choice;
        var right = Vector128.ShuffleNative(colors, Vector128.Load(choices));
        var left = Vector128.ShuffleNative(colors, Vector128.Load(choices + VideoObjects.Block));
        for (var x = column & -VideoObjects.Block; x < end; x += VideoObjects.Block)
        {
            var objects = Objects(x);
            var kinds = (objects | (objects.AsUInt16() >>> 4).AsByte()) & Vector128.Create((byte)15);
            var pixels = Vector128.ShuffleNative(x < ScreenWidth / 2 ? left : right, kinds);
            if (x >= column && x + VideoObjects.Block <= end)
            {
                pixels.Store(row + x);
            }
            else
            {
                Vector128.ConditionalSelect(Mask(column - x, end - x), pixels, Vector128.Load(row + x)).Store(row + x);
            }
        }
    }

    /// <summary>What is on the pixels of a block.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Vector128<byte> Objects(int x) =>
        Vector128.Load(_line + x) | Vector128.Load(VideoObjects.FieldBlocks + (int)(_field >> x / 4 & 15) * VideoObjects.Block);

    /// <summary>Selects the pixels of a block from one on, up to another.</summary>
    private static Vector128<byte> Mask(int from, int to) =>
        Vector128.Load(VideoObjects.Edges + VideoObjects.Block - Math.Max(from, 0))
        & Vector128.Load(VideoObjects.Edges + 2 * VideoObjects.Block - Math.Min(to, VideoObjects.Block));

    /// <summary>Puts changed objects on the line.</summary>
    private void Paint()
    {
        if ((_unpainted & VideoObjects.Field) != 0)
        {
            var reverse = VideoObjects.Reverse;
            var left = (uint)(_s.Pf0 >> 4 | reverse[_s.Pf1] << 4 | _s.Pf2 << 12);
            var right = _s.RightIsReflected ? (uint)(reverse[_s.Pf2] | _s.Pf1 << 8 | (reverse[_s.Pf0] & 15) << 16) : left;
            _field = left | (ulong)right << 20;
        }
        Paint(ref _paintedP0, VideoObjects.Player0, _s.PatternP0, _s.Graphics0);
        Paint(ref _paintedP1, VideoObjects.Player1, _s.PatternP1, _s.Graphics1);
        PaintBall(ref _paintedM0, VideoObjects.Missile0, _s.PatternM0);
        PaintBall(ref _paintedM1, VideoObjects.Missile1, _s.PatternM1);
        PaintBall(ref _paintedBall, VideoObjects.Ball, _s.PatternBall);
        _unpainted = 0;
    }

    private void PaintBall(ref PaintedObject painted, int bit, ObjectPattern pattern) =>
        Paint(ref painted, bit, pattern, (_present & bit) != 0 ? 0xFF00 >> pattern.Width & 0xFF : 0);

    private void Paint(ref PaintedObject painted, int bit, ObjectPattern pattern, int graphics)
    {
        if ((_unpainted & bit) == 0 || (painted.Graphics == graphics && (graphics == 0 || painted.Pattern == pattern)))
        {
            return;
        }
        // An object has its bit for itself: to put it there once more is to take it away.
        Toggle(bit, painted.Pattern, painted.Graphics);
        Toggle(bit, pattern, graphics);
        (painted.Pattern, painted.Graphics) = (pattern, graphics);
    }

    private void Toggle(int bit, ObjectPattern pattern, int graphics)
    {
        if (graphics == 0)
        {
            return;
        }
        var position = pattern.Position;
        var isScaled = (bit & (VideoObjects.Player0 | VideoObjects.Player1)) != 0 && pattern.Copies is 5 or 7;
        if (isScaled)
        {
            if (!pattern.IsFirstSuppressed)
            {
                ToggleScaled(bit, position + 1, pattern.Copies == 7, graphics);
            }
            return;
        }
        var pixels = VideoObjects.Spread[graphics] * (ulong)bit;
        if (!pattern.IsFirstSuppressed)
        {
            Toggle(position, pixels);
        }
        var offsets = VideoObjects.CopyOffsets[pattern.Copies];
        for (var copy = 1; copy < offsets.Length; copy++)
        {
            Toggle(position + offsets[copy], pixels);
        }
    }

    /// <summary>A player of double or fourfold width.</summary>
    private void ToggleScaled(int bit, int position, bool isFourfold, int graphics)
    {
        var doubled = VideoObjects.Doubled[graphics >> 4] << 8 | VideoObjects.Doubled[graphics & 15];
        for (var shift = 8; shift >= 0; shift -= 8, position += 8)
        {
            var half = doubled >> shift & 0xFF;
            if (!isFourfold)
            {
                Toggle(position, VideoObjects.Spread[half] * (ulong)bit);
                continue;
            }
            Toggle(position, VideoObjects.Spread[VideoObjects.Doubled[half >> 4]] * (ulong)bit);
            position += 8;
            Toggle(position, VideoObjects.Spread[VideoObjects.Doubled[half & 15]] * (ulong)bit);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Toggle(int position, ulong pixels)
    {
        position = position >= ScreenWidth ? position - ScreenWidth : position;
        *(ulong*)(_line + position) ^= pixels;
        if (position > ScreenWidth - 8)
        {
            *(ulong*)_line ^= pixels >> 8 * (ScreenWidth - position);
        }
    }

    /// <summary>Forgets what is on the line: the registers were exchanged.</summary>
    private void ForgetPainted()
    {
        new Span<byte>(_line, LineBytes).Clear();
        _paintedP0 = _paintedP1 = _paintedM0 = _paintedM1 = _paintedBall = default;
        _unpainted = VideoObjects.All;
        RenewField();
        Renew(VideoObjects.Player0, _s.Graphics0 != 0);
        Renew(VideoObjects.Player1, _s.Graphics1 != 0);
        Renew(VideoObjects.Missile0, _s.Enable0 && !_s.Locked0);
        Renew(VideoObjects.Missile1, _s.Enable1 && !_s.Locked1);
        Renew(VideoObjects.Ball, _s.DelayBall ? _s.OldBall : _s.NewBall);
    }

    /// <summary>An object looks different, and is on the line or is not.</summary>
    private void Renew(int bit, bool isPresent)
    {
        _unpainted |= bit;
        _present = _present & ~bit | (isPresent ? bit : 0);
    }

    private void RenewField() => Renew(VideoObjects.Field, ((_s.Pf0 & 0xF0) | _s.Pf1 | _s.Pf2) != 0);

    private void RenewPlayer0(bool isSuppressed)
    {
        _s.PatternP0 = new ObjectPattern(_s.P0, _s.Nusiz0 & 7, 8, isSuppressed);
        _unpainted |= VideoObjects.Player0;
    }

    private void RenewPlayer1(bool isSuppressed)
    {
        _s.PatternP1 = new ObjectPattern(_s.P1, _s.Nusiz1 & 7, 8, isSuppressed);
        _unpainted |= VideoObjects.Player1;
    }

    private void RenewMissile0()
    {
        _s.PatternM0 = new ObjectPattern(_s.M0, _s.Nusiz0 & 7, 1 << (_s.Nusiz0 >> 4 & 3), false);
        _unpainted |= VideoObjects.Missile0;
    }

    private void RenewMissile1()
    {
        _s.PatternM1 = new ObjectPattern(_s.M1, _s.Nusiz1 & 7, 1 << (_s.Nusiz1 >> 4 & 3), false);
        _unpainted |= VideoObjects.Missile1;
    }

    private void RenewBall()
    {
        _s.PatternBall = new ObjectPattern(_s.Ball, 0, 1 << (_s.Control >> 4 & 3), false);
        _unpainted |= VideoObjects.Ball;
    }

    /// <summary>What was put on the line.</summary>
    private record struct PaintedObject(ObjectPattern Pattern, int Graphics);
}
