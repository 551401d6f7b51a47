using System.CommandLine;
using System.Text.Json.Nodes;
using Escalade.App.Composition;
using Escalade.App.Outcomes;
using Escalade.App.Output;
using Escalade.App.Progress;
using Escalade.Runs;

namespace Escalade.App.Commands;

/// <summary><c>replay RUN --generation G</c>: rebuilds a generation's state from the journal.</summary>
internal static class ReplayCommand
{
    public static Command Create(Application app)
    {
        var run = CommonOptions.Run();
        var generation = RunStates.Generation("How many generations to fold, from 0. Default: all.");
        var threads = CommonOptions.Threads();
        var simulators = app.SimulatorOptions();
        var file = new Option<string?>("--out")
        {
            Description = "Also writes the state there, as safetensors: parameters by name, the strategy's arrays, observation statistics.",
            HelpName = "FILE.safetensors",
        };
        var json = CommonOptions.Json("Print one JSON object.");
        var command = new Command("replay", "Rebuilds any generation's parameters from the journal, bit for bit.")
        {
            run, generation, threads, file, json,
        };
        simulators.AddTo(command);
        command.SetAction(parsed =>
        {
            var directory = parsed.GetValue(run)!;
            var recipe = RunStates.Describe(app, directory, simulators, parsed);
            var wanted = parsed.GetValue(generation);
            if (Directory.Exists(parsed.GetValue(file)))
            {
                throw new UsageException($"--out {parsed.GetValue(file)} is a folder: name a file in it, such as {Path.Combine(parsed.GetValue(file)!, "state.safetensors")}.");
            }
            var last = new LastReport(wanted ?? int.MaxValue);
            var state = RunStates.Rebuild(app, directory, wanted, parsed.GetValue(threads), last);
            if (parsed.GetValue(file) is { } destination)
            {
                SavedRun.Export(recipe, state, () => app.Tasks.Create(recipe), destination);
            }
            // The journal's record g leads to generation g: generation 0 has none.
            var report = state.Generation == 0 ? null : last.Report;
            if (parsed.GetValue(json))
            {
                var line = new JsonObject
                {
                    ["run"] = directory,
                    ["parametersHash"] = state.ParametersHash,
                    ["parameters"] = state.Parameters.Length,
                };
                foreach (var column in GenerationColumns.All)
                {
                    line[column.Name] = report is null ? null : column.JsonOf(report);
                }
                line["generation"] = state.Generation;
                JsonLines.Write(line);
                return;
            }
            Console.Out.WriteLine($"Generation {state.Generation} of {directory}");
            Console.Out.WriteLine($"parameters   {state.ParametersHash} ({state.Parameters.Length:N0} numbers)");
            Console.Out.WriteLine($"episodes     {state.Episodes:N0}");
            Console.Out.WriteLine($"timesteps    {state.Timesteps:N0}");
            if (report is not null)
            {
                Console.Out.WriteLine($"training     {Figures.Duration(report.Seconds)}");
                Console.Out.WriteLine($"evaluation   {Figures.Return(report.EvaluationReturn)}, of the policy before this generation's step");
                Console.Out.WriteLine($"best, mean   {Figures.Return(report.BestReturn)}, {Figures.Return(report.MeanReturn)}");
            }
        });
        return command;
    }

    private sealed class LastReport(int until) : IRunObserver
    {
        public GenerationReport? Report { get; private set; }

        public void OnGeneration(GenerationReport report) => Report = report.Generation <= until ? report : Report;
    }
}
