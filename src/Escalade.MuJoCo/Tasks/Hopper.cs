using Escalade.MuJoCo.Simulation;
using Escalade.Noise;

namespace Escalade.MuJoCo.Tasks;

/// <summary>Hopper-v5: a single leg hops forwards in the xz plane (Erez, Tassa and Todorov 2011).</summary>
/// <remarks>
/// <para><b>Action</b> [3], each in -1 to 1: torque on hip, knee and ankle, times 200 N m.</para>
/// <para><b>Observation</b> [11]: height of the torso in m, its pitch, hip, knee and ankle in rad; then six velocities (x,
/// height, pitch, hip, knee, ankle, in m/s and rad/s) clipped to -10 to 10. With positions included [12]: x first.</para>
/// <para><b>Reward</b>: forwardRewardWeight times the velocity along x, plus healthyReward while healthy, less
/// ctrlCostWeight times the sum of squares of the action.</para>
/// <para><b>Start</b>: standing at rest, every position and velocity off by a uniform number within resetNoiseScale.</para>
/// <para><b>End</b>: when unhealthy, that is when height, pitch, or any number of the state but x and the height leaves
/// its healthy range; after 1000 timesteps of 0.008 s.</para>
/// </remarks>
internal sealed class Hopper(HopperOptions options) : MuJoCoEnvironment(
    Id, "hopper", options.FrameSkip, options.ExcludeCurrentPositionsFromObservation ? 11 : 12, maxEpisodeSteps: 1000)
{
    public const string Id = "Hopper-v5";

    private bool IsHealthy =>
        AllEnclosed(Positions[2..]) && AllEnclosed(Velocities)
        && options.HealthyZRange.Encloses(Positions[1])
        && options.HealthyAngleRange.Encloses(Positions[2]);

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
        var healthy = IsHealthy;
        terminated = !healthy && options.TerminateWhenUnhealthy;
        var rewards = options.ForwardRewardWeight * velocity + (healthy ? options.HealthyReward : 0);
        return rewards - options.CtrlCostWeight * NumpySum.OfSquares(action);
    }

    private protected override void Observe(Span<double> observation) =>
        PlanarObservation.WriteClipped(Positions, Velocities, options.ExcludeCurrentPositionsFromObservation, observation);

    private bool AllEnclosed(ReadOnlySpan<double> state)
    {
        foreach (var value in state)
        {
            if (!options.HealthyStateRange.Encloses(value))
            {
                return false;
            }
        }
        return true;
    }
}
