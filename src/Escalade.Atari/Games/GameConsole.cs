using Escalade.Atari.Cartridges;
using Escalade.Atari.Machine;
using Escalade.Noise;

namespace Escalade.Atari.Games;

/// <summary>
/// A game being played: a console with its cartridge, and its rules. Chooses the mode, begins, and plays frame by frame, each frame equal to the Arcade
/// Learning Environment 0.12.1's.
/// </summary>
internal sealed class GameConsole
{
    /// <summary>Bytes of memory.</summary>
    public const int MemorySize = AtariMachine.MemorySize;

    private const int FramesOfStartingUp = 60, FramesOfReset = 4;

    /// <summary>Resistance of a paddle, in ohms: turned fully to the right, to the left, and how far it turns in a frame.</summary>
    private const int PaddleRight = 27_450, PaddleLeft = 790_196, PaddleStep = 23_000;

    private readonly AtariMachine _machine;
    private readonly bool _hasPaddles;
    private readonly int _mode;
    private readonly int _difficulty;

    // Used by Adventure only, whose other modes are chosen by chance.
    private readonly RandomSource _random = new(new NoiseKey(0, 0, 0, NoisePurpose.Episode));
    private GameRules _rules;
    private int _paddle;

    /// <summary>Puts the cartridge in, and begins.</summary>
    /// <param name="game">Whose rules are played.</param>
    /// <param name="dump">The cartridge's content.</param>
    /// <param name="mode">The variation of the game.</param>
    /// <param name="difficulty">The difficulty switches: bit 0 the left one, bit 1 the right one.</param>
    /// <exception cref="RomException">The game never shows the mode.</exception>
    public GameConsole(AtariGame game, ReadOnlySpan<byte> dump, int mode, int difficulty)
    {
        var properties = CartridgeProperties.Of(dump);
        _machine = new AtariMachine(dump, properties);
        _hasPaddles = properties.IsForPaddles;
        _rules = game.CreateRules();
        _mode = mode;
        _difficulty = difficulty;
        Reset();
    }

    /// <summary>The memory as games lay it out.</summary>
    public GameRam Ram => new(_machine.Memory);

    /// <summary>The memory, <c>[MemorySize]</c>: the live one.</summary>
    public ReadOnlySpan<byte> Memory => _machine.Memory;

    /// <summary>The last screen, <c>[lines x 160]</c> colour values: the live one.</summary>
    public ReadOnlySpan<byte> Screen => _machine.Screen;

    /// <summary>What the screen's values look like.</summary>
    public Palette Palette => _machine.IsPal ? Palette.Pal : Palette.Ntsc;

    /// <summary>
    /// Whether the frames to come will be looked at. A hint: drawing is left out of frames that are not, until their pixels turn out to be needed after
    /// all. <see cref="Screen"/> is the same in any case.
    /// </summary>
    public bool IsWatched
    {
        get => _machine.IsWatched;
        set => _machine.IsWatched = value;
    }

    /// <summary>Whether the game is over.</summary>
    public bool IsOver => _rules.IsOver;

    /// <summary>Lives left; 0 when the game is over, and in games that do not count any.</summary>
    public int Lives => _rules.Lives;

    /// <summary>Switches the console off and on, and begins. Memory keeps what it held: an episode after another may differ from the first.</summary>
    public void Reset()
    {
        _paddle = (PaddleRight + PaddleLeft) / 2;
        _machine.Reset();
        Play(AtariAction.Noop, FramesOfStartingUp);
        SoftReset();
        _rules.Reset();
        _rules.ChooseMode(this, _mode);
        SoftReset();
        foreach (var action in _rules.StartingActions)
        {
            Play(action, 1);
        }
    }

    /// <summary>Plays a frame; nothing happens any more once the game is over.</summary>
    /// <returns>The reward.</returns>
    public int Act(AtariAction action)
    {
        if (IsOver)
        {
            return 0;
        }
        Play(_rules.IsLegal(action) ? action : AtariAction.Noop, 1);
        return _rules.Reward;
    }

    /// <summary>Holds the console's RESET.</summary>
    public void SoftReset() => Play(AtariAction.Noop, FramesOfReset, isReset: true);

    /// <summary>Holds the console's SELECT for some frames, which the rules do not see, and then lets go of it for a frame, which they do.</summary>
    public void Select(int frames)
    {
        _machine.Input = Released() with { Select = true };
        for (var frame = 0; frame < frames; frame++)
        {
            _machine.RunFrame();
        }
        Play(AtariAction.Noop, 1);
    }

    /// <summary>32 random bits.</summary>
    public uint NextRandom() => _random.NextUInt32();

    /// <summary>Copies the console, the rules and the paddle.</summary>
    public State Save() => new(_machine.Clone(), _rules.Clone(), _paddle);

    /// <summary>Goes back to where <see cref="Save"/> was called, on this console.</summary>
    public void Restore(State state)
    {
        _machine.CopyFrom(state.Machine);
        _rules = state.Rules.Clone();
        _paddle = state.Paddle;
    }

    private void Play(AtariAction action, int frames, bool isReset = false)
    {
        for (var frame = 0; frame < frames; frame++)
        {
            _machine.Input = Press(action) with { Reset = isReset };
            _machine.RunFrame();
            _rules.Step(Ram);
        }
    }

    private ConsoleInput Press(AtariAction action)
    {
        if (!_hasPaddles)
        {
            return Released() with
            {
                Up = action.IsUp(),
                Down = action.IsDown(),
                Left = action.IsLeft(),
                Right = action.IsRight(),
                Fire = action.IsFire(),
            };
        }
        // A paddle turns a bit every frame that the action is held.
        var turn = action.IsRight() ? -PaddleStep : action.IsLeft() ? PaddleStep : 0;
        _paddle = Math.Clamp(_paddle + turn, PaddleRight, PaddleLeft);
        return Released() with { PaddleFire = action.IsFire() };
    }

    /// <summary>Nothing pressed; the paddle where it is, the other player's in the middle.</summary>
    private ConsoleInput Released() => new()
    {
        LeftDifficultyA = (_difficulty & 1) != 0,
        RightDifficultyA = (_difficulty & 2) != 0,
        Paddle0 = _paddle,
        Paddle1 = (PaddleRight + PaddleLeft) / 2,
    };

    /// <summary>A console as it was.</summary>
    internal sealed record State(AtariMachine Machine, GameRules Rules, int Paddle);
}
