using Escalade.MuJoCo.Simulation;
using Escalade.Noise;

namespace Escalade.MuJoCo.Tasks;

/// <summary>Reacher-v5: an arm of two links on a table moves its fingertip to a target.</summary>
/// <remarks>
/// <para><b>Action</b> [2], each in -1 to 1: torque on shoulder and elbow, times 200 N m.</para>
/// <para><b>Observation</b> [10]: cosines, then sines of shoulder and elbow; the target's x and y in m; velocities of
/// shoulder and elbow in rad/s; x and y from the target to the fingertip in m.</para>
/// <para><b>Reward</b>: less rewardDistWeight times the distance between fingertip and target, less rewardControlWeight
/// times the sum of squares of the action.</para>
/// <para><b>Start</b>: the arm straight along x, each angle off by a uniform number within 0.1 rad and each velocity
/// within 0.005 rad/s; the target at rest, uniform over the disc of radius <see cref="TargetRadius"/>.</para>
/// <para><b>End</b>: never by itself; after 50 timesteps of 0.02 s.</para>
/// </remarks>
internal sealed class Reacher : MuJoCoEnvironment
{
    public const string Id = "Reacher-v5";

    /// <summary>Greatest distance of the target from the shoulder, in metres.</summary>
    public const double TargetRadius = 0.2;

    private readonly ReacherOptions _options;
    private readonly int _fingertip;
    private readonly int _target;

    public Reacher(ReacherOptions options)
        : base(Id, "reacher", options.FrameSkip, observationSize: 10, maxEpisodeSteps: 50)
    {
        _options = options;
        _fingertip = Body("fingertip");
        _target = Body("target");
    }

    private protected override void Start(RandomSource random)
    {
        StartNoise.AddUniform(Positions, random, 0.1);
        double x, y;
        do
        {
            x = random.Uniform(-TargetRadius, TargetRadius);
            y = random.Uniform(-TargetRadius, TargetRadius);
        }
        while (!(Distance.FromOrigin(x, y) < TargetRadius));
        Positions[2] = x;
        Positions[3] = y;
        StartNoise.AddUniform(Velocities, random, 0.005);
        Velocities[2..].Clear();
    }

    private protected override double Act(ReadOnlySpan<double> action, out bool terminated)
    {
        Simulate(action);
        terminated = false;
        var distance = -Distance.Between(BodyPosition(_fingertip), BodyPosition(_target)) * _options.RewardDistWeight;
        return distance + -NumpySum.OfSquares(action) * _options.RewardControlWeight;
    }

    private protected override void Observe(Span<double> observation)
    {
        double shoulder = Positions[0], elbow = Positions[1];
        observation[0] = Math.Cos(shoulder);
        observation[1] = Math.Cos(elbow);
        observation[2] = Math.Sin(shoulder);
        observation[3] = Math.Sin(elbow);
        Positions[2..].CopyTo(observation[4..]);
        Velocities[..2].CopyTo(observation[6..]);
        var fingertip = BodyPosition(_fingertip);
        var target = BodyPosition(_target);
        observation[8] = fingertip[0] - target[0];
        observation[9] = fingertip[1] - target[1];
    }
}
