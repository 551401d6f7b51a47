using Escalade.Atari.Cartridges;

namespace Escalade.Atari.Games;

/// <summary>
/// How to read a game: score, lives and end from the console's memory, frame by frame, as the Arcade Learning
/// Environment 0.12.1 reads them. An instance follows one console.
/// </summary>
/// <remarks>
/// A game says where its numbers lie in memory. Where that is not enough it overrides <see cref="ReadReward"/>, or
/// <see cref="RememberFrame"/> to keep something from frame to frame.
/// </remarks>
internal abstract class GameRules
{
    /// <summary>Presses of SELECT after which a game that still does not show the mode is taken for another dump.</summary>
    private const int MostTries = 1000;

    private static readonly IReadOnlyList<AtariAction> AllActions = Enum.GetValues<AtariAction>();

    protected GameRules() => LastLives = InitialLives;

    /// <summary>The actions that make a difference in this game, ascending.</summary>
    public virtual IReadOnlyList<AtariAction> MinimalActions => AllActions;

    /// <summary>Actions that begin the game after a reset, a frame each.</summary>
    public virtual IReadOnlyList<AtariAction> StartingActions => [];

    /// <summary>Variations of the game that can be chosen, the default first.</summary>
    public virtual IReadOnlyList<int> Modes => [0];

    /// <summary>Positions of the two difficulty switches that make a difference: bit 0 the left one, bit 1 the right one.</summary>
    public virtual IReadOnlyList<int> Difficulties => [0];

    /// <summary>Reward of the last frame.</summary>
    public int Reward { get; private set; }

    /// <summary>Whether the game was over after the last frame.</summary>
    public bool IsOver { get; private set; }

    /// <summary>Lives left; 0 when the game is over, and in games that do not count any.</summary>
    public int Lives => ReportLives();

    /// <summary>Score at the beginning; all that counts are differences.</summary>
    protected virtual int InitialScore => 0;

    /// <summary>Lives before the game shows any.</summary>
    protected virtual int InitialLives => 0;

    /// <summary>The score after the frame before.</summary>
    protected int LastScore { get; set; }

    /// <summary>The lives after the frame before.</summary>
    protected int LastLives { get; private set; }

    /// <summary>The byte that shows the mode.</summary>
    protected virtual int ModeAddress => throw new NotSupportedException($"{GetType().Name} has one mode only.");

    /// <summary>How many frames SELECT is held to go on to the next mode.</summary>
    protected virtual int SelectFrames => 2;

    /// <summary>Whether an action is allowed; one that is not counts as doing nothing.</summary>
    public virtual bool IsLegal(AtariAction action) => true;

    /// <summary>Begins anew, after the console was switched on.</summary>
    public void Reset()
    {
        LastScore = InitialScore;
        LastLives = InitialLives;
        Reward = 0;
        IsOver = false;
        ForgetFrames();
    }

    /// <summary>Reads the memory after a frame.</summary>
    public void Step(GameRam ram)
    {
        RememberFrame(ram);
        LastLives = ReadLives(ram);
        IsOver = ReadIsOver(ram);
        Reward = ReadReward(ram);
    }

    /// <summary>Presses SELECT until the game shows a mode, then RESET. Games of one mode are left alone.</summary>
    /// <exception cref="RomException">The game never shows it.</exception>
    public virtual void ChooseMode(GameConsole console, int mode)
    {
        if (Modes.Count == 1)
        {
            return;
        }
        Repeat(console, console => ShowsMode(console.Ram, mode), console => console.Select(SelectFrames));
        OnModeChosen();
        console.SoftReset();
    }

    /// <summary>Copies what is remembered from frame to frame, so that a saved console can be played on.</summary>
    public GameRules Clone() => (GameRules)MemberwiseClone();

    protected abstract int ReadScore(GameRam ram);

    protected virtual int ReadLives(GameRam ram) => 0;

    protected abstract bool ReadIsOver(GameRam ram);

    /// <summary>Reward of a frame; by default what the score has grown by. Called last.</summary>
    protected virtual int ReadReward(GameRam ram) => ScoreGain(ram);

    protected virtual int ReportLives() => IsOver ? 0 : LastLives;

    /// <summary>Forgets what <see cref="RememberFrame"/> has remembered.</summary>
    protected virtual void ForgetFrames()
    {
    }

    /// <summary>StateNames what later frames need to know of this one. Called first.</summary>
    protected virtual void RememberFrame(GameRam ram)
    {
    }

    protected virtual bool ShowsMode(GameRam ram, int mode) => ram[ModeAddress] == mode;

    protected virtual void OnModeChosen()
    {
    }

    /// <summary>What the score has grown by since this was last asked.</summary>
    protected int ScoreGain(GameRam ram)
    {
        var score = ReadScore(ram);
        var gain = score - LastScore;
        LastScore = score;
        return gain;
    }

    protected static void Repeat(GameConsole console, Func<GameConsole, bool> isDone, Action<GameConsole> action)
    {
        for (var tries = 0; !isDone(console); tries++)
        {
            if (tries == MostTries)
            {
                throw new RomException("The game never shows the mode that was asked for: this is not the version of it whose memory is known.");
            }
            action(console);
        }
    }
}
