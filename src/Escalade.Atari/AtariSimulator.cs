using System.Text.Json.Nodes;
using Escalade.Atari.Games;
using Escalade.Atari.Roms;
using Escalade.Environments;

namespace Escalade.Atari;

/// <summary>The Atari 2600 as a provider of tasks: those of <see cref="AtariTasks"/>.</summary>
/// <param name="library">Where environments find their cartridges.</param>
public sealed class AtariSimulator(RomLibrary library) : ISimulator
{
    /// <inheritdoc/>
    public string Name => "Atari 2600";

    /// <inheritdoc/>
    public IReadOnlyList<TaskDefinition> Tasks { get; } = AtariTasks.Of(library);

    /// <inheritdoc/>
    public string Summary => "Atari games, ALE/...-v5, on dumps of your own cartridges";

    /// <inheritdoc/>
    public string SharedRecipes => "atari";

    /// <inheritdoc/>
    public EnvironmentSpec? SpecOf(TaskDefinition task, JsonObject? parameters) => AtariTasks.SpecOf(task.Id, parameters);

    /// <summary>Counts the dumps in the library. That there are none is fine: whoever plays a game brings its cartridge.</summary>
    public IReadOnlyList<SimulatorCheck> Check() =>
    [
        new SimulatorCheck(
            "cartridges", true, $"dumps of {AtariGames.All.Count(library.Has)} of {AtariGames.All.Count} Atari games in {library.Folder}"),
    ];
}
