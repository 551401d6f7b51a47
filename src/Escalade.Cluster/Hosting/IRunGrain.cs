using Escalade.Cluster.Wire;
using Orleans.Concurrency;

namespace Escalade.Cluster.Hosting;

/// <summary>A run, as workers reach it.</summary>
[Alias("escalade.run")]
internal interface IRunGrain : IGrainWithIntegerKey
{
    /// <summary>The run's run.json.</summary>
    [AlwaysInterleave, Alias("describe")]
    Task<byte[]> Describe();

    /// <summary>Lets a worker in, or says why not.</summary>
    [AlwaysInterleave, Alias("join")]
    Task<JoinReply> Join(JoinRequest request);

    /// <summary>Takes a worker's report and answers when there is something to say.</summary>
    [AlwaysInterleave, Alias("exchange")]
    Task<ExchangeReply> Exchange(ExchangeRequest request);

    /// <summary>A piece of the state.</summary>
    [AlwaysInterleave, Alias("state")]
    Task<StatePiece> State(long offset);
}
