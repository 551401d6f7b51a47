using System.Net;
using Escalade.Cluster.Coordination;
using Escalade.Cluster.Hosting;
using Escalade.Cluster.Security;
using Escalade.Runs;

using Escalade.Training;

namespace Escalade.Cluster;

/// <summary>The process that owns a run's journal and lets workers evaluate. The run is the same as on one machine, to the byte.</summary>
public sealed class Head : IAsyncDisposable
{
    private readonly Coordinator _coordinator;
    private readonly HeadHost _host;
    private readonly Traffic _traffic;
    private readonly CancellationTokenSource _interrupted;

    private Head(Trainer trainer, Coordinator coordinator, HeadHost host, Traffic traffic, CancellationTokenSource interrupted) =>
        (Trainer, _coordinator, _host, _traffic, _interrupted) = (trainer, coordinator, host, traffic, interrupted);

    /// <summary>Trains; its generations are evaluated by the workers, and wait while there are none.</summary>
    public Trainer Trainer { get; }

    /// <summary>The workers that live.</summary>
    public IReadOnlyList<WorkerStatus> Workers => _coordinator.Workers;

    /// <summary>Bytes that went through the head's sockets so far: from workers, and to them.</summary>
    public (long FromWorkers, long ToWorkers) Traffic => _traffic.Bytes;

    /// <summary>Opens a run and begins to listen.</summary>
    /// <param name="open">Starts or resumes a trainer, with a directory, by the options it is given.</param>
    /// <param name="options">Seed, folding threads, directory.</param>
    /// <param name="listen">Where workers reach it.</param>
    /// <param name="keys">Who is let in; null for everybody, which only loopback allows.</param>
    /// <param name="log">Receives a line when a worker comes, goes or is dropped. Called from any thread.</param>
    /// <exception cref="ArgumentException">An address beyond loopback, and no keys.</exception>
    /// <exception cref="IOException">Somebody listens there already, or the run is in use.</exception>
    public static async Task<Head> Start(
        Func<TrainerOptions, Trainer> open, TrainerOptions options, IPEndPoint listen, ClusterKeys? keys, Action<string> log)
    {
        if (keys is null && !IPAddress.IsLoopback(listen.Address))
        {
            throw new ArgumentException($"{listen} can be reached from other machines: that needs keys.", nameof(keys));
        }
        var interrupted = new CancellationTokenSource();
        var traffic = new Traffic();
        HeadRun? run = null;
        var trainer = open(options with
        {
            CreateRunner = (directory, blueprint) =>
            {
                var recipe = directory.Description.Recipe;
                var coordinator = new Coordinator(
                    new JoinRequirements(directory.Identity, RunDescription.CurrentVersion, directory.Description.Simulator),
                    recipe.Strategy, recipe.Observations, blueprint.Spec, new CoordinatorOptions(), TimeProvider.System, log);
                run = new HeadRun(directory.Json, coordinator);
                return new ClusterRunner(coordinator, blueprint.Policy.Layout, interrupted.Token);
            },
        });
        try
        {
            var host = await HeadHost.Start(run!, listen, keys, traffic).ConfigureAwait(false);
            return new Head(trainer, run!.Coordinator, host, traffic, interrupted);
        }
        catch
        {
            trainer.Dispose();
            throw;
        }
    }

    /// <summary>Gives up the generation under way: training ends as interrupted. Thread-safe.</summary>
    public void Interrupt() => _interrupted.Cancel();

    /// <summary>Tells the workers to leave: the run has ended.</summary>
    public void Finish() => _coordinator.Finish();

    /// <summary>Stops listening and closes the run. Workers that were not told to leave try to join again.</summary>
    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync().ConfigureAwait(false);
        Trainer.Dispose();
        _interrupted.Dispose();
    }
}
