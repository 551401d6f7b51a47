using Escalade.Atari.Games;

namespace Escalade.Atari.Roms;

/// <summary>A dump that <see cref="RomLibrary.Import"/> found.</summary>
/// <param name="Game">Its game.</param>
/// <param name="Source">The file; in a zip archive the archive's path and then the name there.</param>
/// <param name="IsNew">Whether it was copied; if not, the library had it already.</param>
public sealed record ImportedRom(AtariGame Game, string Source, bool IsNew);
