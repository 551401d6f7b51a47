using Escalade.Environments;
using Escalade.MuJoCo.Simulation;
using Escalade.Noise;

namespace Escalade.App.Benchmarks;

/// <summary>
/// An environment that remembers the episodes it plays: start states and actions. That is a copy of a few numbers a
/// timestep, and counts as training's time.
/// </summary>
internal sealed class RecordingEnvironment(MuJoCoEnvironment environment) : IEnvironment
{
    private readonly List<RecordedEpisode> _pool = [];
    private RecordedEpisode _current = null!;

    public EnvironmentSpec Spec => environment.Spec;

    public MuJoCoEnvironment Inner => environment;

    /// <summary>Episodes since <see cref="Forget"/>.</summary>
    public IEnumerable<RecordedEpisode> Episodes => _pool.Take(Count);

    /// <summary>How many.</summary>
    public int Count { get; private set; }

    public void Forget() => Count = 0;

    public void Reset(RandomSource random, Span<double> observation)
    {
        environment.Reset(random, observation);
        if (Count == _pool.Count)
        {
            _pool.Add(new RecordedEpisode(environment.PositionSize, environment.VelocitySize, Spec.Actions.Size));
        }
        _current = _pool[Count++];
        _current.Clear();
        environment.GetState(_current.Positions, _current.Velocities);
    }

    public StepResult Step(ReadOnlySpan<double> action, Span<double> observation)
    {
        _current.Add(action);
        return environment.Step(action, observation);
    }

    public void Dispose() => environment.Dispose();
}
