using Escalade.Physics.Models;

namespace Escalade.Physics.Simulation;

internal sealed unsafe partial class Batch<T>
{
    // The scale by which solvers judge what an iteration betters.
    private double _scale;

    private void PrepareSolvers()
    {
        _scale = 1 / (_model.MeanInertia * Math.Max(1, _dofs));
        if (_model.Options.Solver == Solver.Newton)
        {
            PrepareNewton();
        }
    }

    private void ReserveForSolvers(LaneMemory memory, int rows)
    {
        if (_model.Options.Solver == Solver.Newton)
        {
            ReserveNewton(memory, rows);
        }
        else
        {
            ReserveGaussSeidel(memory, rows);
        }
    }

    /// <summary>Forces of limits and contacts, and the accelerations with them. These start the next search.</summary>
    private void ComputeConstraintForces()
    {
        if (_rowsUsed == 0)
        {
            CopyVector(_smoothAcceleration, _acceleration, _dofs);
            new Span<T>(_constraintForce, _dofs).Clear();
        }
        else
        {
            ComputeReference();
            if (_model.Options.Solver == Solver.Newton)
            {
                SolveByNewton();
            }
            else
            {
                SolveByGaussSeidel();
            }
            // A world without rows accelerates as it would without the others, to the bit.
            var has = HasRows();
            for (var i = 0; i < _dofs; i++)
            {
                _acceleration[i] = T.Select(has, _acceleration[i], _smoothAcceleration[i]);
            }
        }
        CopyVector(_acceleration, _warmStart, _dofs);
    }

    /// <summary>The worlds that have rows, as a mask: their first row resists.</summary>
    private T HasRows() => _rows[Resistance] > T.Broadcast(0);
}
