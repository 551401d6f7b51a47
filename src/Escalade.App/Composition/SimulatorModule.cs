using System.CommandLine;
using Escalade.Environments;

namespace Escalade.App.Composition;

/// <summary>A simulator with what it adds to the command line.</summary>
/// <param name="Simulator">The simulator.</param>
internal sealed record SimulatorModule(ISimulator Simulator)
{
    /// <summary>Makes an option for a command that makes environments; null for none.</summary>
    public Func<SimulatorOption>? CreateOption { get; init; }

    /// <summary>Make the commands that are about this simulator alone.</summary>
    public IReadOnlyList<Func<Application, Command>> Commands { get; init; } = [];
}
