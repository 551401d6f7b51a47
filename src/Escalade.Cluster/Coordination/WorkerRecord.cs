using Escalade.Cluster.Wire;

namespace Escalade.Cluster.Coordination;

/// <summary>What the head knows of a worker.</summary>
internal sealed class WorkerRecord(long id, string name, int capacity)
{
    public long Id { get; } = id;

    public string Name { get; } = name;

    /// <summary>Episodes it plays at once.</summary>
    public int Capacity { get; } = capacity;

    /// <summary>Whether it has called recently enough to hold work.</summary>
    public bool IsAlive { get; set; } = true;

    /// <summary>When it last called, as a timestamp of the clock.</summary>
    public long LastSeen { get; set; }

    /// <summary>Generation of its replica; -1 before it has one.</summary>
    public int Generation { get; set; } = -1;

    /// <summary>The round it was last told of.</summary>
    public int ToldRound { get; set; }

    /// <summary>Whether it was told to hurry.</summary>
    public bool ToldUrgent { get; set; }

    /// <summary>Answers it was given.</summary>
    public int Answers { get; set; }

    /// <summary>Episodes it has played that counted.</summary>
    public long Episodes { get; set; }

    /// <summary>Whether it has played an episode differently from another worker.</summary>
    public bool HasDisagreed { get; set; }

    /// <summary>Time that episodes have been under way there, summed over them.</summary>
    public double BusySeconds { get; set; }

    /// <summary>What it holds in this round.</summary>
    public List<Lease> Leases { get; } = [];

    /// <summary>Its call that waits for an answer, if there is one.</summary>
    public WaitingCall? Waiting { get; set; }

    /// <summary>The lease by which it was given an episode of this round; null if it was not given the episode.</summary>
    public Lease? LeaseOf(int number)
    {
        foreach (var lease in Leases)
        {
            if (number >= lease.Range.Start && number < lease.Range.End)
            {
                return lease;
            }
        }
        return null;
    }
}

/// <summary>A worker's call that has not been answered.</summary>
/// <param name="Request">What it asked.</param>
/// <param name="Answer">Receives the answer.</param>
/// <param name="Until">When it must be answered.</param>
internal sealed record WaitingCall(ExchangeRequest Request, TaskCompletionSource<ExchangeReply> Answer, long Until);
