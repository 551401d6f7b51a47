using Escalade.Atari.Cartridges;

namespace Escalade.Atari.Roms;

/// <summary>There is no dump of a game. The message says where one was looked for and how to provide one.</summary>
/// <param name="message">The whole explanation.</param>
public sealed class RomNotFoundException(string message) : RomException(message);
