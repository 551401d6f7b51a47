using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using Escalade.App.Commands;
using Escalade.App.Composition;
using Escalade.App.Outcomes;
using Escalade.App.Output;
using Escalade.Environments;
using Escalade.Noise;
using Escalade.Runs;

namespace Escalade.App.Simulators;

/// <summary><c>atari play</c>: an episode as pictures.</summary>
internal static class AtariPlayCommand
{
    public static Command Create(Application app)
    {
        var rom = RomOption.Create("The cartridge's dump. Default: what the run's recipe says.", isRequired: false);
        var run = new Option<string?>("--run") { Description = "A run's directory: its policy plays. Default: random actions.", HelpName = "RUN" };
        var generation = RunStates.Generation("Which generation's policy. Default: the last.");
        var frames = new Option<string>("--frames")
        {
            Description = "A folder for the pictures, a PNG a timestep; made if it does not exist.",
            HelpName = "DIR",
            Required = true,
        };
        var view = new Option<string>("--view")
        {
            Description = "screen: the television's picture in colour; policy: the newest of the frames that the policy sees.",
            HelpName = "screen|policy",
            DefaultValueFactory = _ => "screen",
        }.AcceptOnlyFromAmong("screen", "policy");
        var steps = NumberOption.Create("--steps", 1, 1_000_000, () => 1000);
        (steps.Description, steps.HelpName) = ("Timesteps to play at most.", "N");
        var seed = CommonOptions.Seed("Names all chance of the episode.");
        var command = new Command("play", "Plays an episode and writes its pictures.") { rom, run, generation, frames, view, steps, seed };
        command.SetAction(parsed =>
        {
            var recorded = new FrameRecorder(parsed.GetValue(frames)!, parsed.GetValue(view) == "policy", parsed.GetValue(steps));
            if (parsed.GetValue(run) is { } directory)
            {
                PlayRun(app, directory, parsed.GetValue(generation), parsed.GetValue(rom), recorded);
            }
            else if (parsed.GetValue(rom) is { } file)
            {
                PlayAtRandom(app, file, parsed.GetValue(seed), recorded);
            }
            else
            {
                throw new UsageException("--run says whose policy plays, --rom what is played at random: one of them is needed.");
            }
            Console.Out.WriteLine($"{recorded.Count} pictures in {recorded.Folder}, return {recorded.Return.ToString(CultureInfo.InvariantCulture)}");
        });
        return command;
    }

    private static void PlayRun(Application app, string directory, int? generation, string? rom, FrameRecorder recorded)
    {
        var recipe = SavedRun.Describe(directory, app.Kinds).Recipe;
        if (rom is not null)
        {
            var parameters = recipe.Task.Parameters?.DeepClone().AsObject() ?? [];
            parameters["rom"] = rom;
            recipe = recipe with { Task = recipe.Task with { Parameters = parameters } };
        }
        var state = SavedRun.Rebuild(directory, _ => app.Tasks.Create(recipe), generation, warn: Warnings.Write, kinds: app.Kinds);
        SavedRun.Evaluate(recipe, state, () => recorded.Of(app.Tasks.Create(recipe)), episodes: 1);
    }

    private static void PlayAtRandom(Application app, string file, ulong seed, FrameRecorder recorded)
    {
        var game = RomOption.Read(file).Game;
        using var environment = recorded.Of(app.Tasks.Find(game.Id).Create(new JsonObject { ["rom"] = file }));
        var observation = new double[environment.Spec.ObservationSize];
        var actions = (DiscreteActions)environment.Spec.Actions;
        var choice = new RandomSource(new NoiseKey(seed, 0, 0, NoisePurpose.ActionNoise));
        environment.Reset(new RandomSource(new NoiseKey(seed, 0, 0, NoisePurpose.Episode)), observation);
        while (!environment.Step([choice.NextInt32(actions.Count)], observation).IsLast)
        {
        }
    }
}
