using Escalade.Physics.Lanes;
using Escalade.Physics.Models;

namespace Escalade.Physics.Simulation;

internal sealed unsafe partial class Batch<T>
{
    private T* _startPos;
    private T* _startVel;
    private T* _sumVel;
    private T* _sumAcc;
    private T* _damped;
    private T* _dampedInverse;
    private T* _implicit;
    private bool _isDamped;

    private void PrepareIntegration()
    {
        _startPos = _memory.Take<T>(_model.PositionSize);
        _startVel = _memory.Take<T>(_dofs);
        _sumVel = _memory.Take<T>(_dofs);
        _sumAcc = _memory.Take<T>(_dofs);
        _damped = _memory.Take<T>(_topology.Mass.Size);
        _dampedInverse = _memory.Take<T>(_dofs);
        _implicit = _memory.Take<T>(_dofs);
        _isDamped = _joint.Any(joint => joint.Damping > 0);
    }

    /// <summary>
    /// Semi-implicit: velocities by the accelerations, positions by the new velocities. Damping is taken at the new velocities: (M + h B) a =
    /// the forces.
    /// </summary>
    private void StepEuler(uint bad)
    {
        var acceleration = _acceleration;
        if (_isDamped)
        {
            CopyVector(_mass, _damped, _topology.Mass.Size);
            foreach (var joint in _joint)
            {
                for (var dof = joint.Dof; dof < joint.Dof + joint.DofCount; dof++)
                {
                    _damped[_topology.Mass.Rows[dof]] += T.Broadcast(_model.Options.Timestep * joint.Damping);
                }
            }
            Factorize(_topology.Mass, _damped, _damped, _dampedInverse);
            for (var i = 0; i < _dofs; i++)
            {
                _implicit[i] = _smoothForce[i] + _constraintForce[i];
            }
            Solve(_topology.Mass, _damped, _dampedInverse, _implicit);
            acceleration = _implicit;
        }
        Advance(_qvel, acceleration, _model.Options.Timestep);
        Move(_qvel, _model.Options.Timestep);
        ResetWhatDiverged(bad);
    }

    /// <summary>The classical method of order four; a forward pass was made. Positions move on their own curved space.</summary>
    private void StepRungeKutta(uint bad)
    {
        var h = _model.Options.Timestep;
        CopyVector(_qpos, _startPos, _model.PositionSize);
        CopyVector(_qvel, _startVel, _dofs);
        for (var i = 0; i < _dofs; i++)
        {
            (_sumVel[i], _sumAcc[i]) = (_qvel[i] * T.Broadcast(1.0 / 6), _acceleration[i] * T.Broadcast(1.0 / 6));
        }
        foreach (var (part, weight) in (ReadOnlySpan<(double, double)>)[(0.5, 1.0 / 3), (0.5, 1.0 / 3), (1, 1.0 / 6)])
        {
            // The stage before gives the slope: its velocity moves positions, its acceleration velocities.
            for (var i = 0; i < _dofs; i++)
            {
                _implicit[i] = _qvel[i] * T.Broadcast(part);
            }
            CopyVector(_startPos, _qpos, _model.PositionSize);
            CopyVector(_startVel, _qvel, _dofs);
            Move(_implicit, h);
            for (var i = 0; i < _dofs; i++)
            {
                _qvel[i] = T.MultiplyAdd(_acceleration[i] * T.Broadcast(part), T.Broadcast(h), _startVel[i]);
            }
            Forward();
            Advance(_sumVel, _qvel, weight);
            Advance(_sumAcc, _acceleration, weight);
        }
        CopyVector(_startPos, _qpos, _model.PositionSize);
        CopyVector(_startVel, _qvel, _dofs);
        Advance(_qvel, _sumAcc, h);
        Move(_sumVel, h);
        ResetWhatDiverged(bad);
    }

    private void Advance(T* values, T* rates, double time)
    {
        for (var i = 0; i < _dofs; i++)
        {
            values[i] = T.MultiplyAdd(rates[i], T.Broadcast(time), values[i]);
        }
    }

    /// <summary>Moves positions by velocities for a time; rotations of free joints by an axis and an angle.</summary>
    private void Move(T* velocities, double time)
    {
        foreach (var joint in _joint)
        {
            var q = _qpos + joint.PositionIndex;
            var v = velocities + joint.Dof;
            if (joint.Type != JointType.Free)
            {
                q[0] = T.MultiplyAdd(v[0], T.Broadcast(time), q[0]);
                continue;
            }
            V3.MultiplyAdd(V3.Load(v), T.Broadcast(time), V3.Load(q)).Store(q);
            var angular = V3.Load(v + 3);
            var speed = T.Sqrt(V3.Dot(angular, angular));
            var still = speed < T.Broadcast(Least);
            var (sine, cosine) = Trigonometry.SinCos(speed * T.Broadcast(time) * T.Broadcast(0.5));
            var axis = angular * (T.AndNot(sine, still) / T.Select(still, T.Broadcast(1), speed));
            (Q4.Load(q + 3) * new Q4(cosine, axis.X, axis.Y, axis.Z)).Normalized().Store(q + 3);
        }
    }
}
