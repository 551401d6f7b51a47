namespace Escalade.MuJoCo.Tasks;

/// <summary>Parameters of InvertedPendulum-v5.</summary>
internal sealed record InvertedPendulumOptions : TaskOptions
{
    public override int FrameSkip { get; init; } = 2;
    public double ResetNoiseScale { get; init; } = 0.01;
}
