namespace Escalade.MuJoCo.Tasks;

/// <summary>Parameters of Walker2d-v5.</summary>
internal sealed record Walker2dOptions : TaskOptions
{
    public override int FrameSkip { get; init; } = 4;
    public double ForwardRewardWeight { get; init; } = 1;
    public double CtrlCostWeight { get; init; } = 1e-3;
    public double HealthyReward { get; init; } = 1;
    public bool TerminateWhenUnhealthy { get; init; } = true;
    public Bounds HealthyZRange { get; init; } = new(0.8, 2);
    public Bounds HealthyAngleRange { get; init; } = new(-1, 1);
    public double ResetNoiseScale { get; init; } = 5e-3;
    public bool ExcludeCurrentPositionsFromObservation { get; init; } = true;
}
