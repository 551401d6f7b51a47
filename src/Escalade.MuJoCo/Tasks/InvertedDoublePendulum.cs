using Escalade.MuJoCo.Simulation;
using Escalade.Noise;

namespace Escalade.MuJoCo.Tasks;

/// <summary>InvertedDoublePendulum-v5: a cart keeps two poles, one on top of the other, upright.</summary>
/// <remarks>
/// <para><b>Action</b> [1] in -1 to 1: force on the cart, times 500 N.</para>
/// <para><b>Observation</b> [9]: position of the cart in m; sines, then cosines of the two joints; velocities of cart and
/// joints, and the constraint force on the cart in N, the last four clipped to -10 to 10.</para>
/// <para><b>Reward</b>: healthyReward while the tip is above 1 m, less 0.01 x² + (z - 2)² for the tip at (x, z) in m, less
/// 0.001 and 0.005 times the squared velocities of the lower and the upper joint.</para>
/// <para><b>Start</b>: upright at rest, every position off by a uniform number within resetNoiseScale, every velocity by a
/// normal one of that standard deviation.</para>
/// <para><b>End</b>: when the tip is at most 1 m high; after 1000 timesteps of 0.05 s.</para>
/// </remarks>
internal sealed unsafe class InvertedDoublePendulum(InvertedDoublePendulumOptions options) : MuJoCoEnvironment(
    Id, "inverted-double-pendulum", options.FrameSkip, observationSize: 9, maxEpisodeSteps: 1000)
{
    public const string Id = "InvertedDoublePendulum-v5";

    /// <summary>Height of the tip in metres at or below which the poles count as fallen.</summary>
    public const double FallenHeight = 1;

    private const double Limit = 10;

    private protected override void Start(RandomSource random)
    {
        StartNoise.AddUniform(Positions, random, options.ResetNoiseScale);
        StartNoise.AddNormal(Velocities, random, options.ResetNoiseScale);
    }

    private protected override double Act(ReadOnlySpan<double> action, out bool terminated)
    {
        Simulate(action);
        double x = Data->site_xpos[0], z = Data->site_xpos[2];
        double lower = Velocities[1], upper = Velocities[2];
        terminated = z <= FallenHeight;
        var distancePenalty = 0.01 * (x * x) + (z - 2) * (z - 2);
        var velocityPenalty = 1e-3 * (lower * lower) + 5e-3 * (upper * upper);
        return (terminated ? 0 : options.HealthyReward) - distancePenalty - velocityPenalty;
    }

    private protected override void Observe(Span<double> observation)
    {
        double lower = Positions[1], upper = Positions[2];
        observation[0] = Positions[0];
        observation[1] = Math.Sin(lower);
        observation[2] = Math.Sin(upper);
        observation[3] = Math.Cos(lower);
        observation[4] = Math.Cos(upper);
        for (var i = 0; i < 3; i++)
        {
            observation[5 + i] = Math.Clamp(Velocities[i], -Limit, Limit);
        }
        observation[8] = Math.Clamp(Data->qfrc_constraint[0], -Limit, Limit);
    }
}
