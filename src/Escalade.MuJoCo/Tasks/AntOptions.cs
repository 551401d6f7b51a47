namespace Escalade.MuJoCo.Tasks;

/// <summary>Parameters of Ant-v5.</summary>
internal sealed record AntOptions : TaskOptions
{
    public override int FrameSkip { get; init; } = 5;
    public double ForwardRewardWeight { get; init; } = 1;
    public double CtrlCostWeight { get; init; } = 0.5;
    public double ContactCostWeight { get; init; } = 5e-4;
    public double HealthyReward { get; init; } = 1;

    /// <summary>The body whose movement is rewarded: its number or its name.</summary>
    public BodyReference MainBody { get; init; } = new(1);
    public bool TerminateWhenUnhealthy { get; init; } = true;
    public Bounds HealthyZRange { get; init; } = new(0.2, 1);
    public Bounds ContactForceRange { get; init; } = new(-1, 1);
    public double ResetNoiseScale { get; init; } = 0.1;
    public bool ExcludeCurrentPositionsFromObservation { get; init; } = true;
    public bool IncludeCfrcExtInObservation { get; init; } = true;
}
