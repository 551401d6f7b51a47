using Escalade.Cluster.Wire;

namespace Escalade.Cluster.Working;

/// <summary>The head, as a worker sees it. A call that throws an <see cref="IOException"/> means that the connection is lost.</summary>
internal interface IHead : IAsyncDisposable
{
    /// <summary>The run's run.json.</summary>
    Task<byte[]> Describe();

    /// <summary>Asks to be let in.</summary>
    Task<JoinReply> Join(JoinRequest request);

    /// <summary>Reports, asks for work, and waits for news.</summary>
    Task<ExchangeReply> Exchange(ExchangeRequest request);

    /// <summary>A piece of the state.</summary>
    Task<StatePiece> State(long offset);
}
