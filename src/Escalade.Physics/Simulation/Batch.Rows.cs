using System.Numerics;
using System.Runtime.CompilerServices;
using Escalade.Physics.Models;

namespace Escalade.Physics.Simulation;

internal sealed unsafe partial class Batch<T>
{
    // What a row of constraints is, a vector each: a force, where it acts, and how it gives way.
    private const int Point = 0;
    private const int Force = 3;
    private const int Limit = 6;
    private const int Resistance = 7;
    private const int Damping = 8;
    private const int Push = 9;
    private const int Pushed = 10;
    private const int Pushing = 11;
    private const int RowSize = 12;

    private readonly int[] _rowCount = new int[T.Count];
    private LaneMemory _rowMemory = new();
    private LimitedJoint[] _limits = [];
    private T* _rows;
    private T* _jacobian;
    private T* _reference;
    private T* _stiffness;
    private T* _rowForce;
    private int _capacity;
    private int _rowsUsed;

    /// <summary>Rows of a world in the last forward pass.</summary>
    public int RowCount(int lane) => _rowCount[lane];

    private void PrepareRows()
    {
        _limits = [.. _joint.Where(joint => joint.IsLimited).Select(joint => new LimitedJoint(
            joint, new RowSoftness(joint.Limit, joint.InverseWeight, 1, _model.Options.Timestep)))];
        Reserve(16);
        PrepareSolvers();
    }

    /// <summary>Room for more rows; what the rows so far say is kept.</summary>
    private void Reserve(int rows)
    {
        var memory = new LaneMemory();
        var old = _rows;
        _rows = memory.Take<T>(RowSize * rows);
        CopyVector(old, _rows, RowSize * _rowsUsed);
        _jacobian = memory.Take<T>(_dofs * rows);
        _reference = memory.Take<T>(rows);
        _stiffness = memory.Take<T>(rows);
        _rowForce = memory.Take<T>(rows);
        ReserveForSolvers(memory, rows);
        _rowMemory.Dispose();
        (_rowMemory, _capacity) = (memory, rows);
    }

    /// <summary>
    /// Finds what pushes: limits first, then contacts, in the order of joints and of pairs. Every world appends to its own rows, so that
    /// there are as many as the world with most of them has; what others do not fill is zero.
    /// </summary>
    private void CollectRows()
    {
        Array.Clear(_rowCount);
        _rowsUsed = 0;
        foreach (var limit in _limits)
        {
            var joint = limit.Joint;
            var value = _qpos[joint.PositionIndex];
            AddLimit(limit, value - T.Broadcast(joint.Lower), 1);
            AddLimit(limit, T.Broadcast(joint.Upper) - value, -1);
        }
        foreach (var pair in _pairs)
        {
            Collide(pair);
        }
        ComputeJacobian();
    }

    private void AddLimit(LimitedJoint limit, T distance, double sign)
    {
        var margin = T.Broadcast(limit.Joint.Margin);
        var lanes = T.Lanes(distance < margin);
        if (lanes == 0)
        {
            return;
        }
        var (resistance, push) = limit.Softness.At(distance - margin);
        var row = new Row
        {
            Limit = T.Broadcast(sign),
            Resistance = resistance,
            Damping = T.Broadcast(limit.Softness.Damping),
            Push = push,
            Pushed = T.BroadcastBits(1ul << limit.Joint.Dof),
        };
        Append(row, lanes);
    }

    /// <summary>A contact: one row, or the four edges of a pyramid of friction.</summary>
    /// <param name="pair">Whose.</param>
    /// <param name="mask">Of the worlds in which there is one.</param>
    /// <param name="distance">Between the surfaces; negative where they overlap.</param>
    /// <param name="point">Half way between them.</param>
    /// <param name="normal">From the first to the second, of length 1.</param>
    /// <param name="tangent">Along the surface, of any length; null for MuJoCo's choice.</param>
    private void AddContact(ContactPair pair, T mask, T distance, V3 point, V3 normal, V3? tangent)
    {
        var depth = distance - T.Broadcast(pair.PushMargin);
        var lanes = T.Lanes(mask & (depth < T.Broadcast(0)));
        if (lanes == 0)
        {
            return;
        }
        var (resistance, push) = pair.Softness.At(depth);
        var (mask1, mask2) = (_topology.BodyMask[pair.Body1], _topology.BodyMask[pair.Body2]);
        var row = new Row
        {
            Point = point,
            Force = normal,
            Resistance = resistance,
            Damping = T.Broadcast(pair.Softness.Damping),
            Push = push,
            Pushed = T.BroadcastBits(mask2 & ~mask1),
            Pushing = T.BroadcastBits(mask1 & ~mask2),
        };
        if (!pair.HasFriction)
        {
            Append(row, lanes);
            return;
        }
        var first = Tangent(normal, tangent);
        var second = V3.Cross(normal, first);
        var friction = T.Broadcast(pair.Friction);
        foreach (var direction in (ReadOnlySpan<V3>)[first * friction, first * -friction, second * friction, second * -friction])
        {
            row.Force = normal + direction;
            Append(row, lanes);
        }
    }

    /// <summary>The part of a direction that is across the normal; of y, or of z where the normal is near y, if there is none.</summary>
    private static V3 Tangent(V3 normal, V3? direction)
    {
        var alongY = T.Abs(normal.Y) < T.Broadcast(0.5);
        var start = direction ?? new V3(default, T.Broadcast(1) & alongY, T.AndNot(T.Broadcast(1), alongY));
        var across = start - normal * V3.Dot(normal, start);
        var length = T.Sqrt(V3.Dot(across, across));
        var none = length < T.Broadcast(Least);
        return V3.Select(none, new V3(T.Broadcast(1), default, default), across * (T.Broadcast(1) / length));
    }

    private void Append(in Row row, uint lanes)
    {
        for (; lanes != 0; lanes &= lanes - 1)
        {
            var lane = BitOperations.TrailingZeroCount(lanes);
            var index = _rowCount[lane]++;
            if (index == _rowsUsed)
            {
                BeginRow();
            }
            var from = (double*)Unsafe.AsPointer(ref Unsafe.AsRef(in row)) + lane;
            var to = (double*)(_rows + RowSize * index) + lane;
            for (var k = 0; k < RowSize; k++)
            {
                to[k * T.Count] = from[k * T.Count];
            }
        }
    }

    private void BeginRow()
    {
        if (_rowsUsed == _capacity)
        {
            Reserve(2 * _capacity);
        }
        new Span<T>(_rows + RowSize * _rowsUsed, RowSize).Clear();
        _rowsUsed++;
    }

    /// <summary>How fast each degree of freedom moves along a row's force: of what is pushed, less of what pushes.</summary>
    private void ComputeJacobian()
    {
        for (var r = 0; r < _rowsUsed; r++)
        {
            var row = _rows + RowSize * r;
            var (point, force) = (V3.Load(row + Point), V3.Load(row + Force));
            var jacobian = _jacobian + _dofs * r;
            foreach (var root in _topology.Roots)
            {
                var wrench = new S6(V3.Cross(point - V3.Load(_centre + 3 * root), force), force);
                var end = root + 1;
                while (end < _bodies && _body[end].Root == root)
                {
                    end++;
                }
                var last = _body[end - 1];
                for (var dof = _body[root].FirstDof; dof < last.FirstDof + last.DofCount; dof++)
                {
                    var bit = T.BroadcastBits(1ul << dof);
                    var along = S6.Dot(S6.Load(_motion + 6 * dof), wrench);
                    var pushed = (along + row[Limit]) & T.HasBits(row[Pushed], bit);
                    jacobian[dof] = pushed - (along & T.HasBits(row[Pushing], bit));
                }
            }
            // Rows that a world does not have resist nothing.
            var resistance = row[Resistance];
            var empty = resistance <= T.Broadcast(0);
            _stiffness[r] = T.AndNot(T.Broadcast(1) / T.Select(empty, T.Broadcast(1), resistance), empty);
        }
    }

    /// <summary>The acceleration that each row asks for: -B v - K d r.</summary>
    private void ComputeReference()
    {
        for (var r = 0; r < _rowsUsed; r++)
        {
            var row = _rows + RowSize * r;
            _reference[r] = -T.MultiplyAdd(row[Damping], DotRow(r, _qvel), row[Push]);
        }
    }

    private T DotRow(int r, T* x)
    {
        var jacobian = _jacobian + _dofs * r;
        var sum = jacobian[0] * x[0];
        for (var i = 1; i < _dofs; i++)
        {
            sum = T.MultiplyAdd(jacobian[i], x[i], sum);
        }
        return sum;
    }

    /// <summary>What the rows' forces are on the degrees of freedom.</summary>
    private void GatherForces(T* result)
    {
        for (var i = 0; i < _dofs; i++)
        {
            result[i] = default;
        }
        for (var r = 0; r < _rowsUsed; r++)
        {
            var jacobian = _jacobian + _dofs * r;
            var force = _rowForce[r];
            for (var i = 0; i < _dofs; i++)
            {
                result[i] = T.MultiplyAdd(jacobian[i], force, result[i]);
            }
        }
    }

    private struct Row
    {
        public V3 Point;
        public V3 Force;
        public T Limit;
        public T Resistance;
        public T Damping;
        public T Push;
        public T Pushed;
        public T Pushing;
    }

    private sealed record LimitedJoint(Joint Joint, RowSoftness Softness);
}
