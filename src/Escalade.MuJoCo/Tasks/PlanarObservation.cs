namespace Escalade.MuJoCo.Tasks;

/// <summary>What the robots that move in the xz plane observe: positions, with or without x, then velocities.</summary>
internal static class PlanarObservation
{
    /// <summary>Greatest speed, in m/s or rad/s, that the falling robots observe; faster ones look like this one.</summary>
    public const double MaxSpeed = 10;

    /// <summary>Writes positions, then velocities as they are.</summary>
    public static void Write(
        ReadOnlySpan<double> positions, ReadOnlySpan<double> velocities, bool excludeX, Span<double> observation)
    {
        positions = positions[(excludeX ? 1 : 0)..];
        positions.CopyTo(observation);
        velocities.CopyTo(observation[positions.Length..]);
    }

    /// <summary>Writes positions, then velocities clipped to <see cref="MaxSpeed"/>.</summary>
    public static void WriteClipped(
        ReadOnlySpan<double> positions, ReadOnlySpan<double> velocities, bool excludeX, Span<double> observation)
    {
        Write(positions, velocities, excludeX, observation);
        foreach (ref var velocity in observation[^velocities.Length..])
        {
            velocity = Math.Clamp(velocity, -MaxSpeed, MaxSpeed);
        }
    }
}
