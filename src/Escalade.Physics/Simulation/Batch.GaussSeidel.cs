namespace Escalade.Physics.Simulation;

internal sealed unsafe partial class Batch<T>
{
    private T* _half;
    private T* _response;
    private T* _residual;

    private void ReserveGaussSeidel(LaneMemory memory, int rows)
    {
        _half = memory.Take<T>(rows * _dofs);
        _response = memory.Take<T>(rows * rows);
        _residual = memory.Take<T>(rows);
    }

    /// <summary>
    /// Minimises f (A + R) f / 2 + f b over forces that only push, one row after another (MuJoCo's documentation, "Algorithms: PGS"). A
    /// world that has converged stands still.
    /// </summary>
    private void SolveByGaussSeidel()
    {
        var rows = _rowsUsed;
        ComputeResponse();
        StartForces();
        var active = T.BroadcastBits(ulong.MaxValue);
        var tolerance = T.Broadcast(_model.Options.Tolerance);
        for (var iteration = 0; iteration < _model.Options.Iterations && T.Lanes(active) != 0; iteration++)
        {
            var improvement = default(T);
            for (var i = 0; i < rows; i++)
            {
                var response = _response + rows * i;
                var residual = _residual[i];
                for (var j = 0; j < rows; j++)
                {
                    residual = T.MultiplyAdd(response[j], _rowForce[j], residual);
                }
                var old = _rowForce[i];
                var diagonal = response[i];
                var force = old - residual / diagonal;
                force = T.AndNot(force, force < T.Broadcast(0));
                var change = force - old;
                var cost = T.MultiplyAdd(T.Broadcast(0.5) * change * change, diagonal, change * residual);
                // What would make it worse, by rounding, is not done.
                var moves = T.AndNot(active, cost > T.Broadcast(1e-10));
                _rowForce[i] = T.Select(moves, force, old);
                improvement -= cost & moves;
            }
            active &= improvement * T.Broadcast(_scale) >= tolerance;
        }
        GatherForces(_constraintForce);
        CopyVector(_constraintForce, _acceleration, _dofs);
        Solve(_topology.Mass, _factor, _inverseDiagonal, _acceleration);
        for (var i = 0; i < _dofs; i++)
        {
            _acceleration[i] += _smoothAcceleration[i];
        }
    }

    /// <summary>A + R = J M^-1 J' + R: what a unit force of one row does along another; and b, what is missing without forces.</summary>
    private void ComputeResponse()
    {
        var rows = _rowsUsed;
        for (var r = 0; r < rows; r++)
        {
            var half = _half + _dofs * r;
            CopyVector(_jacobian + _dofs * r, half, _dofs);
            SolveHalf(_topology.Mass, _factor, half);
            for (var i = 0; i < _dofs; i++)
            {
                half[i] *= T.Sqrt(_inverseDiagonal[i]);
            }
            for (var s = 0; s <= r; s++)
            {
                var other = _half + _dofs * s;
                var sum = half[0] * other[0];
                for (var i = 1; i < _dofs; i++)
                {
                    sum = T.MultiplyAdd(half[i], other[i], sum);
                }
                _response[rows * r + s] = _response[rows * s + r] = sum;
            }
            var resistance = _rows[RowSize * r + Resistance];
            // A row that a world does not have gets 1, so that nothing is divided by 0.
            var empty = resistance <= T.Broadcast(0);
            _response[rows * r + r] += T.Select(empty, T.Broadcast(1), resistance);
            _residual[r] = DotRow(r, _smoothAcceleration) - _reference[r];
        }
    }

    /// <summary>The forces of the last accelerations, or none where these are no better.</summary>
    private void StartForces()
    {
        var rows = _rowsUsed;
        for (var r = 0; r < rows; r++)
        {
            var missing = DotRow(r, _warmStart) - _reference[r];
            _rowForce[r] = -(missing * _stiffness[r]) & (missing < T.Broadcast(0));
        }
        var cost = default(T);
        for (var i = 0; i < rows; i++)
        {
            var response = _response + rows * i;
            var sum = default(T);
            for (var j = 0; j < rows; j++)
            {
                sum = T.MultiplyAdd(response[j], _rowForce[j], sum);
            }
            cost = T.MultiplyAdd(_rowForce[i], T.MultiplyAdd(T.Broadcast(0.5), sum, _residual[i]), cost);
        }
        var worse = cost > T.Broadcast(0);
        for (var r = 0; r < rows; r++)
        {
            _rowForce[r] = T.AndNot(_rowForce[r], worse);
        }
    }
}
