using Escalade.Physics.Models;

namespace Escalade.Physics.Simulation;

internal sealed unsafe partial class Batch<T>
{
    /// <summary>Contacts of a pair, in all worlds at once.</summary>
    private void Collide(ContactPair pair)
    {
        var (centre1, centre2) = (V3.Load(_geomPos + 3 * pair.Geom1), V3.Load(_geomPos + 3 * pair.Geom2));
        var between = centre2 - centre1;
        if (pair.Type1 == GeomType.Plane)
        {
            var normal = V3.Load(_geomAxis + 3 * pair.Geom1);
            var height = V3.Dot(between, normal);
            if (T.Lanes(height <= T.Broadcast(pair.Margin + pair.Reach)) != 0)
            {
                CollidePlane(pair, normal, centre1, centre2);
            }
            return;
        }
        var reach = pair.Margin + pair.Reach;
        if (T.Lanes(V3.Dot(between, between) <= T.Broadcast(reach * reach)) == 0)
        {
            return;
        }
        switch (pair.Type1, pair.Type2)
        {
            case (GeomType.Sphere, GeomType.Sphere):
                AddSpheres(pair, AllSet, centre1, centre2);
                break;
            case (GeomType.Sphere, GeomType.Capsule):
                CollideSphereCapsule(pair, centre1, centre2);
                break;
            default:
                CollideCapsules(pair, centre1, centre2);
                break;
        }
    }

    private static T AllSet => T.BroadcastBits(ulong.MaxValue);

    private void CollidePlane(ContactPair pair, V3 normal, V3 origin, V3 centre)
    {
        if (pair.Type2 == GeomType.Sphere)
        {
            AddPlaneSphere(pair, normal, origin, centre, null);
            return;
        }
        if (pair.Type2 == GeomType.Capsule)
        {
            // A sphere at each end; the surface's first direction is along the capsule.
            var axis = V3.Load(_geomAxis + 3 * pair.Geom2);
            var half = axis * T.Broadcast(pair.Half2);
            AddPlaneSphere(pair, normal, origin, centre + half, axis);
            AddPlaneSphere(pair, normal, origin, centre - half, axis);
        }
    }

    private void AddPlaneSphere(ContactPair pair, V3 normal, V3 origin, V3 centre, V3? tangent)
    {
        var radius = T.Broadcast(pair.Radius2);
        var distance = V3.Dot(centre - origin, normal) - radius;
        var point = V3.MultiplyAdd(normal, -T.MultiplyAdd(distance, T.Broadcast(0.5), radius), centre);
        AddContact(pair, AllSet, distance, point, normal, tangent);
    }

    /// <summary>Two spheres of the pair's radii, or places on capsules where they are nearest.</summary>
    private void AddSpheres(ContactPair pair, T mask, V3 centre1, V3 centre2)
    {
        var between = centre2 - centre1;
        var apart = T.Sqrt(V3.Dot(between, between));
        var distance = apart - T.Broadcast(pair.Radius1) - T.Broadcast(pair.Radius2);
        var none = apart < T.Broadcast(Least);
        var normal = between * (T.Broadcast(1) / apart);
        if (T.Lanes(none) != 0)
        {
            // Two centres in one place are pushed apart across both axes, or along x where these are parallel.
            var across = V3.Cross(V3.Load(_geomAxis + 3 * pair.Geom1), V3.Load(_geomAxis + 3 * pair.Geom2));
            var length = T.Sqrt(V3.Dot(across, across));
            var x = new V3(T.Broadcast(1), default, default);
            normal = V3.Select(none, V3.Select(length < T.Broadcast(Least), x, across * (T.Broadcast(1) / length)), normal);
        }
        var point = V3.MultiplyAdd(normal, T.MultiplyAdd(distance, T.Broadcast(0.5), T.Broadcast(pair.Radius1)), centre1);
        AddContact(pair, mask, distance, point, normal, null);
    }

    private void CollideSphereCapsule(ContactPair pair, V3 sphere, V3 capsule)
    {
        var axis = V3.Load(_geomAxis + 3 * pair.Geom2) * T.Broadcast(pair.Half2);
        var along = Clamp(V3.Dot(axis, sphere - capsule) / V3.Dot(axis, axis), -1, 1);
        AddSpheres(pair, AllSet, sphere, V3.MultiplyAdd(axis, along, capsule));
    }

    /// <summary>
    /// The nearest places of two segments: where the distance between lines is least, unless an end comes first; parallel ones touch in two
    /// places.
    /// </summary>
    private void CollideCapsules(ContactPair pair, V3 centre1, V3 centre2)
    {
        var axis1 = V3.Load(_geomAxis + 3 * pair.Geom1) * T.Broadcast(pair.Half1);
        var axis2 = V3.Load(_geomAxis + 3 * pair.Geom2) * T.Broadcast(pair.Half2);
        var between = centre1 - centre2;
        var (a, b, c) = (V3.Dot(axis1, axis1), -V3.Dot(axis1, axis2), V3.Dot(axis2, axis2));
        var (u, v) = (-V3.Dot(axis1, between), V3.Dot(axis2, between));
        var determinant = T.NegatedMultiplyAdd(b, b, a * c);
        var parallel = T.Abs(determinant) < T.Broadcast(Least);

        var x1 = T.NegatedMultiplyAdd(b, v, c * u) / determinant;
        var x2 = T.NegatedMultiplyAdd(b, u, a * v) / determinant;
        var one = T.Broadcast(1);
        (x1, x2) = ClampBoth(x1, x2, (v - b) / c, (v + b) / c);
        var (y2, y1) = (x2, x1);
        x1 = T.Select(y2 > one, Clamp((u - b) / a, -1, 1), T.Select(y2 < -one, Clamp((u + b) / a, -1, 1), y1));
        x2 = Clamp(y2, -1, 1);
        AddSpheres(pair, T.AndNot(AllSet, parallel), V3.MultiplyAdd(axis1, x1, centre1), V3.MultiplyAdd(axis2, x2, centre2));
        if (T.Lanes(parallel) != 0)
        {
            CollideParallel(pair, parallel, centre1, centre2, axis1, axis2, (a, b, c, u, v));
        }

        static (T X1, T X2) ClampBoth(T x1, T x2, T atUpper, T atLower)
        {
            var one = T.Broadcast(1);
            var (above, below) = (x1 > one, x1 < -one);
            return (T.Select(above, one, T.Select(below, -one, x1)), T.Select(above, atUpper, T.Select(below, atLower, x2)));
        }
    }

    /// <summary>The ends of the first against the second, then those of the second against the first, until there are two contacts.</summary>
    private void CollideParallel(ContactPair pair, T parallel, V3 centre1, V3 centre2, V3 axis1, V3 axis2, (T A, T B, T C, T U, T V) k)
    {
        var found = default(T);
        var twice = default(T);
        Try(centre1 + axis1, V3.MultiplyAdd(axis2, Clamp((k.V - k.B) / k.C, -1, 1), centre2));
        Try(centre1 - axis1, V3.MultiplyAdd(axis2, Clamp((k.V + k.B) / k.C, -1, 1), centre2));
        Try(V3.MultiplyAdd(axis1, Clamp((k.U - k.B) / k.A, -1, 1), centre1), centre2 + axis2);
        Try(V3.MultiplyAdd(axis1, Clamp((k.U + k.B) / k.A, -1, 1), centre1), centre2 - axis2);

        void Try(V3 place1, V3 place2)
        {
            var between = place2 - place1;
            var reach = T.Broadcast(pair.Margin + pair.Radius1 + pair.Radius2);
            var touches = T.AndNot(parallel & (T.Sqrt(V3.Dot(between, between)) <= reach), twice);
            if (T.Lanes(touches) != 0)
            {
                AddSpheres(pair, touches, place1, place2);
            }
            twice |= found & touches;
            found |= touches;
        }
    }
}
