using Escalade.MuJoCo.Simulation;
using Escalade.Noise;

namespace Escalade.MuJoCo.Tasks;

/// <summary>Ant-v5: a ball on four legs runs forwards (Schulman et al. 2016).</summary>
/// <remarks>
/// <para><b>Action</b> [8], each in -1 to 1: torque on hip and ankle of the back right, front left, front right and back
/// left leg, times 150 N m.</para>
/// <para><b>Observation</b> [105]: height of the torso in m, its orientation as a quaternion, hip and ankle of the front
/// left, front right, back left and back right leg in rad [13]; velocities of the torso, then of the joints, in m/s and
/// rad/s [14]; the contact force on each of the 13 bodies as torque and force, clipped to contactForceRange [78]. With
/// positions included, the torso's x and y come first [+2]; without cfrc_ext the contact forces are missing [-78].</para>
/// <para><b>Reward</b>: forwardRewardWeight times the velocity of mainBody along x, plus healthyReward while healthy,
/// less ctrlCostWeight times the sum of squares of the action and contactCostWeight times that of the clipped contact
/// forces.</para>
/// <para><b>Start</b>: standing at rest, every position off by a uniform number within resetNoiseScale, every velocity by
/// a normal one of that standard deviation.</para>
/// <para><b>End</b>: when unhealthy, that is when the height leaves healthyZRange; after 1000 timesteps of 0.05 s.</para>
/// </remarks>
internal sealed unsafe class Ant : MuJoCoEnvironment
{
    public const string Id = "Ant-v5";

    private const int Bodies = 14;
    private const int ForceSize = 6;

    private readonly AntOptions _options;
    private readonly int _mainBody;
    private readonly double[] _contactForces = new double[Bodies * ForceSize];

    public Ant(AntOptions options)
        : base(Id, "ant", options.FrameSkip, ObservationSizeOf(options), maxEpisodeSteps: 1000)
    {
        _options = options;
        _mainBody = options.MainBody.Resolve(Model, "mainBody");
    }

    private bool IsHealthy =>
        AllFinite(Positions) && AllFinite(Velocities) && _options.HealthyZRange.Includes(Positions[2]);

    private bool NeedsContactForces => _options.IncludeCfrcExtInObservation || _options.ContactCostWeight != 0;

    private protected override void Start(RandomSource random)
    {
        StartNoise.AddUniform(Positions, random, _options.ResetNoiseScale);
        StartNoise.AddNormal(Velocities, random, _options.ResetNoiseScale);
    }

    private protected override double Act(ReadOnlySpan<double> action, out bool terminated)
    {
        var before = BodyPosition(_mainBody)[0];
        Simulate(action);
        var velocity = (BodyPosition(_mainBody)[0] - before) / StepDuration;
        if (NeedsContactForces)
        {
            ComputeContactForces();
            ClipContactForces();
        }
        var healthy = IsHealthy;
        terminated = !healthy && _options.TerminateWhenUnhealthy;
        var rewards = velocity * _options.ForwardRewardWeight + (healthy ? _options.HealthyReward : 0);
        var costs = _options.CtrlCostWeight * NumpySum.OfSquares(action)
            + _options.ContactCostWeight * NumpySum.OfSquares(_contactForces);
        return rewards - costs;
    }

    private protected override void Observe(Span<double> observation)
    {
        var positions = Positions[(_options.ExcludeCurrentPositionsFromObservation ? 2 : 0)..];
        positions.CopyTo(observation);
        Velocities.CopyTo(observation[positions.Length..]);
        if (_options.IncludeCfrcExtInObservation)
        {
            // Again, because the first observation of an episode comes without an Act before it.
            ClipContactForces();
            // Without the row of body 0, the world.
            _contactForces.AsSpan(ForceSize).CopyTo(observation[(positions.Length + Velocities.Length)..]);
        }
    }

    private void ClipContactForces()
    {
        var raw = new ReadOnlySpan<double>(Data->cfrc_ext, _contactForces.Length);
        for (var i = 0; i < raw.Length; i++)
        {
            _contactForces[i] = _options.ContactForceRange.Clip(raw[i]);
        }
    }

    private static bool AllFinite(ReadOnlySpan<double> values)
    {
        foreach (var value in values)
        {
            if (!double.IsFinite(value))
            {
                return false;
            }
        }
        return true;
    }

    public static int ObservationSizeOf(AntOptions options) =>
        15 + 14 - (options.ExcludeCurrentPositionsFromObservation ? 2 : 0)
        + (options.IncludeCfrcExtInObservation ? (Bodies - 1) * ForceSize : 0);
}
