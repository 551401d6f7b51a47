namespace Escalade.Physics.Models;

/// <summary>How a contact or a limit gives way: MuJoCo's <c>solref</c> and <c>solimp</c> (documentation, "Solver parameters").</summary>
/// <param name="Reference1"><c>solref[0]</c>: the time constant in seconds, above 0; or, where it is negative, minus the stiffness.</param>
/// <param name="Reference2"><c>solref[1]</c>: the damping ratio, above 0; or, where it is negative, minus the damping.</param>
/// <param name="Impedance"><c>solimp[0]</c>: the impedance at the margin, in (0, 1).</param>
/// <param name="GreatestImpedance"><c>solimp[1]</c>: the impedance at full width, in (0, 1).</param>
/// <param name="Width"><c>solimp[2]</c>: how deep full width is, in metres or radians.</param>
/// <param name="Midpoint"><c>solimp[3]</c>: where the curve between the two turns, in (0, 1).</param>
/// <param name="Power"><c>solimp[4]</c>: of the curve, at least 1.</param>
public readonly record struct Softness(
    double Reference1, double Reference2, double Impedance, double GreatestImpedance, double Width, double Midpoint, double Power)
{
    /// <summary>MuJoCo's defaults.</summary>
    public static Softness Default => new(0.02, 1, 0.9, 0.95, 0.001, 0.5, 2);
}
