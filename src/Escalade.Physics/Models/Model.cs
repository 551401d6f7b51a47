namespace Escalade.Physics.Models;

/// <summary>A compiled model: bodies, joints, shapes and motors with their numbers, as libmujoco 2.2.2 has them. Immutable; thread-safe.</summary>
public sealed class Model
{
    internal Model(
        string name, ModelOptions options, IReadOnlyList<Body> bodies, IReadOnlyList<Joint> joints, IReadOnlyList<Geom> geoms,
        IReadOnlyList<Site> sites, IReadOnlyList<Light> lights, IReadOnlyList<Motor> motors, IReadOnlySet<(int, int)> excludes,
        IReadOnlyList<double> reference, int velocitySize, double meanInertia = 1)
    {
        (Name, Options, Bodies, Joints, Geoms) = (name, options, bodies, joints, geoms);
        (Sites, Lights, Motors, Excludes) = (sites, lights, motors, excludes);
        (Reference, VelocitySize, MeanInertia) = (reference, velocitySize, meanInertia);
    }

    /// <summary>What the file calls it; empty for nothing.</summary>
    public string Name { get; }

    /// <summary>The world, and how it is stepped.</summary>
    public ModelOptions Options { get; }

    /// <summary>The bodies; the first is the world.</summary>
    public IReadOnlyList<Body> Bodies { get; }

    /// <summary>The joints, in the order of their bodies.</summary>
    public IReadOnlyList<Joint> Joints { get; }

    /// <summary>The shapes, in the order of their bodies.</summary>
    public IReadOnlyList<Geom> Geoms { get; }

    /// <summary>Points of interest.</summary>
    public IReadOnlyList<Site> Sites { get; }

    /// <summary>Lights, for those who draw.</summary>
    public IReadOnlyList<Light> Lights { get; }

    /// <summary>The motors, in the order of the controls.</summary>
    public IReadOnlyList<Motor> Motors { get; }

    /// <summary>Positions in the reference pose, <c>[PositionSize]</c>: metres, radians, unit quaternions (w, x, y, z).</summary>
    public IReadOnlyList<double> Reference { get; }

    /// <summary>Numbers in the position part of the state, MuJoCo's <c>nq</c>.</summary>
    public int PositionSize => Reference.Count;

    /// <summary>Numbers in the velocity part of the state: degrees of freedom, MuJoCo's <c>nv</c>.</summary>
    public int VelocitySize { get; }

    /// <summary>Mean of the mass matrix's diagonal in the reference pose: the scale that solvers measure by.</summary>
    public double MeanInertia { get; }

    /// <summary>Pairs of bodies that do not touch, the smaller first.</summary>
    internal IReadOnlySet<(int, int)> Excludes { get; }

    /// <summary>Index of a body by its name.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public int Body(string name)
    {
        for (var i = 0; i < Bodies.Count; i++)
        {
            if (Bodies[i].Name == name)
            {
                return i;
            }
        }
        throw new ArgumentException($"The model {Name} has no body '{name}'.", nameof(name));
    }
}
