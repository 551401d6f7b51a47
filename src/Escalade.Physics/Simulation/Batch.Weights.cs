namespace Escalade.Physics.Simulation;

internal sealed unsafe partial class Batch<T>
{
    /// <summary>The inverse weights of bodies and joints in the state of the first world, and the mean of the mass matrix' diagonal.</summary>
    public ReferenceWeights MeasureWeights()
    {
        ComputeKinematics();
        ComputeCentres();
        ComputeMassMatrix();
        Factorize(_topology.Mass, _mass, _factor, _inverseDiagonal);
        var bodies = new (double, double)[_bodies];
        for (var b = 1; b < _bodies; b++)
        {
            bodies[b] = MeasureBody(b);
        }
        var joints = new double[_joint.Length];
        for (var j = 0; j < joints.Length; j++)
        {
            joints[j] = MeasureDof(_joint[j].Dof);
        }
        var sum = 0.0;
        for (var i = 0; i < _dofs; i++)
        {
            sum += Get(_mass, _topology.Mass.Rows[i], 0);
        }
        return new ReferenceWeights(bodies, joints, _dofs > 0 ? sum / _dofs : 1);
    }

    private (double Translation, double Rotation) MeasureBody(int b)
    {
        if (_dofs == 0)
        {
            return default;
        }
        var offset = V3.Load(_ipos + 3 * b) - V3.Load(_centre + 3 * _body[b].Root);
        var (translation, rotation) = (0.0, 0.0);
        for (var k = 0; k < 3; k++)
        {
            var unit = new V3(T.Broadcast(k == 0 ? 1 : 0), T.Broadcast(k == 1 ? 1 : 0), T.Broadcast(k == 2 ? 1 : 0));
            translation += MeasureWrench(b, new S6(V3.Cross(offset, unit), unit));
            rotation += MeasureWrench(b, new S6(unit, default));
        }
        return (translation / 3, rotation / 3);
    }

    /// <summary>J M^-1 J' of a wrench on a body.</summary>
    private double MeasureWrench(int b, S6 wrench)
    {
        for (var i = 0; i < _dofs; i++)
        {
            var moves = (_topology.BodyMask[b] >> i & 1) != 0;
            _constraintForce[i] = moves ? S6.Dot(S6.Load(_motion + 6 * i), wrench) : default;
        }
        return Quadratic();
    }

    private double MeasureDof(int dof)
    {
        for (var i = 0; i < _dofs; i++)
        {
            _constraintForce[i] = T.Broadcast(i == dof ? 1 : 0);
        }
        return Quadratic();
    }

    private double Quadratic()
    {
        CopyVector(_constraintForce, _acceleration, _dofs);
        Solve(_topology.Mass, _factor, _inverseDiagonal, _acceleration);
        var sum = default(T);
        for (var i = 0; i < _dofs; i++)
        {
            sum = T.MultiplyAdd(_constraintForce[i], _acceleration[i], sum);
        }
        return Get(&sum, 0, 0);
    }
}
