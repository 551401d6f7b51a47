namespace Escalade.MuJoCo.Tasks;

/// <summary>Parameters of HalfCheetah-v5.</summary>
internal sealed record HalfCheetahOptions : TaskOptions
{
    public override int FrameSkip { get; init; } = 5;
    public double ForwardRewardWeight { get; init; } = 1;
    public double CtrlCostWeight { get; init; } = 0.1;
    public double ResetNoiseScale { get; init; } = 0.1;
    public bool ExcludeCurrentPositionsFromObservation { get; init; } = true;
}
