using Escalade.Environments;
using Escalade.Noise;

namespace OwnProgram;

/// <summary>A cart on a line is to stop at a mark. Observation [2]: distance and speed. Action [1], in -1 to 1: the push.</summary>
internal sealed class Parking : IEnvironment
{
    public const int Steps = 60;

    private double _distance, _speed;
    private int _steps;

    public EnvironmentSpec Spec { get; } = new("Parking-v1", ObservationSize: 2, new BoxActions([-1], [1]), Steps);

    public void Reset(RandomSource random, Span<double> observation)
    {
        (_distance, _speed, _steps) = (random.Uniform(-2, 2), 0, 0);
        (observation[0], observation[1]) = (_distance, _speed);
    }

    public StepResult Step(ReadOnlySpan<double> action, Span<double> observation)
    {
        _speed = 0.8 * _speed + 0.3 * action[0];
        _distance += _speed;
        (observation[0], observation[1]) = (_distance, _speed);
        return new StepResult(Math.Max(0, 1 - Math.Abs(_distance)), Terminated: Math.Abs(_distance) > 6, Truncated: ++_steps == Steps);
    }

    public void Dispose() { }
}
