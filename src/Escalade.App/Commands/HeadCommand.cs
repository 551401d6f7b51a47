using System.CommandLine;
using System.Net;
using Escalade.App.Composition;
using Escalade.App.Outcomes;
using Escalade.App.Sessions;
using Escalade.Cluster;
using Escalade.Cluster.Security;
using Escalade.Recipes;
using Escalade.Runs;

namespace Escalade.App.Commands;

/// <summary><c>head TASK|RECIPE</c>: owns a run that workers evaluate for.</summary>
internal static class HeadCommand
{
    private const int DefaultPort = 7117;

    public static Command Create(Application app)
    {
        var run = new RunOptions(app);
        var listen = new Option<string>("--listen")
        {
            Description = "Where workers reach it; an address beyond this machine needs certificates.",
            HelpName = "ADDRESS:PORT",
            DefaultValueFactory = _ => $"127.0.0.1:{DefaultPort}",
        };
        var keys = CommonOptions.Keys();
        var threads = CommonOptions.Threads();
        threads.Description = "Threads that fold; workers evaluate.";
        var stop = new StopOptions();
        var json = CommonOptions.Json("Print one JSON object a line: one a generation, and one for the end.");
        var command = new Command("head", "Trains on all machines that join, with the same bytes as train. Continues the run if there is one.");
        run.AddTo(command);
        command.Options.Add(listen);
        command.Options.Add(keys);
        command.Options.Add(threads);
        stop.AddTo(command);
        command.Options.Add(json);
        command.SetAction(async (parsed, _) =>
        {
            var request = run.Read(parsed, stop);
            var directory = request.Directory ?? request.DefaultDirectory;
            var options = request.Options(app, directory, parsed.GetValue(threads));
            var endpoint = Endpoint(parsed.GetValue(listen)!);
            var folder = parsed.GetValue(keys);
            if (folder is null && !IPAddress.IsLoopback(endpoint.Address))
            {
                throw new UsageException(
                    $"{endpoint} can be reached from other machines: that needs certificates. "
                    + $"Make them with {app.Command("cluster", "keys", "DIR")}, then add --keys DIR.");
            }
            var log = new SessionLog();
            await using var head = await Head.Start(
                o => Open(app, request, directory, o), options, endpoint, folder is null ? null : ClusterKeys.OfHead(folder),
                log.Inform);
            return TrainingSession.Run(
                head.Trainer,
                Labels.Of(app, request.Task, request.Label, directory, options.Seed, options.Threads, Join(app, endpoint, folder)),
                request.Recipe.Stop, parsed.GetValue(json), head, log);
        });
        return command;
    }

    private static Trainer Open(Application app, RunRequest request, string directory, TrainerOptions options)
    {
        if (!SavedRun.Exists(directory))
        {
            return request.Start(app, options);
        }
        var saved = SavedRun.Describe(directory, app.Kinds);
        return saved.Seed == request.Seed && Text(saved.Recipe) == Text(request.Recipe)
            ? Trainer.Resume(directory, app.Tasks.Create, options)
            : throw new UsageException(
                $"{directory} holds a run of another recipe or seed. Choose another directory, or ask for the same run.");

        // When to stop may change from session to session.
        string Text(Recipe recipe) => RecipeJson.Write(recipe with { Stop = new StopSpec() }, app.Kinds);
    }

    /// <summary>The command by which a worker finds this head.</summary>
    private static string Join(Application app, IPEndPoint endpoint, string? keys)
    {
        var isAny = endpoint.Address.Equals(IPAddress.Any) || endpoint.Address.Equals(IPAddress.IPv6Any);
        var address = isAny ? $"{Environment.MachineName}:{endpoint.Port}" : endpoint.ToString();
        return keys is null ? app.Command("join", address) : app.Command("join", address, "--keys", keys);
    }

    private static IPEndPoint Endpoint(string text) =>
        IPEndPoint.TryParse(text, out var endpoint) && endpoint.Port > 0
            ? endpoint
            : throw new UsageException($"--listen takes an address and a port, such as 127.0.0.1:{DefaultPort}, not '{text}'.");
}
