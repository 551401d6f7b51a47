using Escalade.Environments;

namespace Escalade.Cli;

/// <summary>What a session of training is called.</summary>
/// <param name="Task">What is learnt.</param>
/// <param name="Recipe">The recipe's name.</param>
/// <param name="Run">The run's directory.</param>
/// <param name="Seed">The run's seed.</param>
/// <param name="Threads">Threads of this session.</param>
internal sealed record SessionLabels(TaskDefinition Task, string Recipe, string Run, ulong Seed, int Threads);
