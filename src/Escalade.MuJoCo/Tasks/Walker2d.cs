using Escalade.MuJoCo.Simulation;
using Escalade.Noise;

namespace Escalade.MuJoCo.Tasks;

/// <summary>Walker2d-v5: two legs walk forwards in the xz plane (Erez, Tassa and Todorov 2011).</summary>
/// <remarks>
/// <para><b>Action</b> [6], each in -1 to 1: torque on right hip, knee and ankle, then left, times 100 N m.</para>
/// <para><b>Observation</b> [17]: height of the torso in m, its pitch and the six joints in the order of the action in
/// rad; then nine velocities (x, height, pitch, joints, in m/s and rad/s) clipped to -10 to 10. With positions included
/// [18]: x first.</para>
/// <para><b>Reward</b>: forwardRewardWeight times the velocity along x, plus healthyReward while healthy, less
/// ctrlCostWeight times the sum of squares of the action.</para>
/// <para><b>Start</b>: standing at rest, every position and velocity off by a uniform number within resetNoiseScale.</para>
/// <para><b>End</b>: when unhealthy, that is when height or pitch leaves its healthy range; after 1000 timesteps of
/// 0.008 s.</para>
/// </remarks>
internal sealed class Walker2d(Walker2dOptions options) : MuJoCoEnvironment(
    Id, "walker2d", options.FrameSkip, options.ExcludeCurrentPositionsFromObservation ? 17 : 18, maxEpisodeSteps: 1000)
{
    public const string Id = "Walker2d-v5";

    private bool IsHealthy =>
        options.HealthyZRange.Encloses(Positions[1]) && options.HealthyAngleRange.Encloses(Positions[2]);

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
}
