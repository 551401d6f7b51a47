using Escalade.App.Output;
using Escalade.Environments;

namespace Escalade.App.Progress;

/// <summary>What a session of training is called.</summary>
/// <param name="Task">What is learnt.</param>
/// <param name="Recipe">The recipe's name.</param>
/// <param name="Run">The run's directory.</param>
/// <param name="Seed">The run's seed.</param>
/// <param name="Threads">Threads of this session.</param>
/// <param name="Invocation">How the program is started.</param>
/// <param name="NextTask">A task to try after this one.</param>
/// <param name="Join">The command by which workers join; null where this process evaluates.</param>
internal sealed record SessionLabels(
    TaskDefinition Task, string Recipe, string Run, ulong Seed, int Threads, Invocation Invocation, string NextTask, string? Join = null)
{
    /// <summary>What a head says that has no worker; null where this process evaluates.</summary>
    public string? Waiting => Join is null ? null : $"Waiting for workers. On each machine that takes part: {Join}";
}
