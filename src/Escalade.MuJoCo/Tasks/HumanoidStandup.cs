namespace Escalade.MuJoCo.Tasks;

/// <summary>HumanoidStandup-v5: a person who lies on the back gets up and stays up (Tassa, Erez and Todorov 2012).</summary>
/// <remarks>
/// <para><b>Action</b> and <b>observation</b>: see <see cref="HumanoidBase"/>.</para>
/// <para><b>Reward</b>: 1, plus the height of the torso divided by the duration of one frame (not of a timestep), less
/// ctrlCostWeight times the sum of squares of the action, less impactCostWeight times that of the contact forces, this
/// last cost clipped to impactCostRange.</para>
/// <para><b>Start</b>: lying at rest, every position and velocity off by a uniform number within resetNoiseScale.</para>
/// <para><b>End</b>: never by itself; after 1000 timesteps of 0.015 s.</para>
/// </remarks>
internal sealed class HumanoidStandup(HumanoidStandupOptions options) : HumanoidBase(Id, "humanoid-standup", options)
{
    public const string Id = "HumanoidStandup-v5";

    private protected override double Act(ReadOnlySpan<double> action, out bool terminated)
    {
        Simulate(action, options.ImpactCostWeight);
        terminated = false;
        var height = Positions[2] / FrameDuration;
        var impactCost = options.ImpactCostRange.Clip(options.ImpactCostWeight * SquaredContactForces);
        return height - ControlCost(action) - impactCost + 1;
    }
}
