namespace Escalade.Atari.Machine;

/// <summary>Where an object's copies are on a line, as last chosen; registers that are written later may not have chosen yet.</summary>
/// <param name="Position">The first copy's column.</param>
/// <param name="Copies">NUSIZ' three low bits.</param>
/// <param name="Width">Pixels of a missile or the ball.</param>
/// <param name="IsFirstSuppressed">The first copy is left out.</param>
internal record struct ObjectPattern(int Position, int Copies, int Width, bool IsFirstSuppressed);
