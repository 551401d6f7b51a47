using Escalade.Cluster;

namespace Escalade.Cli.Progress;

/// <summary>What a head shows beside a generation's figures.</summary>
/// <param name="Workers">Those that live, with the episodes a second of each over the last seconds.</param>
/// <param name="BytesFromWorkersAPair">Through the head's sockets, over the last generation.</param>
/// <param name="BytesToAWorkerAPair">The same to each worker on average.</param>
/// <param name="WaitingShare">Share of the lanes' time over the last seconds that no episode took, 0 to 1.</param>
internal sealed record ClusterFigures(
    IReadOnlyList<(WorkerStatus Status, double EpisodesPerSecond)> Workers,
    double BytesFromWorkersAPair,
    double BytesToAWorkerAPair,
    double WaitingShare)
{
    /// <summary>Episodes that can be played at once.</summary>
    public int Lanes => Workers.Sum(w => w.Status.Lanes);
}
