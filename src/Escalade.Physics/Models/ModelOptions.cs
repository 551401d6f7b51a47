using Escalade.Physics.Geometry;

namespace Escalade.Physics.Models;

/// <summary>How the world is and how it is stepped.</summary>
public sealed record ModelOptions
{
    /// <summary>Seconds in a step.</summary>
    public double Timestep { get; init; } = 0.002;

    /// <summary>In m/s^2.</summary>
    public Vector3D Gravity { get; init; } = new(0, 0, -9.81);

    /// <summary>Of the fluid that bodies move in, in kg/m^3.</summary>
    public double Density { get; init; }

    /// <summary>Of the fluid, in Pa s.</summary>
    public double Viscosity { get; init; }

    /// <summary>Velocity of the fluid, in m/s.</summary>
    public Vector3D Wind { get; init; }

    /// <summary>How a step is taken.</summary>
    public Integrator Integrator { get; init; }

    /// <summary>How forces of contacts and limits are found.</summary>
    public Solver Solver { get; init; }

    /// <summary>At most so many iterations of it.</summary>
    public int Iterations { get; init; } = 100;

    /// <summary>It ends when an iteration betters less than this.</summary>
    public double Tolerance { get; init; } = 1e-8;
}
