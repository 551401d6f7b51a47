namespace Escalade.MuJoCo.Tasks;

/// <summary>Parameters of Pusher-v5.</summary>
internal sealed record PusherOptions : TaskOptions
{
    public override int FrameSkip { get; init; } = 5;
    public double RewardNearWeight { get; init; } = 0.5;
    public double RewardDistWeight { get; init; } = 1;
    public double RewardControlWeight { get; init; } = 0.1;
}
