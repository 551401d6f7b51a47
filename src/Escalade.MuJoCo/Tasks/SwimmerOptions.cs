namespace Escalade.MuJoCo.Tasks;

/// <summary>Parameters of Swimmer-v5.</summary>
internal sealed record SwimmerOptions : TaskOptions
{
    public override int FrameSkip { get; init; } = 4;
    public double ForwardRewardWeight { get; init; } = 1;
    public double CtrlCostWeight { get; init; } = 1e-4;
    public double ResetNoiseScale { get; init; } = 0.1;
    public bool ExcludeCurrentPositionsFromObservation { get; init; } = true;
}
