using Escalade.Physics.Geometry;

namespace Escalade.Physics.Models;

/// <summary>A light, for those who draw the world; nothing moves by it.</summary>
/// <param name="Name">Its name; empty for none.</param>
/// <param name="Body">The body it is fixed to.</param>
/// <param name="Position">In the body's frame, in metres.</param>
/// <param name="Direction">In the body's frame, of length 1.</param>
/// <param name="Color">Red, green and blue, each from 0 to 1.</param>
/// <param name="IsDirectional">Whether it shines from infinitely far away.</param>
public sealed record Light(
    string Name, int Body, Vector3D Position, Vector3D Direction, (double Red, double Green, double Blue) Color, bool IsDirectional);
