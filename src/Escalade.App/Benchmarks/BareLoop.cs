using System.Diagnostics;
using Escalade.App.Tasks;
using Escalade.MuJoCo.Simulation;
using Escalade.Threading;

namespace Escalade.App.Benchmarks;

/// <summary>Plays recorded episodes on several threads with mj_step alone: no policy, no observation, no reward.</summary>
internal sealed class BareLoop : IDisposable
{
    private readonly MuJoCoEnvironment[] _environments;
    private readonly ThreadTeam _pool;
    private readonly Func<int, bool> _playOne;
    private readonly List<RecordedEpisode> _episodes = [];
    private int _next;

    public BareLoop(TaskCatalog catalog, string task, int threads)
    {
        _pool = new ThreadTeam(threads);
        _environments = [.. Enumerable.Range(0, threads).Select(_ => (MuJoCoEnvironment)catalog.Create(catalog.Find(task), null))];
        _playOne = PlayOne;
    }

    /// <summary>Plays all episodes; returns the seconds that took.</summary>
    public double Play(IEnumerable<RecordingEnvironment> recorded)
    {
        _episodes.Clear();
        // The longest first: threads end at about the same time.
        _episodes.AddRange(recorded.SelectMany(environment => environment.Episodes).OrderByDescending(episode => episode.Length));
        _next = -1;
        var began = Stopwatch.GetTimestamp();
        _pool.Run(_playOne);
        return Stopwatch.GetElapsedTime(began).TotalSeconds;
    }

    public void Dispose()
    {
        _pool.Dispose();
        foreach (var environment in _environments)
        {
            environment.Dispose();
        }
    }

    private bool PlayOne(int thread)
    {
        var index = Interlocked.Increment(ref _next);
        if (index >= _episodes.Count)
        {
            return false;
        }
        var episode = _episodes[index];
        var environment = _environments[thread];
        environment.SetState(episode.Positions, episode.Velocities);
        for (var step = 0; step < episode.Length; step++)
        {
            environment.StepPhysics(episode.Action(step));
        }
        return true;
    }
}
