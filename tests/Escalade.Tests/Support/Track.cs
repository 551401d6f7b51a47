using Escalade.Environments;
using Escalade.Noise;

namespace Escalade.Tests.Support;

/// <summary>
/// A cart on a line that is to be at a mark: small, quick to learn, with episodes of many lengths. Of each timestep the
/// reward is 1 at the mark and 0 at a distance of 2 or more.
/// </summary>
internal sealed class Track(Track.Faults faults) : IBehaviorEnvironment
{
    private double _distance, _speed;
    private int _steps, _limit;
    private double _fault, _start;

    public Track()
        : this(new Faults())
    {
    }

    public EnvironmentSpec Spec { get; } = new("Track", ObservationSize: 2, new BoxActions([-1], [1]), MaxEpisodeSteps: 25) { BehaviorSize = 2 };

    public void Reset(RandomSource random, Span<double> observation)
    {
        _distance = random.Uniform(-2, 2);
        _speed = 0;
        _limit = 5 + random.NextInt32(20);
        _fault = random.NextDouble();
        _steps = 0;
        _start = _distance;
        Observe(observation);
    }

    public StepResult Step(ReadOnlySpan<double> action, Span<double> observation)
    {
        if (faults.Throws?.Invoke(_start) == true)
        {
            throw new InvalidOperationException("the cart is on fire");
        }
        _speed = 0.8 * _speed + 0.3 * action[0];
        _distance += _speed;
        _steps++;
        Observe(observation);
        var isBad = _fault < faults.Share && _steps == 2;
        var reward = Math.Max(0, 1 - Math.Abs(_distance) / 2);
        return new StepResult(isBad ? faults.BadReward : reward, Math.Abs(_distance) > 6, _steps >= _limit);
    }

    /// <summary>Where it ended, and how fast.</summary>
    public void Describe(Span<double> behavior) => (behavior[0], behavior[1]) = (_distance, _speed);

    public void Dispose() { }

    private void Observe(Span<double> observation)
    {
        observation[0] = _fault < faults.Share && _steps == 2 ? faults.BadObservation ?? _distance : _distance;
        observation[1] = _speed;
    }

    /// <summary>What goes wrong. Episodes are chosen by their own chance, so it does not depend on threads.</summary>
    internal sealed record Faults
    {
        /// <summary>Share of groups whose episodes have the bad reward and observation.</summary>
        public double Share { get; init; }

        public double BadReward { get; init; } = double.NaN;

        public double? BadObservation { get; init; }

        /// <summary>Asked at every step, with where the episode began, which tells episodes apart.</summary>
        public Func<double, bool>? Throws { get; init; }
    }
}
