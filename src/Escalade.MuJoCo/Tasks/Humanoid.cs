namespace Escalade.MuJoCo.Tasks;

/// <summary>Humanoid-v5: a person walks forwards without falling (Tassa, Erez and Todorov 2012).</summary>
/// <remarks>
/// <para><b>Action</b> and <b>observation</b>: see <see cref="HumanoidBase"/>.</para>
/// <para><b>Reward</b>: forwardRewardWeight times the velocity of the centre of mass along x, plus healthyReward while
/// healthy, less ctrlCostWeight times the sum of squares of the action, less contactCostWeight times that of the contact
/// forces, this last cost clipped to contactCostRange.</para>
/// <para><b>Start</b>: standing at rest, every position and velocity off by a uniform number within resetNoiseScale.</para>
/// <para><b>End</b>: when unhealthy, that is when the torso's height leaves healthyZRange; after 1000 timesteps of
/// 0.015 s.</para>
/// </remarks>
internal sealed unsafe class Humanoid : HumanoidBase
{
    public const string Id = "Humanoid-v5";

    private readonly HumanoidOptions _options;
    private readonly double _mass;

    public Humanoid(HumanoidOptions options) : base(Id, "humanoid", options)
    {
        _options = options;
        _mass = NumpySum.Of(new(Model->body_mass, Bodies));
    }

    /// <summary>Place of the centre of mass along x, in metres.</summary>
    private double MassCenter
    {
        get
        {
            double moment = 0;
            for (var body = 0; body < Bodies; body++)
            {
                moment += Model->body_mass[body] * Data->xipos[3 * body];
            }
            return moment / _mass;
        }
    }

    private protected override double Act(ReadOnlySpan<double> action, out bool terminated)
    {
        var before = MassCenter;
        Simulate(action, _options.ContactCostWeight);
        var velocity = (MassCenter - before) / StepDuration;
        var healthy = _options.HealthyZRange.Encloses(Positions[2]);
        terminated = !healthy && _options.TerminateWhenUnhealthy;
        var rewards = _options.ForwardRewardWeight * velocity + (healthy ? _options.HealthyReward : 0);
        var contactCost = _options.ContactCostRange.Clip(_options.ContactCostWeight * SquaredContactForces);
        return rewards - (ControlCost(action) + contactCost);
    }
}
