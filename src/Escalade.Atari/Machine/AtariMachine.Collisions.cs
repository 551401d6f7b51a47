using System.Numerics;
using System.Runtime.Intrinsics;

namespace Escalade.Atari.Machine;

/// <summary>What the renderer finds to collide; all that is left of drawing if nobody looks.</summary>
internal sealed unsafe partial class AtariMachine
{
    /// <summary>Blocks of the line that objects are on; negative if not known.</summary>
    private int _occupied;

    /// <summary>Finds what collides on some pixels. The field alone does not: only where other objects are is looked.</summary>
    private void FindCollisions(int column, int end)
    {
        if (_occupied < 0)
        {
            FindOccupied();
        }
        var range = (2 << (end - 1) / VideoObjects.Block) - (1 << column / VideoObjects.Block);
        for (var blocks = _occupied & range; blocks != 0; blocks &= blocks - 1)
        {
            var x = VideoObjects.Block * BitOperations.TrailingZeroCount(blocks);
            var objects = Objects(x);
            if (x < column || x + VideoObjects.Block > end)
            {
                objects &= Mask(column - x, end - x);
            }
            if ((objects & (objects - Vector128<byte>.One)) != Vector128<byte>.Zero)
            {
                Collide(objects);
            }
        }
    }

    private void FindOccupied()
    {
        _occupied = 0;
        for (var x = 0; x < ScreenWidth; x += VideoObjects.Block)
        {
            _occupied |= Vector128.Load(_line + x) != Vector128<byte>.Zero ? 1 << x / VideoObjects.Block : 0;
        }
    }

    private void Collide(Vector128<byte> objects)
    {
        var several = ~Vector128.Equals(objects & (objects - Vector128<byte>.One), Vector128<byte>.Zero);
        var pixels = stackalloc byte[VideoObjects.Block];
        objects.Store(pixels);
        var collisions = 0;
        for (var left = several.ExtractMostSignificantBits(); left != 0; left &= left - 1)
        {
            collisions |= VideoObjects.Collisions[pixels[BitOperations.TrailingZeroCount(left)]];
        }
        _s.Collisions |= collisions;
    }
}
