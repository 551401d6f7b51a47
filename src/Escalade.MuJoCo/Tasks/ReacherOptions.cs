namespace Escalade.MuJoCo.Tasks;

/// <summary>Parameters of Reacher-v5.</summary>
internal sealed record ReacherOptions : TaskOptions
{
    public override int FrameSkip { get; init; } = 2;
    public double RewardDistWeight { get; init; } = 1;
    public double RewardControlWeight { get; init; } = 1;
}
