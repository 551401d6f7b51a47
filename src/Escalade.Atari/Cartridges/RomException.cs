using Escalade.Environments;

namespace Escalade.Atari.Cartridges;

/// <summary>A cartridge's dump is missing, damaged, or not that of the game that was asked for. The message says what to do.</summary>
/// <param name="message">The whole explanation.</param>
public class RomException(string message) : SimulatorException(message);
