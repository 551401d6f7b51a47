namespace Escalade.Atari.Machine;

/// <summary>Where a player, missile or the ball stands on a line. Its registers may already hold other values, which will count later.</summary>
/// <param name="Position">Column of the first copy.</param>
/// <param name="Copies">The three low bits of NUSIZ: number and distance of copies, or width of a player.</param>
/// <param name="Width">Pixels of a missile or the ball.</param>
/// <param name="IsFirstSuppressed">Whether the first copy is left out on this line.</param>
internal record struct ObjectPlacement(int Position, int Copies, int Width, bool IsFirstSuppressed);
