using System.Text.Json;
using System.Text.Json.Nodes;
using Escalade.Atari.Games;
using Escalade.Atari.Machine;
using Escalade.Settings;

namespace Escalade.Atari.Tasks;

/// <summary>Turns the JSON of a recipe into a game's options, strictly.</summary>
internal static class AtariParameters
{
    /// <summary>A game's options with their default values, by camelCase name.</summary>
    public static JsonObject Defaults(AtariGame game) =>
        JsonSerializer.SerializeToNode(AtariOptions.Of(game), AtariOptionsJson.Default.AtariOptions)!.AsObject();

    /// <summary>Reads options; what is not given keeps its default.</summary>
    /// <exception cref="ArgumentException">A parameter is unknown, of the wrong kind or out of range; its name is the exception's.</exception>
    public static AtariOptions Parse(AtariGame game, JsonObject? given)
    {
        var merged = Defaults(game);
        foreach (var (name, value) in given ?? [])
        {
            if (!merged.ContainsKey(name))
            {
                throw new ArgumentException(
                    NearestName.Unknown($"parameter of {game.Id}", name, merged.Select(member => member.Key)), name);
            }
            merged[name] = value?.DeepClone() ?? throw new ArgumentException($"{game.Id}: '{name}' cannot be null.", name);
        }
        AtariOptions options;
        try
        {
            options = merged.Deserialize(AtariOptionsJson.Default.AtariOptions)!;
        }
        catch (JsonException exception)
        {
            var name = exception.Path?.TrimStart('$', '.') ?? "";
            throw new ArgumentException(
                $"{game.Id}: '{name}' cannot be {merged[name]?.ToJsonString()}; its default is {Defaults(game)[name]?.ToJsonString()}.",
                name, exception);
        }
        Check(game, options);
        return options;
    }

    private static void Check(AtariGame game, AtariOptions options)
    {
        Between("frameSkip", options.FrameSkip, 1, 60);
        Between("maxNoOps", options.MaxNoOps, 0, 10_000);
        Between("screenSize", options.ScreenSize, 8, AtariMachine.ScreenWidth);
        Between("frameStack", options.FrameStack, 1, 16);
        Between("maxEpisodeFrames", options.MaxEpisodeFrames, 1, int.MaxValue / 2);
        OneOf("mode", options.Mode, game.Modes);
        OneOf("difficulty", options.Difficulty, game.Difficulties);
        if (options.RepeatActionProbability is not (>= 0 and < 1))
        {
            Refuse("repeatActionProbability", "must be at least 0 and below 1");
        }
        if (options.MaxNoOps >= options.MaxEpisodeFrames)
        {
            Refuse("maxNoOps", $"must be below maxEpisodeFrames, which is {options.MaxEpisodeFrames}");
        }

        void Between(string name, int value, int least, int greatest)
        {
            if (value < least || value > greatest)
            {
                Refuse(name, $"must be from {least} to {greatest}, not {value}");
            }
        }

        void OneOf(string name, int value, IReadOnlyList<int> known)
        {
            if (!known.Contains(value))
            {
                Refuse(name, $"must be one of {string.Join(", ", known)}, not {value}");
            }
        }

        void Refuse(string name, string problem) => throw new ArgumentException($"{game.Id}: '{name}' {problem}.", name);
    }
}
