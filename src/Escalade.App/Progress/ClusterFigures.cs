using Escalade.Training;

namespace Escalade.App.Progress;

/// <summary>What a head shows beside a generation's figures.</summary>
/// <param name="Workers">Those that live, with the episodes a second of each over the last seconds.</param>
/// <param name="BytesFromWorkersACandidate">Through the head's sockets, over the last generation.</param>
/// <param name="BytesToAWorkerACandidate">The same to each worker on average.</param>
/// <param name="WaitingShare">Share of what could be played over the last seconds that was not, 0 to 1.</param>
internal sealed record ClusterFigures(
    IReadOnlyList<(WorkerStatus Status, double EpisodesPerSecond)> Workers,
    double BytesFromWorkersACandidate,
    double BytesToAWorkerACandidate,
    double WaitingShare)
{
    /// <summary>Episodes that can be played at once.</summary>
    public int Capacity => Workers.Sum(w => w.Status.Capacity);
}
