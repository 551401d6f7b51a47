using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Escalade.Physics.Lanes;
using Escalade.Physics.Models;
using Escalade.Physics.Simulation;

namespace Escalade.Physics;

/// <summary>
/// Worlds of one model that are stepped together, one in each lane of a vector: as many at a time as the processor's vectors have room for.
/// A world's numbers do not depend on the vectors' width, on its place or on other worlds. Not thread-safe; different objects may be used
/// by different threads.
/// </summary>
/// <example>
/// <code>
/// var model = MjcfFile.Load("hopper.xml");
/// using var worlds = new Worlds(model, 8);
/// worlds.SetControl(0, [1, -1, 0]);
/// worlds.Step();
/// worlds.GetState(0, positions, velocities);
/// </code>
/// </example>
public sealed class Worlds : IDisposable
{
    private readonly IBatch[] _batches;

    /// <param name="model">What is in each world.</param>
    /// <param name="count">How many, at least 1; a multiple of <see cref="Lanes"/> leaves no lane idle.</param>
    public Worlds(Model model, int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        (Model, Count) = (model, count);
        _batches = [.. Enumerable.Range(0, (count + Lanes - 1) / Lanes).Select(_ => CreateBatch(model))];
    }

    /// <summary>Worlds in a vector on this processor: 8 with AVX-512, 4 with AVX2, else 2.</summary>
    public static int Lanes =>
        Avx512F.IsSupported && Vector512.IsHardwareAccelerated ? 8 : Vector256.IsHardwareAccelerated ? 4 : 2;

    /// <summary>What is in each world.</summary>
    public Model Model { get; }

    /// <summary>How many.</summary>
    public int Count { get; }

    /// <summary>Puts a world into the reference pose, at rest and without controls.</summary>
    public void Reset(int world) => Batch(world).Reset(world % Lanes);

    /// <summary>Sets a world's state; whatever else it remembers is forgotten.</summary>
    /// <param name="world">Which.</param>
    /// <param name="positions"><c>[PositionSize]</c>: metres, radians, unit quaternions.</param>
    /// <param name="velocities"><c>[VelocitySize]</c>: metres and radians a second.</param>
    /// <exception cref="ArgumentException">A span has the wrong length.</exception>
    public void SetState(int world, ReadOnlySpan<double> positions, ReadOnlySpan<double> velocities)
    {
        Check(positions.Length, Model.PositionSize, nameof(positions));
        Check(velocities.Length, Model.VelocitySize, nameof(velocities));
        Batch(world).SetState(world % Lanes, positions, velocities);
    }

    /// <summary>Copies a world's state.</summary>
    /// <param name="world">Which.</param>
    /// <param name="positions">Receives <c>[PositionSize]</c>: metres, radians, unit quaternions.</param>
    /// <param name="velocities">Receives <c>[VelocitySize]</c>: metres and radians a second.</param>
    /// <exception cref="ArgumentException">A span has the wrong length.</exception>
    public void GetState(int world, Span<double> positions, Span<double> velocities)
    {
        Check(positions.Length, Model.PositionSize, nameof(positions));
        Check(velocities.Length, Model.VelocitySize, nameof(velocities));
        Batch(world).GetState(world % Lanes, positions, velocities);
    }

    /// <summary>Sets what a world's motors are given from now on.</summary>
    /// <param name="world">Which.</param>
    /// <param name="control"><c>[motors]</c>; what is beyond a motor's limits is clamped, and with one that is no number all count as 0.</param>
    /// <exception cref="ArgumentException">The span has the wrong length.</exception>
    public void SetControl(int world, ReadOnlySpan<double> control)
    {
        Check(control.Length, Model.Motors.Count, nameof(control));
        Batch(world).SetControl(world % Lanes, control);
    }

    /// <summary>Copies where a body's frame is, as the last step, or <see cref="Forward"/>, found it: a step ends with its last stage.</summary>
    /// <param name="world">Which.</param>
    /// <param name="body">Which, among <see cref="Model.Bodies"/>.</param>
    /// <param name="position">Receives <c>[3]</c>, metres.</param>
    public void GetBodyPosition(int world, int body, Span<double> position)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)body, (uint)Model.Bodies.Count, nameof(body));
        Check(position.Length, 3, nameof(position));
        Batch(world).GetBodyPosition(world % Lanes, body, position);
    }

    /// <summary>
    /// Whether a world's state grew beyond 1e10, or was no number, since it was set: it then stands in the reference pose.
    /// </summary>
    public bool HasDiverged(int world) => (Batch(world).Diverged >> world % Lanes & 1) != 0;

    /// <summary>Takes a step in every world. Allocates nothing once there were as many contacts as there come to be.</summary>
    public void Step()
    {
        foreach (var batch in _batches)
        {
            batch.Step();
        }
    }

    /// <summary>Computes what follows from the states without moving anything.</summary>
    public void Forward()
    {
        foreach (var batch in _batches)
        {
            batch.Forward();
        }
    }

    /// <summary>Frees the memory.</summary>
    public void Dispose()
    {
        foreach (var batch in _batches)
        {
            batch.Dispose();
        }
    }

    private static IBatch CreateBatch(Model model) => Lanes switch
    {
        8 => new Batch<Wide512>(model),
        4 => new Batch<Wide256>(model),
        _ => new Batch<Wide128>(model),
    };

    private IBatch Batch(int world)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)world, (uint)Count, nameof(world));
        return _batches[world / Lanes];
    }

    private static void Check(int length, int expected, string name)
    {
        if (length != expected)
        {
            throw new ArgumentException($"{name} has {length} numbers; {expected} are needed.", name);
        }
    }
}
