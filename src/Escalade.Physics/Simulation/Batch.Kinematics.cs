using System.Runtime.CompilerServices;
using Escalade.Physics.Geometry;
using Escalade.Physics.Lanes;
using Escalade.Physics.Models;

namespace Escalade.Physics.Simulation;

internal sealed unsafe partial class Batch<T>
{
    // Copies of the model that are read in every step.
    private Body[] _body = [];
    private Joint[] _joint = [];
    private Geom[] _geom = [];

    private void PrepareBodies()
    {
        (_body, _joint, _geom) = ([.. _model.Bodies], [.. _model.Joints], [.. _model.Geoms]);
        _xquat[0] = T.Broadcast(1);
        for (var k = 0; k < 9; k += 4)
        {
            _xmat[k] = T.Broadcast(1);
        }
        // The world's shapes stay where they are.
        for (var g = 0; g < _body[0].GeomCount; g++)
        {
            Place(g, _geom[g]);
        }
    }

    /// <summary>Where bodies, joints and shapes are. Quaternions of free joints come to length 1 in the state itself.</summary>
    private void ComputeKinematics()
    {
        for (var b = 1; b < _bodies; b++)
        {
            var body = _body[b];
            V3 position;
            Q4 orientation;
            if (body.JointCount == 1 && _joint[body.FirstJoint].Type == JointType.Free)
            {
                var q = _qpos + _joint[body.FirstJoint].PositionIndex;
                position = V3.Load(q);
                orientation = Q4.Load(q + 3).Normalized();
                orientation.Store(q + 3);
                position.Store(_anchor + 3 * body.FirstJoint);
            }
            else
            {
                var parent = body.Parent;
                position = V3.Load(_xpos + 3 * parent);
                orientation = Q4.Load(_xquat + 4 * parent);
                if (body.Position != default)
                {
                    position += Rotate(_xmat + 9 * parent, body.Position);
                }
                if (body.Orientation != QuaternionD.Identity)
                {
                    orientation *= Q4.Broadcast(body.Orientation);
                }
                for (var j = body.FirstJoint; j < body.FirstJoint + body.JointCount; j++)
                {
                    MoveBy(j, ref position, ref orientation);
                }
                orientation = orientation.Normalized();
            }
            position.Store(_xpos + 3 * b);
            orientation.Store(_xquat + 4 * b);
            orientation.StoreMatrix(_xmat + 9 * b);
            (position + Rotate(_xmat + 9 * b, body.InertialPosition)).Store(_ipos + 3 * b);
            (orientation * Q4.Broadcast(body.InertialOrientation)).StoreMatrix(_imat + 9 * b);
            for (var g = body.FirstGeom; g < body.FirstGeom + body.GeomCount; g++)
            {
                Place(g, _geom[g]);
            }
        }
    }

    private void MoveBy(int index, ref V3 position, ref Q4 orientation)
    {
        var joint = _joint[index];
        var axis = orientation.Rotate(V3.Broadcast(joint.Axis));
        var offset = joint.Position == default ? default : orientation.Rotate(V3.Broadcast(joint.Position));
        var anchor = position + offset;
        axis.Store(_axis + 3 * index);
        anchor.Store(_anchor + 3 * index);
        var moved = _qpos[joint.PositionIndex] - T.Broadcast(joint.Reference);
        if (joint.Type == JointType.Slide)
        {
            position = V3.MultiplyAdd(axis, moved, position);
            return;
        }
        var (sine, cosine) = Trigonometry.SinCos(moved * T.Broadcast(0.5));
        orientation *= new Q4(cosine, sine * T.Broadcast(joint.Axis.X), sine * T.Broadcast(joint.Axis.Y), sine * T.Broadcast(joint.Axis.Z));
        if (joint.Position != default)
        {
            position = anchor - orientation.Rotate(V3.Broadcast(joint.Position));
        }
    }

    /// <summary>A shape's centre, and its z axis.</summary>
    private void Place(int index, Geom geom)
    {
        var matrix = _xmat + 9 * geom.Body;
        (V3.Load(_xpos + 3 * geom.Body) + Rotate(matrix, geom.Position)).Store(_geomPos + 3 * index);
        Rotate(matrix, geom.Orientation.Axes.Z).Store(_geomAxis + 3 * index);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V3 Rotate(T* matrix, Vector3D vector)
    {
        var (x, y, z) = (T.Broadcast(vector.X), T.Broadcast(vector.Y), T.Broadcast(vector.Z));
        return new(
            T.MultiplyAdd(matrix[0], x, T.MultiplyAdd(matrix[1], y, matrix[2] * z)),
            T.MultiplyAdd(matrix[3], x, T.MultiplyAdd(matrix[4], y, matrix[5] * z)),
            T.MultiplyAdd(matrix[6], x, T.MultiplyAdd(matrix[7], y, matrix[8] * z)));
    }

    /// <summary>A vector in every lane.</summary>
    private readonly struct V3(T x, T y, T z)
    {
        public readonly T X = x;
        public readonly T Y = y;
        public readonly T Z = z;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V3 Load(T* at) => new(at[0], at[1], at[2]);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V3 Broadcast(Vector3D v) => new(T.Broadcast(v.X), T.Broadcast(v.Y), T.Broadcast(v.Z));

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V3 operator +(V3 a, V3 b) => new(a.X + b.X, a.Y + b.Y, a.Z + b.Z);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V3 operator -(V3 a, V3 b) => new(a.X - b.X, a.Y - b.Y, a.Z - b.Z);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V3 operator *(V3 a, T b) => new(a.X * b, a.Y * b, a.Z * b);

        /// <summary>a b + c.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V3 MultiplyAdd(V3 a, T b, V3 c) => new(T.MultiplyAdd(a.X, b, c.X), T.MultiplyAdd(a.Y, b, c.Y), T.MultiplyAdd(a.Z, b, c.Z));

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static T Dot(V3 a, V3 b) => T.MultiplyAdd(a.X, b.X, T.MultiplyAdd(a.Y, b.Y, a.Z * b.Z));

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V3 Cross(V3 a, V3 b) => new(
            T.NegatedMultiplyAdd(a.Z, b.Y, a.Y * b.Z),
            T.NegatedMultiplyAdd(a.X, b.Z, a.Z * b.X),
            T.NegatedMultiplyAdd(a.Y, b.X, a.X * b.Y));

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V3 Select(T mask, V3 a, V3 b) => new(T.Select(mask, a.X, b.X), T.Select(mask, a.Y, b.Y), T.Select(mask, a.Z, b.Z));

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Store(T* at) => (at[0], at[1], at[2]) = (X, Y, Z);
    }

    /// <summary>A unit quaternion in every lane.</summary>
    private readonly struct Q4(T w, T x, T y, T z)
    {
        private readonly T _w = w;
        private readonly T _x = x;
        private readonly T _y = y;
        private readonly T _z = z;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Q4 Load(T* at) => new(at[0], at[1], at[2], at[3]);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Q4 Broadcast(QuaternionD q) => new(T.Broadcast(q.W), T.Broadcast(q.X), T.Broadcast(q.Y), T.Broadcast(q.Z));

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Q4 operator *(Q4 a, Q4 b) => new(
            T.NegatedMultiplyAdd(a._z, b._z, T.NegatedMultiplyAdd(a._y, b._y, T.NegatedMultiplyAdd(a._x, b._x, a._w * b._w))),
            T.NegatedMultiplyAdd(a._z, b._y, T.MultiplyAdd(a._y, b._z, T.MultiplyAdd(a._x, b._w, a._w * b._x))),
            T.MultiplyAdd(a._z, b._x, T.MultiplyAdd(a._y, b._w, T.NegatedMultiplyAdd(a._x, b._z, a._w * b._y))),
            T.MultiplyAdd(a._z, b._w, T.NegatedMultiplyAdd(a._y, b._x, T.MultiplyAdd(a._x, b._y, a._w * b._z))));

        /// <summary>v + 2 u x (w v + u x v), with u the vector part.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V3 Rotate(V3 v)
        {
            var u = new V3(_x, _y, _z);
            var t = V3.MultiplyAdd(v, _w, V3.Cross(u, v));
            return V3.MultiplyAdd(V3.Cross(u, t), T.Broadcast(2), v);
        }

        /// <summary>Of length 1; no rotation where the length is about 0.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Q4 Normalized()
        {
            var length = T.Sqrt(T.MultiplyAdd(_w, _w, T.MultiplyAdd(_x, _x, T.MultiplyAdd(_y, _y, _z * _z))));
            var inverse = T.Broadcast(1) / length;
            var none = length < T.Broadcast(Least);
            return new(
                T.Select(none, T.Broadcast(1), _w * inverse), T.AndNot(_x * inverse, none), T.AndNot(_y * inverse, none), T.AndNot(_z * inverse, none));
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Store(T* at) => (at[0], at[1], at[2], at[3]) = (_w, _x, _y, _z);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void StoreMatrix(T* at)
        {
            var (ww, xx, yy, zz) = (_w * _w, _x * _x, _y * _y, _z * _z);
            var (xy, xz, yz) = (_x * _y, _x * _z, _y * _z);
            var two = T.Broadcast(2);
            at[0] = ww + xx - yy - zz;
            at[1] = two * T.NegatedMultiplyAdd(_w, _z, xy);
            at[2] = two * T.MultiplyAdd(_w, _y, xz);
            at[3] = two * T.MultiplyAdd(_w, _z, xy);
            at[4] = ww - xx + yy - zz;
            at[5] = two * T.NegatedMultiplyAdd(_w, _x, yz);
            at[6] = two * T.NegatedMultiplyAdd(_w, _y, xz);
            at[7] = two * T.MultiplyAdd(_w, _x, yz);
            at[8] = ww - xx - yy + zz;
        }
    }
}
