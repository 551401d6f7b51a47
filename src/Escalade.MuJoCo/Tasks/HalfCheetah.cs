using Escalade.MuJoCo.Simulation;
using Escalade.Noise;

namespace Escalade.MuJoCo.Tasks;

/// <summary>HalfCheetah-v5: a cheetah of one front and one back leg runs in the xz plane (Wawrzynski 2009).</summary>
/// <remarks>
/// <para><b>Action</b> [6], each in -1 to 1: torque on back hip, knee and ankle times 120, 90 and 60 N m, then front hip,
/// knee and ankle times 120, 60 and 30 N m.</para>
/// <para><b>Observation</b> [17]: height of the torso relative to the start in m, its pitch and the six joints in the
/// order of the action in rad; then nine velocities (x, height, pitch, joints, in m/s and rad/s). With positions included
/// [18]: x first.</para>
/// <para><b>Reward</b>: forwardRewardWeight times the velocity along x, less ctrlCostWeight times the sum of squares of
/// the action.</para>
/// <para><b>Start</b>: at rest, every position off by a uniform number within resetNoiseScale, every velocity by a normal
/// one of that standard deviation.</para>
/// <para><b>End</b>: never by itself; after 1000 timesteps of 0.05 s.</para>
/// </remarks>
internal sealed class HalfCheetah(HalfCheetahOptions options) : MuJoCoEnvironment(
    Id, "half-cheetah", options.FrameSkip, options.ExcludeCurrentPositionsFromObservation ? 17 : 18, maxEpisodeSteps: 1000)
{
    public const string Id = "HalfCheetah-v5";

    private protected override void Start(RandomSource random)
    {
        StartNoise.AddUniform(Positions, random, options.ResetNoiseScale);
        StartNoise.AddNormal(Velocities, random, options.ResetNoiseScale);
    }

    private protected override double Act(ReadOnlySpan<double> action, out bool terminated)
    {
        var before = Positions[0];
        Simulate(action);
        var velocity = (Positions[0] - before) / StepDuration;
        terminated = false;
        return options.ForwardRewardWeight * velocity - options.CtrlCostWeight * NumpySum.OfSquares(action);
    }

    private protected override void Observe(Span<double> observation) =>
        PlanarObservation.Write(Positions, Velocities, options.ExcludeCurrentPositionsFromObservation, observation);
}
