namespace Escalade.Physics.Models;

/// <summary>How a step is taken.</summary>
public enum Integrator
{
    /// <summary>Semi-implicit Euler, with the joints' damping implicit.</summary>
    Euler,

    /// <summary>The classical method of Runge and Kutta, of order four.</summary>
    RungeKutta4,
}
