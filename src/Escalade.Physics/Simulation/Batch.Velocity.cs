using Escalade.Physics.Geometry;
using Escalade.Physics.Models;

namespace Escalade.Physics.Simulation;

internal sealed unsafe partial class Batch<T>
{
    /// <summary>Velocities of the bodies, and how the motions of the degrees of freedom change with them.</summary>
    private void ComputeVelocities()
    {
        for (var b = 1; b < _bodies; b++)
        {
            var body = _body[b];
            var velocity = S6.Load(_velocity + 6 * body.Parent);
            for (var j = body.FirstJoint; j < body.FirstJoint + body.JointCount; j++)
            {
                var dof = _joint[j].Dof;
                if (_joint[j].Type == JointType.Free)
                {
                    // Translations stay what they are, and the three rotations turn with all of them.
                    velocity = Moved(velocity, dof, 3);
                    for (var k = dof + 3; k < dof + 6; k++)
                    {
                        S6.CrossMotion(velocity, S6.Load(_motion + 6 * k)).Store(_motionRate + 6 * k);
                    }
                    velocity = Moved(velocity, dof + 3, 3);
                }
                else
                {
                    S6.CrossMotion(velocity, S6.Load(_motion + 6 * dof)).Store(_motionRate + 6 * dof);
                    velocity = Moved(velocity, dof, 1);
                }
            }
            velocity.Store(_velocity + 6 * b);
        }
    }

    private S6 Moved(S6 velocity, int dof, int count)
    {
        for (var k = dof; k < dof + count; k++)
        {
            velocity = S6.MultiplyAdd(S6.Load(_motion + 6 * k), _qvel[k], velocity);
        }
        return velocity;
    }

    /// <summary>
    /// The recursive Newton-Euler algorithm without accelerations (Featherstone 2008, table 5.1): the forces of gravity, Coriolis and
    /// rotation, negated, begin the smooth force.
    /// </summary>
    private void ComputeBias()
    {
        var gravity = _model.Options.Gravity;
        new S6(default, V3.Broadcast(gravity * -1)).Store(_bodyAcceleration);
        for (var b = 1; b < _bodies; b++)
        {
            var body = _body[b];
            var acceleration = S6.Load(_bodyAcceleration + 6 * body.Parent);
            for (var dof = body.FirstDof; dof < body.FirstDof + body.DofCount; dof++)
            {
                acceleration = S6.MultiplyAdd(S6.Load(_motionRate + 6 * dof), _qvel[dof], acceleration);
            }
            acceleration.Store(_bodyAcceleration + 6 * b);
            var momentum = Times(_inertia + 10 * b, _velocity + 6 * b);
            var force = Times(_inertia + 10 * b, _bodyAcceleration + 6 * b) + S6.CrossForce(S6.Load(_velocity + 6 * b), momentum);
            force.Store(_bodyForce + 6 * b);
        }
        for (var b = _bodies - 1; b > 0; b--)
        {
            var body = _body[b];
            var force = S6.Load(_bodyForce + 6 * b);
            if (body.Parent > 0)
            {
                (S6.Load(_bodyForce + 6 * body.Parent) + force).Store(_bodyForce + 6 * body.Parent);
            }
            for (var dof = body.FirstDof; dof < body.FirstDof + body.DofCount; dof++)
            {
                _smoothForce[dof] = -S6.Dot(S6.Load(_motion + 6 * dof), force);
            }
        }
    }

    /// <summary>Springs, dampers and the fluid.</summary>
    private void AddPassiveForces()
    {
        foreach (var joint in _joint)
        {
            if (joint.Stiffness != 0)
            {
                var stretch = _qpos[joint.PositionIndex] - T.Broadcast(joint.SpringReference);
                _smoothForce[joint.Dof] = T.NegatedMultiplyAdd(T.Broadcast(joint.Stiffness), stretch, _smoothForce[joint.Dof]);
            }
            if (joint.Damping != 0)
            {
                for (var dof = joint.Dof; dof < joint.Dof + joint.DofCount; dof++)
                {
                    _smoothForce[dof] = T.NegatedMultiplyAdd(T.Broadcast(joint.Damping), _qvel[dof], _smoothForce[dof]);
                }
            }
        }
        if (_model.Options.Density > 0 || _model.Options.Viscosity > 0)
        {
            for (var b = 1; b < _bodies; b++)
            {
                if (_body[b].Mass >= Least)
                {
                    AddFluidForces(b);
                }
            }
        }
    }

    /// <summary>Drag and viscosity on the box that has the body's inertia (MuJoCo's documentation, "Passive forces: inertia model").</summary>
    private void AddFluidForces(int b)
    {
        var body = _body[b];
        var (density, viscosity) = (_model.Options.Density, _model.Options.Viscosity);
        var box = Box(body);
        var matrix = _imat + 9 * b;
        var offset = V3.Load(_ipos + 3 * b) - V3.Load(_centre + 3 * body.Root);
        var spatial = S6.Load(_velocity + 6 * b);
        var angular = RotateBack(matrix, spatial.Rotation);
        var linear = RotateBack(
            matrix, spatial.Translation - V3.Cross(offset, spatial.Rotation) - V3.Broadcast(_model.Options.Wind));
        var diameter = (box.X + box.Y + box.Z) / 3;
        var torque = angular * T.Broadcast(-Math.PI * diameter * diameter * diameter * viscosity);
        var force = linear * T.Broadcast(-3 * Math.PI * diameter * viscosity);
        force -= Drag(linear, new(0.5 * density * box.Y * box.Z, 0.5 * density * box.X * box.Z, 0.5 * density * box.X * box.Y));
        torque -= Drag(angular, new Vector3D(
            box.X * (Fourth(box.Y) + Fourth(box.Z)), box.Y * (Fourth(box.X) + Fourth(box.Z)), box.Z * (Fourth(box.X) + Fourth(box.Y))) * (density / 64));
        var worldForce = Rotate(matrix, force);
        var wrench = new S6(Rotate(matrix, torque) + V3.Cross(offset, worldForce), worldForce);
        for (var mask = _topology.BodyMask[b]; mask != 0; mask &= mask - 1)
        {
            var dof = System.Numerics.BitOperations.TrailingZeroCount(mask);
            _smoothForce[dof] += S6.Dot(S6.Load(_motion + 6 * dof), wrench);
        }

        static double Fourth(double x) => x * x * (x * x);

        static V3 Drag(V3 v, Vector3D factor) => new(
            T.Broadcast(factor.X) * T.Abs(v.X) * v.X, T.Broadcast(factor.Y) * T.Abs(v.Y) * v.Y, T.Broadcast(factor.Z) * T.Abs(v.Z) * v.Z);
    }

    private static Vector3D Box(Body body)
    {
        var (a, b, c) = (body.Inertia.X, body.Inertia.Y, body.Inertia.Z);
        double Side(double moments) => Math.Sqrt(Math.Max(Least, moments) / body.Mass * 6);
        return new(Side(b + c - a), Side(a + c - b), Side(a + b - c));
    }

    private static V3 Rotate(T* matrix, V3 v) => new(
        Sum3(matrix[0], v.X, matrix[1], v.Y, matrix[2], v.Z),
        Sum3(matrix[3], v.X, matrix[4], v.Y, matrix[5], v.Z),
        Sum3(matrix[6], v.X, matrix[7], v.Y, matrix[8], v.Z));

    private static V3 RotateBack(T* matrix, V3 v) => new(
        Sum3(matrix[0], v.X, matrix[3], v.Y, matrix[6], v.Z),
        Sum3(matrix[1], v.X, matrix[4], v.Y, matrix[7], v.Z),
        Sum3(matrix[2], v.X, matrix[5], v.Y, matrix[8], v.Z));

    /// <summary>Controls, clamped, as forces. A world with a control that is no number has none.</summary>
    private void AddMotorForces()
    {
        var motors = _model.Motors;
        var fine = T.BroadcastBits(ulong.MaxValue);
        for (var i = 0; i < motors.Count; i++)
        {
            fine &= T.Abs(Clamp(_control[i], motors[i].LeastControl, motors[i].GreatestControl)) <= T.Broadcast(Greatest);
        }
        for (var i = 0; i < motors.Count; i++)
        {
            var motor = motors[i];
            var force = Clamp(_control[i], motor.LeastControl, motor.GreatestControl) & fine;
            force = Clamp(force, motor.LeastForce, motor.GreatestForce);
            var dof = _joint[motor.Joint].Dof;
            _smoothForce[dof] = T.MultiplyAdd(T.Broadcast(motor.Gear), force, _smoothForce[dof]);
        }
    }

    private static T Clamp(T value, double least, double greatest)
    {
        value = T.Select(value < T.Broadcast(least), T.Broadcast(least), value);
        return T.Select(value > T.Broadcast(greatest), T.Broadcast(greatest), value);
    }
}
