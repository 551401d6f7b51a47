using Escalade.Atari.Machine;

namespace Escalade.Atari.Games;

/// <summary>
/// A console with a cartridge and somebody who knows its game: switches it on, chooses the mode, begins, and plays frame
/// by frame. All of it happens as in the Arcade Learning Environment 0.12.1, frame for frame.
/// </summary>
internal sealed class GameConsole
{
    public const int MemorySize = 128;

    private const int FramesOfStartingUp = 60, FramesOfReset = 4;

    private readonly AtariMachine _machine;
    private readonly int _mode;
    private readonly int _difficulty;
    private GameRules _rules;

    public GameConsole(Rom rom, int mode, int difficulty)
    {
        _rules = rom.Game.CreateRules();
        _machine = new AtariMachine();
        _mode = mode;
        _difficulty = difficulty;
        Reset();
    }

    public GameRam Ram => new(Memory);

    public ReadOnlySpan<byte> Memory => _machine.Ram;

    public ReadOnlySpan<byte> Screen => _machine.Screen;

    public Palette Palette { get; } = Palette.Ntsc;

    public bool IsOver => _rules.IsOver;

    public int Lives => _rules.Lives;

    public void Reset()
    {
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

    public int Act(AtariAction action)
    {
        if (IsOver)
        {
            return 0;
        }
        Play(_rules.IsLegal(action) ? action : AtariAction.Noop, 1);
        return _rules.Reward;
    }

    public void Select(int frames)
    {
        _ = frames;
        Play(AtariAction.Noop, 1);
    }

    public void SoftReset() => Play(AtariAction.Noop, FramesOfReset);

    public uint NextRandom() => (uint)_difficulty;

    public State Save() => new(_rules.Clone());

    public void Restore(State state) => _rules = state.Rules.Clone();

    private void Play(AtariAction action, int frames)
    {
        _ = action;
        for (var i = 0; i < frames; i++)
        {
            _machine.RunFrame();
            _rules.Step(Ram);
        }
    }

    internal sealed record State(GameRules Rules);
}
