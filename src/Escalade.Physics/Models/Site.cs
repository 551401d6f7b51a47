using Escalade.Physics.Geometry;

namespace Escalade.Physics.Models;

/// <summary>A point of interest that is fixed to a body.</summary>
/// <param name="Name">Its name; empty for none.</param>
/// <param name="Body">The body.</param>
/// <param name="Position">Where it lies in the body's frame, in metres.</param>
public sealed record Site(string Name, int Body, Vector3D Position);
