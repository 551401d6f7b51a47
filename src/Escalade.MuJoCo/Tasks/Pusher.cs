using Escalade.MuJoCo.Simulation;
using Escalade.Noise;

namespace Escalade.MuJoCo.Tasks;

/// <summary>Pusher-v5: an arm of seven joints pushes a cylinder over a table to a goal.</summary>
/// <remarks>
/// <para><b>Action</b> [7], each in -2 to 2: torque in N m on shoulder pan, shoulder lift, upper arm roll, elbow flex,
/// forearm roll, wrist flex and wrist roll.</para>
/// <para><b>Observation</b> [23]: the seven angles in rad, their velocities in rad/s; x, y and z in m of the hand, the
/// object and the goal.</para>
/// <para><b>Reward</b>: less rewardDistWeight times the distance between object and goal, less rewardNearWeight times the
/// distance between object and hand, less rewardControlWeight times the sum of squares of the action.</para>
/// <para><b>Start</b>: the arm stretched out, each velocity off by a uniform number within 0.005 rad/s. The object lies at
/// rest off the goal: its first coordinate uniform in -0.3 to 0, its second in -0.2 to 0.2 m, drawn again until it is
/// more than <see cref="MinDistance"/> away.</para>
/// <para><b>End</b>: never by itself; after 100 timesteps of 0.05 s.</para>
/// </remarks>
internal sealed class Pusher : MuJoCoEnvironment
{
    public const string Id = "Pusher-v5";

    /// <summary>Least distance in metres between object and goal at the start.</summary>
    public const double MinDistance = 0.17;

    private const int Joints = 7;

    private readonly PusherOptions _options;
    private readonly int _hand;
    private readonly int _object;
    private readonly int _goal;

    public Pusher(PusherOptions options)
        : base(Id, "pusher", options.FrameSkip, observationSize: 23, maxEpisodeSteps: 100)
    {
        _options = options;
        _hand = Body("fingertips");
        _object = Body("object");
        _goal = Body("goal");
    }

    private protected override void Start(RandomSource random)
    {
        double first, second;
        do
        {
            first = random.Uniform(-0.3, 0);
            second = random.Uniform(-0.2, 0.2);
        }
        while (!(Distance.FromOrigin(first, second) > MinDistance));
        // Gymnasium draws an x and then a y and gives them to the joints in their order, which is y and then x.
        Positions[^4] = first;
        Positions[^3] = second;
        StartNoise.AddUniform(Velocities, random, 0.005);
        Velocities[^4..].Clear();
    }

    private protected override double Act(ReadOnlySpan<double> action, out bool terminated)
    {
        Simulate(action);
        terminated = false;
        var near = -Distance.Between(BodyPosition(_object), BodyPosition(_hand)) * _options.RewardNearWeight;
        var distance = -Distance.Between(BodyPosition(_object), BodyPosition(_goal)) * _options.RewardDistWeight;
        var control = -NumpySum.OfSquares(action) * _options.RewardControlWeight;
        return distance + control + near;
    }

    private protected override void Observe(Span<double> observation)
    {
        Positions[..Joints].CopyTo(observation);
        Velocities[..Joints].CopyTo(observation[Joints..]);
        BodyPosition(_hand).CopyTo(observation[(2 * Joints)..]);
        BodyPosition(_object).CopyTo(observation[(2 * Joints + 3)..]);
        BodyPosition(_goal).CopyTo(observation[(2 * Joints + 6)..]);
    }
}
