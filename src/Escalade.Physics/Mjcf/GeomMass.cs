using Escalade.Physics.Geometry;
using Escalade.Physics.Models;

namespace Escalade.Physics.Mjcf;

/// <summary>Mass and principal moments of inertia of solid shapes.</summary>
internal static class GeomMass
{
    /// <param name="geom">The shape.</param>
    /// <param name="mass">Its mass, where it is said.</param>
    /// <param name="density">Else its density, in kg/m^3.</param>
    public static (double Mass, Vector3D Moments) Of(Geom geom, double? mass, double density)
    {
        var volume = Volume(geom);
        var m = mass is not { } said ? density * volume : volume > 1e-15 ? said : 0;
        return (m, m == 0 ? default : Moments(geom, m));
    }

    private static double Volume(Geom geom)
    {
        var (radius, height) = (geom.Size.X, 2 * geom.Size.Y);
        return geom.Type switch
        {
            GeomType.Sphere => 4 * Math.PI * radius * radius * radius / 3,
            GeomType.Capsule => Math.PI * (radius * radius * height + 4 * radius * radius * radius / 3),
            GeomType.Cylinder => Math.PI * radius * radius * height,
            _ => 0,
        };
    }

    private static Vector3D Moments(Geom geom, double mass)
    {
        var (radius, height) = (geom.Size.X, 2 * geom.Size.Y);
        switch (geom.Type)
        {
            case GeomType.Sphere:
                var moment = 2 * mass * radius * radius / 5;
                return new(moment, moment, moment);
            case GeomType.Cylinder:
                var across = mass * (3 * radius * radius + height * height) / 12;
                return new(across, across, mass * radius * radius / 2);
            case GeomType.Capsule:
                // The two half spheres make a whole one; each is moved to its end of the cylinder.
                var spheres = mass * 4 * radius / (4 * radius + 3 * height);
                var cylinder = mass - spheres;
                var own = 2 * spheres * radius * radius / 5;
                var side = cylinder * (3 * radius * radius + height * height) / 12 + (own + spheres * height * (3 * radius + 2 * height) / 8);
                return new(side, side, cylinder * radius * radius / 2 + own);
            default:
                return default;
        }
    }
}
