using Escalade.Noise;

namespace Escalade.Cluster.Wire;

/// <summary>What a worker says of itself before it is given work.</summary>
[GenerateSerializer, Immutable, Alias("escalade.join")]
internal sealed record JoinRequest
{
    /// <summary>For people; a host's name and a process id.</summary>
    [Id(0)]
    public required string Name { get; init; }

    /// <summary>Episodes it plays at once.</summary>
    [Id(1)]
    public required int Capacity { get; init; }

    /// <summary>Its version of Escalade.</summary>
    [Id(2)]
    public required string Version { get; init; }

    /// <summary>Name and version of what computes its physics.</summary>
    [Id(3)]
    public required string Simulator { get; init; }

    /// <summary>SHA-256 of the run.json that it works by.</summary>
    [Id(4)]
    public required byte[] Identity { get; init; }

    /// <summary>Its id before its connection broke; 0 if it joins for the first time.</summary>
    [Id(5)]
    public long FormerId { get; init; }
}

/// <summary>Answers a <see cref="JoinRequest"/>.</summary>
[GenerateSerializer, Immutable, Alias("escalade.joined")]
internal sealed record JoinReply
{
    /// <summary>The worker's id from now on.</summary>
    [Id(0)]
    public long Worker { get; init; }

    /// <summary>Why it may not join; null when it may.</summary>
    [Id(1)]
    public string? Refusal { get; init; }
}

/// <summary>A worker's report, and what it wants.</summary>
[GenerateSerializer, Immutable, Alias("escalade.report")]
internal sealed record ExchangeRequest
{
    /// <summary>Who asks.</summary>
    [Id(0)]
    public required long Worker { get; init; }

    /// <summary>The generation of its replica; -1 when it has none yet.</summary>
    [Id(1)]
    public required int Generation { get; init; }

    /// <summary>Episodes more that it could play at this moment.</summary>
    [Id(2)]
    public int Idle { get; init; }

    /// <summary>Episodes that it would take, <see cref="Idle"/> included; 0 while its queue is full enough.</summary>
    [Id(3)]
    public int Wanted { get; init; }

    /// <summary>Episodes that it would take if it had nothing in hand, as when a new round begins.</summary>
    [Id(6)]
    public int Supply { get; init; }

    /// <summary>Episodes played, as <see cref="ResultsCodec"/> writes them; empty if none.</summary>
    [Id(4)]
    public byte[] Results { get; init; } = [];

    /// <summary>Time that episodes have been under way since its last report, summed over them; for people.</summary>
    [Id(7)]
    public float BusySeconds { get; init; }

    /// <summary>What an evaluator threw, if one did.</summary>
    [Id(5)]
    public FailedEpisode? Failure { get; init; }
}

/// <summary>An episode that could not be played.</summary>
/// <param name="Round">Its round.</param>
/// <param name="Number">Its number in the round.</param>
/// <param name="Message">Why.</param>
[GenerateSerializer, Immutable, Alias("escalade.failure")]
internal sealed record FailedEpisode([property: Id(0)] int Round, [property: Id(1)] int Number, [property: Id(2)] string Message);

/// <summary>What a worker is to do.</summary>
internal enum WorkerOrder
{
    /// <summary>Go on.</summary>
    Continue,

    /// <summary>Its replica is too old, or has drifted: fetch the state.</summary>
    FetchState,

    /// <summary>The head does not know it, or knows it no more: join again.</summary>
    JoinAgain,

    /// <summary>The run has ended.</summary>
    Leave,
}

/// <summary>Answers an <see cref="ExchangeRequest"/>.</summary>
[GenerateSerializer, Immutable, Alias("escalade.orders")]
internal sealed record ExchangeReply
{
    /// <summary>What to do.</summary>
    [Id(0)]
    public WorkerOrder Order { get; init; }

    /// <summary>Why, where the order is not to go on.</summary>
    [Id(1)]
    public string? Reason { get; init; }

    /// <summary>Updates that lead on from the worker's generation, as <see cref="UpdateCodec"/> writes them.</summary>
    [Id(2)]
    public byte[][] Updates { get; init; } = [];

    /// <summary>The round that work is done for; what is under way for another is worth nothing.</summary>
    [Id(3)]
    public Round Round { get; init; }

    /// <summary>Episodes to play: start and count, start and count.</summary>
    [Id(4)]
    public int[] Ranges { get; init; } = [];

    /// <summary>All episodes that are expected have been handed out: report each result at once.</summary>
    [Id(5)]
    public bool IsUrgent { get; init; }

    /// <summary>Counts the answers to a worker: if two overtake each other, the greater number is the current one.</summary>
    [Id(6)]
    public int Number { get; init; }
}

/// <summary>Episodes that are evaluated together: a generation's, or those that confirm its state.</summary>
/// <param name="Id">Counts up from 1; 0 for none.</param>
/// <param name="Generation">Of the state that plays.</param>
/// <param name="Purpose">What the unperturbed policy's episodes are for.</param>
/// <param name="Evaluations">How many of them come first.</param>
[GenerateSerializer, Immutable, Alias("escalade.round")]
internal readonly record struct Round(
    [property: Id(0)] int Id, [property: Id(1)] int Generation, [property: Id(2)] NoisePurpose Purpose, [property: Id(3)] int Evaluations);

/// <summary>A piece of a state.</summary>
[GenerateSerializer, Immutable, Alias("escalade.state")]
internal sealed record StatePiece
{
    /// <summary>The state's generation.</summary>
    [Id(0)]
    public int Generation { get; init; }

    /// <summary>Bytes of the whole state.</summary>
    [Id(1)]
    public long Length { get; init; }

    /// <summary>What lies at the offset asked for.</summary>
    [Id(2)]
    public byte[] Bytes { get; init; } = [];
}
