using System.CommandLine;
using System.Text.Json.Nodes;
using Escalade.App.Composition;
using Escalade.App.Output;
using Escalade.App.Progress;
using Escalade.Runs;

namespace Escalade.App.Commands;

/// <summary><c>evaluate RUN</c>: lets a run's policy play fresh episodes.</summary>
internal static class EvaluateCommand
{
    public static Command Create(Application app)
    {
        var run = CommonOptions.Run();
        var episodes = NumberOption.Create("--episodes", 1, 10_000_000, () => 100);
        (episodes.Description, episodes.HelpName) = ("Fresh episodes to play; the first 100 are those that confirm a target.", "N");
        var generation = RunStates.Generation("Which generation's policy. Default: the last.");
        var threads = CommonOptions.Threads();
        var simulators = app.SimulatorOptions();
        var json = CommonOptions.Json("Print one JSON object.");
        var command = new Command("evaluate", "Judges a run's unperturbed policy on fresh episodes.")
        {
            run, episodes, generation, threads, json,
        };
        simulators.AddTo(command);
        command.SetAction(parsed =>
        {
            var directory = parsed.GetValue(run)!;
            var recipe = RunStates.Describe(app, directory, simulators, parsed);
            var state = RunStates.Rebuild(app, directory, parsed.GetValue(generation), parsed.GetValue(threads));
            var results = SavedRun.Evaluate(
                recipe, state, () => app.Tasks.Create(recipe), parsed.GetValue(episodes), parsed.GetValue(threads),
                app.Tasks.EvaluatorOf(recipe));
            var returns = results.Select(episode => episode.Return).ToArray();
            var mean = returns.Average();
            // The sample's deviation: an estimate for all episodes from these.
            var deviation = Math.Sqrt(returns.Sum(value => (value - mean) * (value - mean)) / (returns.Length - 1));
            var length = results.Average(episode => episode.Length);
            if (parsed.GetValue(json))
            {
                JsonLines.Write(new JsonObject
                {
                    ["run"] = directory,
                    ["generation"] = state.Generation,
                    ["episodes"] = returns.Length,
                    ["meanReturn"] = JsonLines.Number(mean),
                    ["deviation"] = JsonLines.Number(deviation),
                    ["minReturn"] = JsonLines.Number(returns.Min()),
                    ["maxReturn"] = JsonLines.Number(returns.Max()),
                    ["meanLength"] = length,
                });
                return;
            }
            Console.Out.WriteLine($"{recipe.Task.Id}, generation {state.Generation} of {directory}, {Figures.Count(returns.Length, "fresh episode")}");
            Console.Out.WriteLine($"mean return  {Figures.Return(mean)}");
            Console.Out.WriteLine($"deviation    {Figures.Return(deviation)}");
            Console.Out.WriteLine($"least        {Figures.Return(returns.Min())}");
            Console.Out.WriteLine($"greatest     {Figures.Return(returns.Max())}");
            Console.Out.WriteLine($"mean length  {length:F1}");
        });
        return command;
    }
}
