using System.Numerics;
using System.Runtime.Intrinsics;

namespace Escalade.Atari.Machine;

/// <summary>TIA, collisions: which pairs of objects share a pixel. Where nobody sees the picture, this is all that drawing does.</summary>
internal sealed unsafe partial class AtariMachine
{
    /// <summary>Sets the collision latches of all pairs that share one of the pixels in <c>[column, end)</c>.</summary>
    private void FindCollisions(int column, int end)
    {
        for (var x = column & -TiaObjects.Block; x < end; x += TiaObjects.Block)
        {
            var objects = Objects(x);
            if (!IsShared(objects))
            {
                continue;
            }
            if (x < column || x + TiaObjects.Block > end)
            {
                objects &= Mask(column - x, end - x);
            }
            if (IsShared(objects))
            {
                Collide(objects);
            }
        }
    }

    /// <summary>Whether any pixel has more than one object.</summary>
    private static bool IsShared(Vector128<byte> objects) => (objects & (objects - Vector128<byte>.One)) != Vector128<byte>.Zero;

    private void Collide(Vector128<byte> objects)
    {
        var several = ~Vector128.Equals(objects & (objects - Vector128<byte>.One), Vector128<byte>.Zero);
        var pixels = stackalloc byte[TiaObjects.Block];
        objects.Store(pixels);
        var collisions = 0;
        for (var left = several.ExtractMostSignificantBits(); left != 0; left &= left - 1)
        {
            collisions |= TiaObjects.Collisions[pixels[BitOperations.TrailingZeroCount(left)]];
        }
        _s.Collisions |= collisions;
    }
}
