using Escalade.Physics.Geometry;

namespace Escalade.Physics.Mjcf;

/// <summary>The many ways in which a model file says how a frame is turned.</summary>
internal static class MjcfFrames
{
    /// <summary>By a quaternion, or by axisangle, xyaxes, zaxis or euler, which win in this order.</summary>
    /// <exception cref="MjcfException">An axis has no direction.</exception>
    public static QuaternionD Orientation(MjcfElement element, CompilerSettings compiler)
    {
        var unit = compiler.Degrees ? Math.PI / 180 : 1;
        var quaternion = Quaternion(element);
        if (element.AllNumbers("axisangle", 4) is { } a)
        {
            // As MuJoCo converts: the last bit of an angle decides the last bit of every position.
            var angle = compiler.Degrees ? a[3] / 180.0 * Math.PI : a[3];
            quaternion = QuaternionD.About(Direction(element, new(a[0], a[1], a[2]), "axisangle"), angle);
        }
        if (element.AllNumbers("xyaxes", 6) is { } axes)
        {
            var x = Direction(element, new(axes[0], axes[1], axes[2]), "xyaxes");
            var y = new Vector3D(axes[3], axes[4], axes[5]);
            y = Direction(element, y - x * Vector3D.Dot(x, y), "xyaxes");
            quaternion = QuaternionD.FromAxes(x, y, Vector3D.Cross(x, y).Normalized);
        }
        if (element.AllNumbers("zaxis", 3) is { } z)
        {
            quaternion = QuaternionD.FromZTo(Direction(element, new(z[0], z[1], z[2]), "zaxis"));
        }
        if (element.AllNumbers("euler", 3) is { } euler)
        {
            quaternion = QuaternionD.Identity;
            for (var i = 0; i < 3; i++)
            {
                var letter = compiler.EulerSequence[i];
                var axis = char.ToLowerInvariant(letter) switch { 'x' => new Vector3D(1, 0, 0), 'y' => new(0, 1, 0), _ => new(0, 0, 1) };
                var turn = QuaternionD.About(axis, compiler.Degrees ? euler[i] / 180.0 * Math.PI : euler[i]);
                // Small letters turn about axes that turn along, capitals about fixed ones.
                quaternion = char.IsLower(letter) ? quaternion * turn : turn * quaternion;
            }
            quaternion = quaternion.Normalized;
        }
        return quaternion;
    }

    private static QuaternionD Quaternion(MjcfElement element)
    {
        var q = element.Numbers("quat", [1, 0, 0, 0]);
        return q is [0, 0, 0, 0]
            ? throw element.Error($"'quat' of <{element.Tag}> is zero.", "quat")
            : new QuaternionD(q[0], q[1], q[2], q[3]).Normalized;
    }

    private static Vector3D Direction(MjcfElement element, Vector3D vector, string attribute) =>
        vector.Normalized is var direction && direction != default
            ? direction
            : throw element.Error($"'{attribute}' of <{element.Tag}> has an axis without a direction.", attribute);
}
