using Escalade.MuJoCo.Simulation;
using Escalade.Noise;

namespace Escalade.MuJoCo.Tasks;

/// <summary>Swimmer-v5: three links in a viscous fluid swim forwards by bending their two joints (Coulom 2002).</summary>
/// <remarks>
/// <para><b>Action</b> [2], each in -1 to 1: torque on the first and the second joint, times 150 N m.</para>
/// <para><b>Observation</b> [8]: three angles (head in the world, first and second joint, rad), then five velocities
/// (head along x and y in m/s, the three angles in rad/s). With positions included [10]: first the head's x and y in m.</para>
/// <para><b>Reward</b>: forwardRewardWeight times the head's velocity along x, less ctrlCostWeight times the sum of
/// squares of the action.</para>
/// <para><b>Start</b>: straight and at rest, every position and velocity off by a uniform number within
/// resetNoiseScale.</para>
/// <para><b>End</b>: never by itself; after 1000 timesteps of 0.04 s.</para>
/// </remarks>
internal sealed class Swimmer(SwimmerOptions options) : MuJoCoEnvironment(
    Id, "swimmer", options.FrameSkip, options.ExcludeCurrentPositionsFromObservation ? 8 : 10, maxEpisodeSteps: 1000)
{
    public const string Id = "Swimmer-v5";

    private protected override void Start(RandomSource random)
    {
        StartNoise.AddUniform(Positions, random, options.ResetNoiseScale);
        StartNoise.AddUniform(Velocities, random, options.ResetNoiseScale);
    }

    private protected override double Act(ReadOnlySpan<double> action, out bool terminated)
    {
        var before = Positions[0];
        Simulate(action);
        var velocity = (Positions[0] - before) / StepDuration;
        terminated = false;
        return options.ForwardRewardWeight * velocity - options.CtrlCostWeight * NumpySum.OfSquares(action);
    }

    private protected override void Observe(Span<double> observation)
    {
        var positions = Positions[(options.ExcludeCurrentPositionsFromObservation ? 2 : 0)..];
        positions.CopyTo(observation);
        Velocities.CopyTo(observation[positions.Length..]);
    }
}
