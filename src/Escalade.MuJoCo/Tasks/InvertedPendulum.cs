using Escalade.MuJoCo.Simulation;
using Escalade.Noise;

namespace Escalade.MuJoCo.Tasks;

/// <summary>InvertedPendulum-v5: a cart keeps the pole on it upright (Barto, Sutton and Anderson 1983).</summary>
/// <remarks>
/// <para><b>Action</b> [1] in -3 to 3: force on the cart, times 100 N.</para>
/// <para><b>Observation</b> [4]: position of the cart in m, angle of the pole in rad, their velocities.</para>
/// <para><b>Reward</b>: 1 for every step that does not terminate.</para>
/// <para><b>Start</b>: upright at rest, every position and velocity off by a uniform number within resetNoiseScale.</para>
/// <para><b>End</b>: when the pole leans by more than 0.2 rad; after 1000 timesteps of 0.04 s.</para>
/// </remarks>
internal sealed class InvertedPendulum(InvertedPendulumOptions options) : MuJoCoEnvironment(
    Id, "inverted-pendulum", options.FrameSkip, observationSize: 4, maxEpisodeSteps: 1000)
{
    public const string Id = "InvertedPendulum-v5";

    /// <summary>Angle in radians beyond which the pole counts as fallen.</summary>
    public const double MaxAngle = 0.2;

    private protected override void Start(RandomSource random)
    {
        StartNoise.AddUniform(Positions, random, options.ResetNoiseScale);
        StartNoise.AddUniform(Velocities, random, options.ResetNoiseScale);
    }

    private protected override double Act(ReadOnlySpan<double> action, out bool terminated)
    {
        Simulate(action);
        // Written so that an angle that is not a number counts as fallen. A state that is not a number elsewhere cannot
        // be met here: libmujoco resets it first.
        terminated = !(Math.Abs(Positions[1]) <= MaxAngle);
        return terminated ? 0 : 1;
    }

    private protected override void Observe(Span<double> observation)
    {
        Positions.CopyTo(observation);
        Velocities.CopyTo(observation[2..]);
    }
}
