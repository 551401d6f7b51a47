using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Escalade.App.Composition;
using Escalade.App.Outcomes;
using Escalade.App.Progress;
using Escalade.App.Sessions;
using Escalade.Cluster;
using Escalade.Cluster.Security;
using Escalade.Cluster.Working;

namespace Escalade.App.Commands;

/// <summary><c>join HOST:PORT</c>: lends a machine's cores to a head.</summary>
internal static class JoinCommand
{
    private static readonly TimeSpan s_pause = TimeSpan.FromSeconds(5);

    public static Command Create(Application app)
    {
        var head = new Argument<string>("HOST:PORT") { Description = "Where the head listens." };
        var keys = CommonOptions.Keys();
        var threads = CommonOptions.Threads();
        var simulators = app.SimulatorOptions();
        var name = new Option<string>("--name")
        {
            Description = "What the head calls this worker.",
            HelpName = "NAME",
            DefaultValueFactory = _ => $"{Environment.MachineName}/{Environment.ProcessId}",
        };
        var command = new Command("join", "Evaluates for a head with all cores, until its run has ended.") { head, keys, threads, name };
        simulators.AddTo(command);
        command.SetAction(async (parsed, _) =>
        {
            simulators.Take(parsed);
            var (host, port) = Address(parsed.GetValue(head)!);
            // Not disposed: a signal may still come while the program ends.
            var stop = new CancellationTokenSource();
            using var interruption = new Interruption("Leaving the run.", line => Console.Error.WriteLine(line), stop.Cancel);
            using var worker = new Worker(new WorkerOptions
            {
                Name = parsed.GetValue(name)!,
                Threads = parsed.GetValue(threads),
                CreateEnvironment = app.Tasks.Create,
                CreateEvaluator = app.Tasks.CreateEvaluator,
                Kinds = app.Kinds,
                SimulatorOf = recipe => app.Tasks.Find(recipe.Task.Id).Simulator,
                Keys = parsed.GetValue(keys) is { } folder ? ClusterKeys.OfWorker(folder) : null,
                Log = line => Console.Error.WriteLine(line),
            });
            try
            {
                var run = worker.Run(host, port, stop.Token);
                try
                {
                    await Report(worker, parsed.GetValue(threads), run);
                }
                catch (OutputClosedException)
                {
                    await stop.CancelAsync();
                    await run.ContinueWith(_ => { }, TaskScheduler.Default);
                    throw;
                }
                await run;
                Console.WriteLine($"The run has ended. {worker.Episodes:N0} episodes were played here.");
                return ExitCodes.Done;
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                Console.WriteLine(worker.Episodes > 0 ? $"Left the run, which goes on. {worker.Episodes:N0} episodes were played here." : "Left; no episodes were played here.");
                return ExitCodes.Done;
            }
            catch (WorkerRefusedException e)
            {
                throw new FailedException(e.Message, e);
            }
        });
        return command;
    }

    /// <summary>A line now and then: what this machine's share is.</summary>
    private static async Task Report(Worker worker, int threads, Task run)
    {
        var (episodes, busy, clock) = (0L, 0.0, Stopwatch.StartNew());
        while (await Task.WhenAny(run, Task.Delay(s_pause)) != run)
        {
            var seconds = clock.Elapsed.TotalSeconds;
            var (fromHead, toHead) = worker.Traffic;
            Console.WriteLine(
                $"{worker.Episodes:N0} episodes, {(worker.Episodes - episodes) / seconds:F1}/s"
                + $"  waiting {Figures.Percent(Math.Clamp(1 - (worker.BusySeconds - busy) / (threads * seconds), 0, 1))}"
                + $"  bytes {toHead:N0} up, {fromHead:N0} down");
            (episodes, busy) = (worker.Episodes, worker.BusySeconds);
            clock.Restart();
        }
    }

    private static (string Host, int Port) Address(string text)
    {
        var colon = text.LastIndexOf(':');
        var host = colon < 0 ? "" : text[..colon].Trim('[', ']');
        return Uri.CheckHostName(host) != UriHostNameType.Unknown
            && int.TryParse(text.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is > 0 and < 65536
            ? (host, port)
            : throw new UsageException($"join takes the head's host and port, such as localhost:7117, not '{text}'.");
    }
}
