using Escalade.MuJoCo.Simulation;
using Escalade.Noise;

namespace Escalade.MuJoCo.Tasks;

/// <summary>What the two tasks with a person share: the start and the observation.</summary>
/// <remarks>
/// <para><b>Action</b> [17], each in -0.4 to 0.4: torque on the abdomen's y, z and x joints, times 100 N m; on x, z and y
/// of the right hip and the right knee, times 100, 100, 300 and 200 N m; the same on the left; on the first and second
/// joint of the right shoulder and the right elbow, times 25 N m; the same on the left.</para>
/// <para><b>Observation</b> [348]: height of the torso in m, its orientation as a quaternion, 17 joints in rad [22];
/// velocities of torso and joints in m/s and rad/s [23]; then, each of which can be left out, inertia and mass [130],
/// velocity [78] of the 13 bodies about the centre of mass, the actuators' torque on each joint [17] and the contact
/// force on each body [78]. With positions included, the torso's x and y come first [+2].</para>
/// </remarks>
internal abstract unsafe class HumanoidBase : MuJoCoEnvironment
{
    private protected const int Bodies = 14;

    private const int PositionCount = 24;
    private const int VelocityCount = 23;

    /// <summary>Velocities of the root, on which no actuator acts.</summary>
    private const int RootVelocities = 6;

    private const int InertiaSize = 10;
    private const int ForceSize = 6;

    private readonly HumanoidBaseOptions _options;

    private protected HumanoidBase(string id, string model, HumanoidBaseOptions options)
        : base(id, model, options.FrameSkip, ObservationSizeOf(options), maxEpisodeSteps: 1000) => _options = options;

    /// <summary>The sum of squares of the contact forces on all bodies.</summary>
    private protected double SquaredContactForces => NumpySum.OfSquares(new(Data->cfrc_ext, Bodies * ForceSize));

    /// <summary>What the control costs.</summary>
    private protected double ControlCost(ReadOnlySpan<double> control) => _options.CtrlCostWeight * NumpySum.OfSquares(control);

    /// <summary>Simulates, and computes contact forces if anything reads them.</summary>
    /// <param name="control">The action.</param>
    /// <param name="contactCostWeight">What the contact forces cost; they are not needed for 0.</param>
    private protected void Simulate(ReadOnlySpan<double> control, double contactCostWeight)
    {
        Simulate(control);
        if (contactCostWeight != 0 || _options.IncludeCfrcExtInObservation)
        {
            ComputeContactForces();
        }
    }

    private protected sealed override void Start(RandomSource random)
    {
        StartNoise.AddUniform(Positions, random, _options.ResetNoiseScale);
        StartNoise.AddUniform(Velocities, random, _options.ResetNoiseScale);
    }

    private protected sealed override void Observe(Span<double> observation)
    {
        observation = Append(observation, Positions[(_options.ExcludeCurrentPositionsFromObservation ? 2 : 0)..]);
        observation = Append(observation, Velocities);
        // Body 0, the world, is left out of the parts that have one entry for each body.
        if (_options.IncludeCinertInObservation)
        {
            observation = Append(observation, new(Data->cinert + InertiaSize, (Bodies - 1) * InertiaSize));
        }
        if (_options.IncludeCvelInObservation)
        {
            observation = Append(observation, new(Data->cvel + ForceSize, (Bodies - 1) * ForceSize));
        }
        if (_options.IncludeQfrcActuatorInObservation)
        {
            observation = Append(observation, new(Data->qfrc_actuator + RootVelocities, VelocityCount - RootVelocities));
        }
        if (_options.IncludeCfrcExtInObservation)
        {
            Append(observation, new(Data->cfrc_ext + ForceSize, (Bodies - 1) * ForceSize));
        }
    }

    private static Span<double> Append(Span<double> rest, ReadOnlySpan<double> part)
    {
        part.CopyTo(rest);
        return rest[part.Length..];
    }

    public static int ObservationSizeOf(HumanoidBaseOptions options) =>
        PositionCount - (options.ExcludeCurrentPositionsFromObservation ? 2 : 0)
        + VelocityCount
        + (options.IncludeCinertInObservation ? (Bodies - 1) * InertiaSize : 0)
        + (options.IncludeCvelInObservation ? (Bodies - 1) * ForceSize : 0)
        + (options.IncludeQfrcActuatorInObservation ? VelocityCount - RootVelocities : 0)
        + (options.IncludeCfrcExtInObservation ? (Bodies - 1) * ForceSize : 0);
}
