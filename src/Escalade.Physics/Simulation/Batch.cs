using Escalade.Physics.Lanes;
using Escalade.Physics.Models;

namespace Escalade.Physics.Simulation;

/// <summary>
/// Worlds of one model, one in each lane: MuJoCo's forward dynamics (documentation, "Computation"), stage by stage. Start with
/// <see cref="Step"/>; each stage has a file of its own.
/// </summary>
/// <remarks>
/// A quantity of all lanes is a vector, and vectors lie one after another: positions [3 x bodies], matrices row by row. Spatial vectors have
/// the rotation first and are about the centre of mass of the tree that they belong to, in the world's axes.
/// </remarks>
internal sealed unsafe partial class Batch<T> : IBatch
    where T : unmanaged, IWide<T>
{
    // A state beyond this is none.
    private const double Greatest = 1e10;
    private const double Least = 1e-15;

    private readonly Model _model;
    private readonly Topology _topology;
    private readonly ContactPair[] _pairs;
    private readonly LaneMemory _memory = new();
    private readonly int _bodies;
    private readonly int _dofs;

    // State.
    private readonly T* _qpos;
    private readonly T* _qvel;
    private readonly T* _control;
    private readonly T* _warmStart;

    // What follows from positions.
    private readonly T* _xpos;
    private readonly T* _xquat;
    private readonly T* _xmat;
    private readonly T* _ipos;
    private readonly T* _imat;
    private readonly T* _anchor;
    private readonly T* _axis;
    private readonly T* _geomPos;
    private readonly T* _geomAxis;
    private readonly T* _centre;
    private readonly T* _inertia;
    private readonly T* _composite;
    private readonly T* _motion;
    private readonly T* _mass;
    private readonly T* _factor;
    private readonly T* _inverseDiagonal;

    // What follows from velocities.
    private readonly T* _velocity;
    private readonly T* _motionRate;
    private readonly T* _bodyForce;
    private readonly T* _bodyAcceleration;
    private readonly T* _smoothForce;
    private readonly T* _smoothAcceleration;
    private readonly T* _constraintForce;
    private readonly T* _acceleration;

    public Batch(Model model)
    {
        _model = model;
        _topology = new Topology(model);
        _pairs = ContactPair.Of(model);
        (_bodies, _dofs) = (model.Bodies.Count, model.VelocitySize);
        _qpos = _memory.Take<T>(model.PositionSize);
        _qvel = _memory.Take<T>(_dofs);
        _control = _memory.Take<T>(model.Motors.Count);
        _warmStart = _memory.Take<T>(_dofs);
        _xpos = _memory.Take<T>(3 * _bodies);
        _xquat = _memory.Take<T>(4 * _bodies);
        _xmat = _memory.Take<T>(9 * _bodies);
        _ipos = _memory.Take<T>(3 * _bodies);
        _imat = _memory.Take<T>(9 * _bodies);
        _anchor = _memory.Take<T>(3 * model.Joints.Count);
        _axis = _memory.Take<T>(3 * model.Joints.Count);
        _geomPos = _memory.Take<T>(3 * model.Geoms.Count);
        _geomAxis = _memory.Take<T>(3 * model.Geoms.Count);
        _centre = _memory.Take<T>(3 * _bodies);
        _inertia = _memory.Take<T>(10 * _bodies);
        _composite = _memory.Take<T>(10 * _bodies);
        _motion = _memory.Take<T>(6 * _dofs);
        _mass = _memory.Take<T>(_topology.Mass.Size);
        _factor = _memory.Take<T>(_topology.Mass.Size);
        _inverseDiagonal = _memory.Take<T>(_dofs);
        _velocity = _memory.Take<T>(6 * _bodies);
        _motionRate = _memory.Take<T>(6 * _dofs);
        _bodyForce = _memory.Take<T>(6 * _bodies);
        _bodyAcceleration = _memory.Take<T>(6 * _bodies);
        _smoothForce = _memory.Take<T>(_dofs);
        _smoothAcceleration = _memory.Take<T>(_dofs);
        _constraintForce = _memory.Take<T>(_dofs);
        _acceleration = _memory.Take<T>(_dofs);
        PrepareBodies();
        PrepareRows();
        PrepareIntegration();
        for (var lane = 0; lane < T.Count; lane++)
        {
            Reset(lane);
        }
    }

    /// <summary>Lanes whose state grew beyond all bounds since it was set: they stand in the reference pose.</summary>
    public uint Diverged { get; private set; }

    /// <summary>Puts a world into the reference pose, at rest.</summary>
    public void Reset(int lane)
    {
        for (var i = 0; i < _model.PositionSize; i++)
        {
            Set(_qpos, i, lane, _model.Reference[i]);
        }
        for (var i = 0; i < _dofs; i++)
        {
            Set(_qvel, i, lane, 0);
            Set(_warmStart, i, lane, 0);
        }
        for (var i = 0; i < _model.Motors.Count; i++)
        {
            Set(_control, i, lane, 0);
        }
        Diverged &= ~(1u << lane);
    }

    /// <summary>Sets a world's state; whatever else it remembers is forgotten.</summary>
    public void SetState(int lane, ReadOnlySpan<double> positions, ReadOnlySpan<double> velocities)
    {
        Reset(lane);
        Copy(positions, _qpos, lane);
        Copy(velocities, _qvel, lane);
    }

    public void SetControl(int lane, ReadOnlySpan<double> control) => Copy(control, _control, lane);

    public void SetWarmStart(int lane, ReadOnlySpan<double> accelerations) => Copy(accelerations, _warmStart, lane);

    public void GetState(int lane, Span<double> positions, Span<double> velocities)
    {
        Copy(_qpos, lane, positions);
        Copy(_qvel, lane, velocities);
    }

    public void GetBodyPosition(int lane, int body, Span<double> position) => Copy(_xpos + 3 * body, lane, position[..3]);

    /// <summary>Takes a step in every world.</summary>
    public void Step()
    {
        ResetWhatDiverged(AreBad(_qpos, _model.PositionSize) | AreBad(_qvel, _dofs));
        Forward();
        var bad = AreBad(_acceleration, _dofs);
        if (_model.Options.Integrator == Integrator.RungeKutta4)
        {
            StepRungeKutta(bad);
        }
        else
        {
            StepEuler(bad);
        }
    }

    /// <summary>All that follows from the state, to the accelerations.</summary>
    public void Forward()
    {
        ComputeKinematics();
        ComputeCentres();
        ComputeMassMatrix();
        Factorize(_topology.Mass, _mass, _factor, _inverseDiagonal);
        CollectRows();
        ComputeVelocities();
        ComputeBias();
        AddPassiveForces();
        AddMotorForces();
        CopyVector(_smoothForce, _smoothAcceleration, _dofs);
        Solve(_topology.Mass, _factor, _inverseDiagonal, _smoothAcceleration);
        ComputeConstraintForces();
    }

    public void Dispose()
    {
        _memory.Dispose();
        _rowMemory.Dispose();
    }

    /// <summary>Lanes with a number that is none, or beyond all bounds.</summary>
    private static uint AreBad(T* values, int count)
    {
        var fine = T.BroadcastBits(ulong.MaxValue);
        for (var i = 0; i < count; i++)
        {
            fine &= T.Abs(values[i]) <= T.Broadcast(Greatest);
        }
        return ~T.Lanes(fine) & AllLanes;
    }

    private static uint AllLanes => (1u << T.Count) - 1;

    private void ResetWhatDiverged(uint bad)
    {
        for (var lane = 0; bad >> lane != 0; lane++)
        {
            if ((bad >> lane & 1) != 0)
            {
                Reset(lane);
                Diverged |= 1u << lane;
            }
        }
    }

    private static void Set(T* values, int index, int lane, double value) => ((double*)(values + index))[lane] = value;

    private static double Get(T* values, int index, int lane) => ((double*)(values + index))[lane];

    private static void Copy(ReadOnlySpan<double> source, T* values, int lane)
    {
        for (var i = 0; i < source.Length; i++)
        {
            Set(values, i, lane, source[i]);
        }
    }

    private static void Copy(T* values, int lane, Span<double> destination)
    {
        for (var i = 0; i < destination.Length; i++)
        {
            destination[i] = Get(values, i, lane);
        }
    }

    private static void CopyVector(T* source, T* destination, int count)
    {
        for (var i = 0; i < count; i++)
        {
            destination[i] = source[i];
        }
    }
}
