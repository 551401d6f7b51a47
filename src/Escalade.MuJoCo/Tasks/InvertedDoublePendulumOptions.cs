namespace Escalade.MuJoCo.Tasks;

/// <summary>Parameters of InvertedDoublePendulum-v5.</summary>
internal sealed record InvertedDoublePendulumOptions : TaskOptions
{
    public override int FrameSkip { get; init; } = 5;
    public double HealthyReward { get; init; } = 10;
    public double ResetNoiseScale { get; init; } = 0.1;
}
