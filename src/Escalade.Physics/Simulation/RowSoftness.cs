using System.Runtime.CompilerServices;
using Escalade.Physics.Lanes;
using Escalade.Physics.Models;

namespace Escalade.Physics.Simulation;

/// <summary>
/// How a row of constraints gives way: its resistance, and the acceleration that it asks for (MuJoCo's documentation, "Computation:
/// constraint model" and "Solver parameters").
/// </summary>
internal sealed class RowSoftness
{
    private const double Least = 1e-15;

    private readonly double _least;
    private readonly double _greatest;
    private readonly double _width;
    private readonly double _midpoint;
    private readonly bool _isCurved;
    private readonly bool _isFlat;
    private readonly double _weight;
    private readonly double _share;
    private readonly double _stiffness;

    /// <param name="softness">What the model says.</param>
    /// <param name="weight">The inverse of the mass that a unit force of the row meets.</param>
    /// <param name="share">What the resistance is multiplied by.</param>
    /// <param name="timestep">Seconds in a step: time constants are at least two.</param>
    public RowSoftness(Softness softness, double weight, double share, double timestep)
    {
        static double Impedance(double value) => Math.Min(0.9999, Math.Max(0.0001, value));
        (_weight, _share) = (weight, share);
        (_least, _greatest) = (Impedance(softness.Impedance), Impedance(softness.GreatestImpedance));
        (_width, _midpoint) = (Math.Max(0, softness.Width), Impedance(softness.Midpoint));
        _isFlat = _least == _greatest || _width <= Least;
        _isCurved = softness.Power != 1;
        var (constant, ratio) = (softness.Reference1, softness.Reference2);
        if (constant > 0)
        {
            constant = Math.Max(constant, 2 * timestep);
            _stiffness = 1 / Math.Max(Least, _greatest * _greatest * constant * constant * ratio * ratio);
            Damping = 2 / Math.Max(Least, _greatest * constant);
        }
        else
        {
            _stiffness = -constant / Math.Max(Least, _greatest * _greatest);
            Damping = -ratio / Math.Max(Least, _greatest);
        }
    }

    /// <summary>How much a velocity is braked: the B in -B v - K d r.</summary>
    public double Damping { get; }

    /// <summary>Resistance of the row, R, and the acceleration K d r that it asks for.</summary>
    /// <param name="depth">Distance less margin: below 0 within it.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public (T Resistance, T Push) At<T>(T depth)
        where T : unmanaged, IWide<T>
    {
        var impedance = Impedance(depth);
        var resistance = (T.Broadcast(1) - impedance) * T.Broadcast(_weight) / impedance;
        resistance = T.Select(resistance < T.Broadcast(Least), T.Broadcast(Least), resistance);
        return (resistance * T.Broadcast(_share), T.Broadcast(_stiffness) * impedance * depth);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private T Impedance<T>(T depth)
        where T : unmanaged, IWide<T>
    {
        if (_isFlat)
        {
            return T.Broadcast(0.5 * (_least + _greatest));
        }
        var x = T.Abs(depth / T.Broadcast(_width));
        var y = x;
        if (_isCurved)
        {
            // Two parabolas that meet at the midpoint.
            var rest = T.Broadcast(1) - x;
            var below = T.Broadcast(1 / _midpoint) * (x * x);
            var above = T.NegatedMultiplyAdd(T.Broadcast(1 / (1 - _midpoint)), rest * rest, T.Broadcast(1));
            y = T.Select(x <= T.Broadcast(_midpoint), below, above);
        }
        var impedance = T.MultiplyAdd(y, T.Broadcast(_greatest - _least), T.Broadcast(_least));
        return T.Select(x >= T.Broadcast(1), T.Broadcast(_greatest), impedance);
    }
}
