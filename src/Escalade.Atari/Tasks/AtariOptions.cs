using Escalade.Atari.Games;

namespace Escalade.Atari.Tasks;

/// <summary>
/// Parameters of an Atari task. The defaults are those of Gymnasium's <c>ALE/...-v5</c>, seen the way its vector
/// environment shows them: 84 x 84, grey, the last four. Most published results are without sticky actions and with random
/// no-ops instead, which is what <c>AtariTasks.PaperParameters</c> sets.
/// </summary>
internal sealed record AtariOptions
{
    /// <summary>Frames in a timestep, during which the action is held, at least 1.</summary>
    public int FrameSkip { get; init; } = 4;

    /// <summary>Probability, each frame, that the console is given the action of the frame before again (Machado et al. 2018).</summary>
    public double RepeatActionProbability { get; init; } = 0.25;

    /// <summary>An episode begins with 1 to so many frames of doing nothing, the number chosen at random; 0 for none.</summary>
    public int MaxNoOps { get; init; }

    /// <summary>Whether the policy chooses among all eighteen actions, not only those that make a difference in this game.</summary>
    public bool FullActionSpace { get; init; }

    /// <summary>Variation of the game.</summary>
    public int Mode { get; init; }

    /// <summary>The difficulty switches: bit 0 the left one, bit 1 the right one.</summary>
    public int Difficulty { get; init; }

    /// <summary>What the policy sees.</summary>
    public AtariObservation Observation { get; init; }

    /// <summary>Width and height of a frame as the policy sees it.</summary>
    public int ScreenSize { get; init; } = 84;

    /// <summary>Frames that the policy sees at once, the newest last.</summary>
    public int FrameStack { get; init; } = 4;

    /// <summary>Whether losing a life ends the episode.</summary>
    public bool TerminalOnLifeLoss { get; init; }

    /// <summary>Frames after which an episode is truncated: half an hour of play.</summary>
    public int MaxEpisodeFrames { get; init; } = 108_000;

    /// <summary>A dump's file, or the MD5 of one in the library; empty for the known one in the library.</summary>
    public string Rom { get; init; } = "";

    /// <summary>A game's own defaults.</summary>
    public static AtariOptions Of(AtariGame game) => new() { Mode = game.Modes[0], Difficulty = game.Difficulties[0] };

    /// <summary>Timesteps after which an episode is truncated at the latest.</summary>
    public int MaxEpisodeSteps => (MaxEpisodeFrames + FrameSkip - 1) / FrameSkip;
}
