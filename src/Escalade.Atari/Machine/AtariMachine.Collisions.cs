using System.Numerics;
using System.Runtime.Intrinsics;

namespace Escalade.Atari.Machine;

/// <summary>What the renderer finds to collide; all that is left of drawing if nobody looks.</summary>
internal sealed unsafe partial class AtariMachine
{
    /// <summary>Finds what collides on some pixels.</summary>
    private void FindCollisions(int column, int end)
    {
        for (var x = column & -VideoObjects.Block; x < end; x += VideoObjects.Block)
        {
            var objects = Objects(x);
            if (!IsShared(objects))
            {
                continue;
            }
            if (x < column || x + VideoObjects.Block > end)
            {
                objects &= Mask(column - x, end - x);
            }
            if (IsShared(objects))
            {
                Collide(objects);
            }
        }
    }

    /// <summary>Whether a pixel has more than one object.</summary>
    private static bool IsShared(Vector128<byte> objects) => (objects & (objects - Vector128<byte>.One)) != Vector128<byte>.Zero;

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
