using System.Runtime.CompilerServices;
using Escalade.Physics.Models;

namespace Escalade.Physics.Simulation;

internal sealed unsafe partial class Batch<T>
{
    /// <summary>
    /// Centres of mass of the trees; inertias of the bodies and motions of the degrees of freedom about them. An inertia is six moments
    /// and products, mass times offset, and mass: xx yy zz xy xz yz mx my mz m.
    /// </summary>
    private void ComputeCentres()
    {
        foreach (var root in _topology.Roots)
        {
            ComputeCentre(root);
        }
        for (var b = 1; b < _bodies; b++)
        {
            ComputeInertia(b);
        }
        for (var j = 0; j < _joint.Length; j++)
        {
            ComputeMotion(j);
        }
    }

    private void ComputeCentre(int root)
    {
        var (sum, total) = (default(V3), 0.0);
        for (var b = root; b < _bodies && _body[b].Root == root; b++)
        {
            sum = V3.MultiplyAdd(V3.Load(_ipos + 3 * b), T.Broadcast(_body[b].Mass), sum);
            total += _body[b].Mass;
        }
        (total < Least ? V3.Load(_ipos + 3 * root) : sum * T.Broadcast(1 / total)).Store(_centre + 3 * root);
    }

    private void ComputeInertia(int b)
    {
        var body = _body[b];
        var r = _imat + 9 * b;
        var (ix, iy, iz) = (T.Broadcast(body.Inertia.X), T.Broadcast(body.Inertia.Y), T.Broadcast(body.Inertia.Z));
        var m = T.Broadcast(body.Mass);
        var d = V3.Load(_ipos + 3 * b) - V3.Load(_centre + 3 * body.Root);
        var (mx, my, mz) = (m * d.X, m * d.Y, m * d.Z);
        var (ax, ay, az) = (r[0] * ix, r[1] * iy, r[2] * iz);
        var (bx, by, bz) = (r[3] * ix, r[4] * iy, r[5] * iz);
        var at = _inertia + 10 * b;
        at[0] = Sum3(r[0], ax, r[1], ay, r[2], az) + T.MultiplyAdd(my, d.Y, mz * d.Z);
        at[1] = Sum3(r[3], bx, r[4], by, r[5], bz) + T.MultiplyAdd(mx, d.X, mz * d.Z);
        at[2] = Sum3(r[6], r[6] * ix, r[7], r[7] * iy, r[8], r[8] * iz) + T.MultiplyAdd(mx, d.X, my * d.Y);
        at[3] = T.NegatedMultiplyAdd(mx, d.Y, Sum3(r[3], ax, r[4], ay, r[5], az));
        at[4] = T.NegatedMultiplyAdd(mx, d.Z, Sum3(r[6], ax, r[7], ay, r[8], az));
        at[5] = T.NegatedMultiplyAdd(my, d.Z, Sum3(r[6], bx, r[7], by, r[8], bz));
        (at[6], at[7], at[8], at[9]) = (mx, my, mz, m);
    }

    private void ComputeMotion(int j)
    {
        var joint = _joint[j];
        var at = _motion + 6 * joint.Dof;
        var offset = V3.Load(_centre + 3 * _body[joint.Body].Root) - V3.Load(_anchor + 3 * j);
        switch (joint.Type)
        {
            case JointType.Slide:
                default(V3).Store(at);
                V3.Load(_axis + 3 * j).Store(at + 3);
                break;
            case JointType.Hinge:
                StoreRotation(at, V3.Load(_axis + 3 * j), offset);
                break;
            default:
                var matrix = _xmat + 9 * joint.Body;
                for (var k = 0; k < 3; k++)
                {
                    at[6 * k + 3 + k] = T.Broadcast(1);
                    StoreRotation(at + 18 + 6 * k, new V3(matrix[k], matrix[3 + k], matrix[6 + k]), offset);
                }
                break;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void StoreRotation(T* at, V3 axis, V3 offset)
    {
        axis.Store(at);
        V3.Cross(axis, offset).Store(at + 3);
    }

    /// <summary>The composite rigid body algorithm (Featherstone 2008, table 6.2).</summary>
    private void ComputeMassMatrix()
    {
        CopyVector(_inertia, _composite, 10 * _bodies);
        for (var b = _bodies - 1; b > 0; b--)
        {
            var parent = _body[b].Parent;
            if (parent > 0)
            {
                var from = _composite + 10 * b;
                var to = _composite + 10 * parent;
                for (var k = 0; k < 10; k++)
                {
                    to[k] += from[k];
                }
            }
        }
        var (rows, columns) = (_topology.Mass.Rows, _topology.Mass.Columns);
        foreach (var joint in _joint)
        {
            for (var i = joint.Dof; i < joint.Dof + joint.DofCount; i++)
            {
                var momentum = Times(_composite + 10 * joint.Body, _motion + 6 * i);
                for (var k = rows[i]; k < rows[i + 1]; k++)
                {
                    _mass[k] = S6.Dot(S6.Load(_motion + 6 * columns[k]), momentum);
                }
                _mass[rows[i]] += T.Broadcast(joint.Armature);
            }
        }
    }

    /// <summary>Of a symmetric matrix L' D L, L with ones on its diagonal (Featherstone 2008, table 6.3).</summary>
    /// <param name="places">Where its elements are.</param>
    /// <param name="matrix">The matrix.</param>
    /// <param name="factor">Receives L below the diagonal and D on it; may be the matrix.</param>
    /// <param name="inverseDiagonal">Receives 1 / D.</param>
    private static void Factorize(TreeMatrix places, T* matrix, T* factor, T* inverseDiagonal)
    {
        if (factor != matrix)
        {
            CopyVector(matrix, factor, places.Size);
        }
        var (rows, columns) = (places.Rows, places.Columns);
        for (var k = places.Parents.Length - 1; k >= 0; k--)
        {
            var (row, end) = (rows[k], rows[k + 1]);
            var diagonal = factor[row];
            diagonal = T.Select(diagonal < T.Broadcast(Least), T.Broadcast(Least), diagonal);
            factor[row] = diagonal;
            var inverse = T.Broadcast(1) / diagonal;
            inverseDiagonal[k] = inverse;
            for (var i = row + 1; i < end; i++)
            {
                var scaled = factor[i] * inverse;
                var to = factor + rows[columns[i]];
                var from = factor + i;
                for (var j = 0; j < end - i; j++)
                {
                    to[j] = T.NegatedMultiplyAdd(scaled, from[j], to[j]);
                }
                factor[i] = scaled;
            }
        }
    }

    /// <summary>Replaces a vector by what the factorised matrix turns into it.</summary>
    private static void Solve(TreeMatrix places, T* factor, T* inverseDiagonal, T* x)
    {
        SolveHalf(places, factor, x);
        var (rows, columns) = (places.Rows, places.Columns);
        for (var i = 0; i < places.Parents.Length; i++)
        {
            var sum = x[i] * inverseDiagonal[i];
            for (var k = rows[i] + 1; k < rows[i + 1]; k++)
            {
                sum = T.NegatedMultiplyAdd(factor[k], x[columns[k]], sum);
            }
            x[i] = sum;
        }
    }

    /// <summary>The first half of it: the inverse of L'.</summary>
    private static void SolveHalf(TreeMatrix places, T* factor, T* x)
    {
        var (rows, columns) = (places.Rows, places.Columns);
        for (var i = places.Parents.Length - 1; i > 0; i--)
        {
            var value = x[i];
            for (var k = rows[i] + 1; k < rows[i + 1]; k++)
            {
                x[columns[k]] = T.NegatedMultiplyAdd(factor[k], value, x[columns[k]]);
            }
        }
    }

    /// <summary>The matrix times a vector.</summary>
    private static void Multiply(TreeMatrix places, T* matrix, T* x, T* result)
    {
        var (rows, columns) = (places.Rows, places.Columns);
        for (var i = 0; i < places.Parents.Length; i++)
        {
            var sum = matrix[rows[i]] * x[i];
            for (var k = rows[i] + 1; k < rows[i + 1]; k++)
            {
                var j = columns[k];
                sum = T.MultiplyAdd(matrix[k], x[j], sum);
                result[j] = T.MultiplyAdd(matrix[k], x[i], result[j]);
            }
            result[i] = sum;
        }
    }

    /// <summary>Momentum of an inertia that moves.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static S6 Times(T* inertia, T* motion)
    {
        var (rotation, translation) = (V3.Load(motion), V3.Load(motion + 3));
        var moment = V3.Load(inertia + 6);
        var (xy, xz, yz) = (inertia[3], inertia[4], inertia[5]);
        var own = new V3(
            Sum3(inertia[0], rotation.X, xy, rotation.Y, xz, rotation.Z),
            Sum3(xy, rotation.X, inertia[1], rotation.Y, yz, rotation.Z),
            Sum3(xz, rotation.X, yz, rotation.Y, inertia[2], rotation.Z));
        return new S6(own + V3.Cross(moment, translation), translation * inertia[9] - V3.Cross(moment, rotation));
    }

    /// <summary>a0 b0 + a1 b1 + a2 b2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Sum3(T a0, T b0, T a1, T b1, T a2, T b2) => T.MultiplyAdd(a0, b0, T.MultiplyAdd(a1, b1, a2 * b2));

    /// <summary>A spatial vector in every lane: a motion or a force.</summary>
    private readonly struct S6(V3 rotation, V3 translation)
    {
        public readonly V3 Rotation = rotation;
        public readonly V3 Translation = translation;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static S6 Load(T* at) => new(V3.Load(at), V3.Load(at + 3));

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static S6 operator +(S6 a, S6 b) => new(a.Rotation + b.Rotation, a.Translation + b.Translation);

        /// <summary>a b + c.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static S6 MultiplyAdd(S6 a, T b, S6 c) => new(V3.MultiplyAdd(a.Rotation, b, c.Rotation), V3.MultiplyAdd(a.Translation, b, c.Translation));

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static T Dot(S6 a, S6 b) => V3.Dot(a.Rotation, b.Rotation) + V3.Dot(a.Translation, b.Translation);

        /// <summary>How a motion that is carried by another changes.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static S6 CrossMotion(S6 velocity, S6 motion) => new(
            V3.Cross(velocity.Rotation, motion.Rotation),
            V3.Cross(velocity.Rotation, motion.Translation) + V3.Cross(velocity.Translation, motion.Rotation));

        /// <summary>How a force or momentum that is carried by a motion changes.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static S6 CrossForce(S6 velocity, S6 force) => new(
            V3.Cross(velocity.Rotation, force.Rotation) + V3.Cross(velocity.Translation, force.Translation),
            V3.Cross(velocity.Rotation, force.Translation));

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Store(T* at)
        {
            Rotation.Store(at);
            Translation.Store(at + 3);
        }
    }
}
