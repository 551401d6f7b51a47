namespace Escalade.MuJoCo.Tasks;

/// <summary>What the parameters of all tasks share. Names, meanings and defaults are those of Gymnasium's v5 tasks.</summary>
internal abstract record TaskOptions
{
    /// <summary>Simulator frames in one timestep, at least 1.</summary>
    public abstract int FrameSkip { get; init; }
}
