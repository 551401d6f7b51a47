namespace Escalade.MuJoCo.Tasks;

/// <summary>Parameters of Humanoid-v5.</summary>
internal sealed record HumanoidOptions : HumanoidBaseOptions
{
    public double ForwardRewardWeight { get; init; } = 1.25;
    public double ContactCostWeight { get; init; } = 5e-7;
    public Bounds ContactCostRange { get; init; } = new(double.NegativeInfinity, 10);
    public double HealthyReward { get; init; } = 5;
    public bool TerminateWhenUnhealthy { get; init; } = true;
    public Bounds HealthyZRange { get; init; } = new(1, 2);
}
