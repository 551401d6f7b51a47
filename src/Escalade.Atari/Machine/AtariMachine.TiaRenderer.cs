using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Escalade.Atari.Machine;

/// <summary>
/// TIA, pixels. A line is kept that says of each pixel which players, missiles and ball are on it, as a byte with a bit an object
/// (<see cref="TiaObjects"/>). Drawing adds the playfield, 16 pixels at a time, and looks up the colour of each pixel.
/// </summary>
internal sealed unsafe partial class AtariMachine
{
    // A block more than there are pixels: an object at the right edge may reach beyond it before it is wrapped to the left.
    private const int LineBytes = ScreenWidth + TiaObjects.Block;

    private readonly byte* _objectLine;

    /// <summary>Objects that may have changed since they were put on the line.</summary>
    private int _changedObjects;

    /// <summary>Objects that are switched on and not empty.</summary>
    private int _presentObjects;

    /// <summary>The playfield's 40 blocks, a bit each, the leftmost in bit 0.</summary>
    private ulong _playfield;

    private PaintedObject _paintedP0, _paintedP1, _paintedM0, _paintedM1, _paintedBall;

    private void Draw(int column, int count)
    {
        var pixels = _screen + _s.NextPixel;
        if ((_s.Vblank & 2) != 0)
        {
            if (_isDrawing)
            {
                new Span<byte>(pixels, count).Clear();
            }
            return;
        }
        if (_isDrawing && _presentObjects == 0)
        {
            new Span<byte>(pixels, count).Fill((byte)_s.Colors);
            return;
        }
        var pairs = _isColliding ? NewCollisions : 0;
        if (!_isDrawing && pairs == 0)
        {
            return;
        }
        if (_changedObjects != 0)
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
        // With the score bit a playfield on a line without other objects has no priority.
        var choice = _presentObjects == TiaObjects.Playfield && (_s.Ctrlpf & 2) != 0 ? 1 : _s.Ctrlpf >> 1 & 3;
        var colors = Vector128.CreateScalar(_s.Colors).AsByte();
        var choices = TiaObjects.ColorChoices + 2 * TiaObjects.Block * choice;
        var right = Vector128.ShuffleNative(colors, Vector128.Load(choices));
        var left = Vector128.ShuffleNative(colors, Vector128.Load(choices + TiaObjects.Block));
        for (var x = column & -TiaObjects.Block; x < end; x += TiaObjects.Block)
        {
            var objects = Objects(x);
            var kinds = (objects | (objects.AsUInt16() >>> 4).AsByte()) & Vector128.Create((byte)15);
            var pixels = Vector128.ShuffleNative(x < ScreenWidth / 2 ? left : right, kinds);
            if (x >= column && x + TiaObjects.Block <= end)
            {
                pixels.Store(row + x);
            }
            else
            {
                Vector128.ConditionalSelect(Mask(column - x, end - x), pixels, Vector128.Load(row + x)).Store(row + x);
            }
        }
    }

    /// <summary>The objects on the 16 pixels of a block.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Vector128<byte> Objects(int x) =>
        Vector128.Load(_objectLine + x) | Vector128.Load(TiaObjects.PlayfieldBlocks + (int)(_playfield >> x / 4 & 15) * TiaObjects.Block);

    /// <summary>A mask of those pixels of a block that lie in <c>[from, to)</c>.</summary>
    private static Vector128<byte> Mask(int from, int to) =>
        Vector128.Load(TiaObjects.Edges + TiaObjects.Block - Math.Max(from, 0))
        & Vector128.Load(TiaObjects.Edges + 2 * TiaObjects.Block - Math.Min(to, TiaObjects.Block));

    /// <summary>Brings the line up to date with the objects that changed.</summary>
    private void Paint()
    {
        if ((_changedObjects & TiaObjects.Playfield) != 0)
        {
            var reverse = TiaObjects.Reverse;
            var left = (uint)(_s.Pf0 >> 4 | reverse[_s.Pf1] << 4 | _s.Pf2 << 12);
            var right = _s.IsRightHalfReflected ? (uint)(reverse[_s.Pf2] | _s.Pf1 << 8 | (reverse[_s.Pf0] & 15) << 16) : left;
            _playfield = left | (ulong)right << 20;
        }
        Paint(ref _paintedP0, TiaObjects.Player0, _s.PlacementP0, _s.ShownGraphics0);
        Paint(ref _paintedP1, TiaObjects.Player1, _s.PlacementP1, _s.ShownGraphics1);
        PaintBall(ref _paintedM0, TiaObjects.Missile0, _s.PlacementM0);
        PaintBall(ref _paintedM1, TiaObjects.Missile1, _s.PlacementM1);
        PaintBall(ref _paintedBall, TiaObjects.Ball, _s.PlacementBall);
        _changedObjects = 0;
    }

    private void PaintBall(ref PaintedObject painted, int bit, ObjectPlacement placement) =>
        Paint(ref painted, bit, placement, (_presentObjects & bit) != 0 ? 0xFF00 >> placement.Width & 0xFF : 0);

    private void Paint(ref PaintedObject painted, int bit, ObjectPlacement placement, int graphics)
    {
        if ((_changedObjects & bit) == 0 || (painted.Graphics == graphics && (graphics == 0 || painted.Placement == placement)))
        {
            return;
        }
        // Each object has a bit of its own, so flipping the bits of its old pixels takes it off the line.
        Toggle(bit, painted.Placement, painted.Graphics);
        Toggle(bit, placement, graphics);
        (painted.Placement, painted.Graphics) = (placement, graphics);
    }

    private void Toggle(int bit, ObjectPlacement placement, int graphics)
    {
        if (graphics == 0)
        {
            return;
        }
        var position = placement.Position;
        var isScaled = (bit & (TiaObjects.Player0 | TiaObjects.Player1)) != 0 && placement.Copies is 5 or 7;
        if (isScaled)
        {
            if (!placement.IsFirstSuppressed)
            {
                ToggleScaled(bit, position + 1, placement.Copies == 7, graphics);
            }
            return;
        }
        var pixels = TiaObjects.Spread[graphics] * (ulong)bit;
        if (!placement.IsFirstSuppressed)
        {
            Toggle(position, pixels);
        }
        var offsets = TiaObjects.CopyOffsets[placement.Copies];
        for (var copy = 1; copy < offsets.Length; copy++)
        {
            Toggle(position + offsets[copy], pixels);
        }
    }

    /// <summary>Flips the pixels of a player of double or fourfold width.</summary>
    private void ToggleScaled(int bit, int position, bool isFourfold, int graphics)
    {
        var doubled = TiaObjects.Doubled[graphics >> 4] << 8 | TiaObjects.Doubled[graphics & 15];
        for (var shift = 8; shift >= 0; shift -= 8, position += 8)
        {
            var half = doubled >> shift & 0xFF;
            if (!isFourfold)
            {
                Toggle(position, TiaObjects.Spread[half] * (ulong)bit);
                continue;
            }
            Toggle(position, TiaObjects.Spread[TiaObjects.Doubled[half >> 4]] * (ulong)bit);
            position += 8;
            Toggle(position, TiaObjects.Spread[TiaObjects.Doubled[half & 15]] * (ulong)bit);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Toggle(int position, ulong pixels)
    {
        position = position >= ScreenWidth ? position - ScreenWidth : position;
        *(ulong*)(_objectLine + position) ^= pixels;
        if (position > ScreenWidth - 8)
        {
            *(ulong*)_objectLine ^= pixels >> 8 * (ScreenWidth - position);
        }
    }

    /// <summary>Empties the line, which is then made anew: the registers were exchanged for those of another state.</summary>
    private void ForgetObjectLine()
    {
        new Span<byte>(_objectLine, LineBytes).Clear();
        _paintedP0 = _paintedP1 = _paintedM0 = _paintedM1 = _paintedBall = default;
        _changedObjects = TiaObjects.All;
        UpdatePlayfield();
        MarkObject(TiaObjects.Player0, _s.ShownGraphics0 != 0);
        MarkObject(TiaObjects.Player1, _s.ShownGraphics1 != 0);
        MarkObject(TiaObjects.Missile0, _s.IsMissile0On && !_s.IsMissile0Locked);
        MarkObject(TiaObjects.Missile1, _s.IsMissile1On && !_s.IsMissile1Locked);
        MarkObject(TiaObjects.Ball, _s.IsBallDelayed ? _s.IsOldBallOn : _s.IsNewBallOn);
    }

    /// <summary>Says that an object has changed, and whether it is switched on and not empty now.</summary>
    private void MarkObject(int bit, bool isPresent)
    {
        _changedObjects |= bit;
        _presentObjects = _presentObjects & ~bit | (isPresent ? bit : 0);
    }

    private void UpdatePlayfield() => MarkObject(TiaObjects.Playfield, ((_s.Pf0 & 0xF0) | _s.Pf1 | _s.Pf2) != 0);

    private void UpdatePlayer0(bool isSuppressed)
    {
        _s.PlacementP0 = new ObjectPlacement(_s.PositionP0, _s.Nusiz0 & 7, 8, isSuppressed);
        _changedObjects |= TiaObjects.Player0;
    }

    private void UpdatePlayer1(bool isSuppressed)
    {
        _s.PlacementP1 = new ObjectPlacement(_s.PositionP1, _s.Nusiz1 & 7, 8, isSuppressed);
        _changedObjects |= TiaObjects.Player1;
    }

    private void UpdateMissile0()
    {
        _s.PlacementM0 = new ObjectPlacement(_s.PositionM0, _s.Nusiz0 & 7, 1 << (_s.Nusiz0 >> 4 & 3), false);
        _changedObjects |= TiaObjects.Missile0;
    }

    private void UpdateMissile1()
    {
        _s.PlacementM1 = new ObjectPlacement(_s.PositionM1, _s.Nusiz1 & 7, 1 << (_s.Nusiz1 >> 4 & 3), false);
        _changedObjects |= TiaObjects.Missile1;
    }

    private void UpdateBall()
    {
        _s.PlacementBall = new ObjectPlacement(_s.PositionBall, 0, 1 << (_s.Ctrlpf >> 4 & 3), false);
        _changedObjects |= TiaObjects.Ball;
    }

    /// <summary>An object as it was put on the line.</summary>
    private record struct PaintedObject(ObjectPlacement Placement, int Graphics);
}
