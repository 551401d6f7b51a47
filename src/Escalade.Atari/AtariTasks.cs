using System.Text.Json.Nodes;
using Escalade.Atari.Cartridges;
using Escalade.Atari.Games;
using Escalade.Atari.Roms;
using Escalade.Atari.Tasks;
using Escalade.Environments;

namespace Escalade.Atari;

/// <summary>The tasks of this library: Atari 2600 games with Gymnasium's v5 meaning, on an emulator of its own.</summary>
public static class AtariTasks
{
    /// <summary>
    /// A task a game, named like <c>space-invaders</c>, with the id <c>ALE/SpaceInvaders-v5</c>. Reading the list needs no
    /// cartridge; making an environment does, and throws <see cref="RomException"/> if there is none.
    /// </summary>
    /// <param name="library">Where environments find their cartridges; <see cref="RomLibrary.OfUser"/> for the user's folder.</param>
    public static IReadOnlyList<TaskDefinition> Of(RomLibrary library)
    {
        ArgumentNullException.ThrowIfNull(library);
        return [.. AtariGames.All.Select(game => Define(game, library))];
    }

    /// <summary>
    /// What is to be changed of a task's parameters for the setting of Mnih et al. 2015 and Salimans et al. 2017: no sticky
    /// actions, up to 30 frames of doing nothing at the start. A recipe that means the paper's setting says so.
    /// </summary>
    public static JsonObject PaperParameters => new() { ["repeatActionProbability"] = 0.0, ["maxNoOps"] = 30 };

    /// <summary>Sizes and limits of a game's environment, without a cartridge; null if there is no such game.</summary>
    /// <param name="id">Such as <c>ALE/Pong-v5</c>.</param>
    /// <param name="parameters">Some or all parameters, or null for the defaults.</param>
    /// <exception cref="ArgumentException">A parameter is unknown or out of range.</exception>
    public static EnvironmentSpec? SpecOf(string id, JsonObject? parameters) =>
        AtariGames.All.FirstOrDefault(game => game.Id == id) is { } game
            ? AtariEnvironment.SpecOf(game, AtariParameters.Parse(game, parameters))
            : null;

    private static string Version => typeof(AtariTasks).Assembly.GetName().Version!.ToString(3);

    private static TaskDefinition Define(AtariGame game, RomLibrary library) => new(
        game.Id, game.Name, game.Summary, $"Escalade.Atari {Version}, {game.Md5}", AtariParameters.Defaults(game),
        given => AtariEnvironment.Create(game, AtariParameters.Parse(game, given), library));
}
