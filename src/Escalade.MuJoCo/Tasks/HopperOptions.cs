namespace Escalade.MuJoCo.Tasks;

/// <summary>Parameters of Hopper-v5.</summary>
internal sealed record HopperOptions : TaskOptions
{
    public override int FrameSkip { get; init; } = 4;
    public double ForwardRewardWeight { get; init; } = 1;
    public double CtrlCostWeight { get; init; } = 1e-3;
    public double HealthyReward { get; init; } = 1;
    public bool TerminateWhenUnhealthy { get; init; } = true;
    public Bounds HealthyStateRange { get; init; } = new(-100, 100);
    public Bounds HealthyZRange { get; init; } = new(0.7, double.PositiveInfinity);
    public Bounds HealthyAngleRange { get; init; } = new(-0.2, 0.2);
    public double ResetNoiseScale { get; init; } = 5e-3;
    public bool ExcludeCurrentPositionsFromObservation { get; init; } = true;
}
