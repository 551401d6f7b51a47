using Escalade.Atari.Cartridges;
using Escalade.Atari.Games;
using Escalade.Atari.Machine;
using Escalade.Atari.Roms;
using Escalade.Atari.Tasks;
using Escalade.Environments;
using Escalade.Noise;

namespace Escalade.Atari;

/// <summary>An Atari game as a task: an action is held for a few frames, and the policy sees the last few screens, small and grey.</summary>
/// <remarks>
/// <para>Action: one of the game's actions, by its place in the minimal or the full set.</para>
/// <para>Observation: <c>[frameStack x screenSize x screenSize]</c> brightnesses from 0 to 255, the oldest frame first; or
/// the 128 bytes of memory. A frame is, pixel for pixel, the brighter of the last two screens of a timestep, as games draw
/// some things every other frame only; then it is shrunk. After a reset all frames of the stack are the first screen.</para>
/// <para>Reward: what the score has grown by, not clipped.</para>
/// <para>Start: every episode starts from the same state of the console, as if it had just been switched on and its game been
/// started; then follow the random frames of doing nothing, if any. The Arcade Learning Environment instead leaves in
/// the memory what the last episode left there, and an episode would depend on what ran before it.</para>
/// <para>End: the game is over, or a life is lost if that is to count. Truncated after so many frames, those of doing
/// nothing included. Nothing is emulated after the end, even in the middle of a timestep; the last frame of such a timestep
/// is its last screen alone.</para>
/// <para>An instance belongs to one thread. Steps allocate nothing.</para>
/// </remarks>
public sealed class AtariEnvironment : IByteEnvironment
{
    /// <summary>Pixels in a line of the screen.</summary>
    public const int ScreenWidth = AtariMachine.ScreenWidth;

    private readonly AtariOptions _options;
    private readonly GameConsole _console;
    private readonly GameConsole.State _start;
    private readonly IReadOnlyList<AtariAction> _actions;
    private readonly FrameStack? _frames;
    private RandomSource? _random;
    private AtariAction _held;
    private int _elapsed;
    private bool _running;

    private AtariEnvironment(Rom rom, AtariOptions options)
    {
        _options = options;
        _console = new GameConsole(rom.Game, rom.Bytes, options.Mode, options.Difficulty);
        _start = _console.Save();
        _actions = ActionsOf(rom.Game, options);
        _frames = options.Observation == AtariObservation.Frames
            ? new FrameStack(_console.Screen.Length / ScreenWidth, options.ScreenSize, options.FrameStack)
            : null;
        Rom = rom;
        Spec = SpecOf(rom.Game, options);
    }

    /// <inheritdoc/>
    public EnvironmentSpec Spec { get; }

    /// <summary>The cartridge.</summary>
    public Rom Rom { get; }

    /// <summary>The action that each of the policy's choices stands for.</summary>
    public IReadOnlyList<AtariAction> Actions => _actions;

    /// <summary>Lives left; 0 when the game is over, and in games that do not count any.</summary>
    public int Lives => _console.Lives;

    /// <summary>The screen as it is, <c>[lines x ScreenWidth]</c>, as indices into <see cref="Palette"/>: the live one, not a copy.</summary>
    public ReadOnlySpan<byte> Screen => _console.Screen;

    /// <summary>What the screen's values look like.</summary>
    public Palette Palette => _console.Palette;

    /// <summary>The observation in bytes, <c>[frameStack x screenSize x screenSize]</c>: the live one, not a copy; empty if memory is observed.</summary>
    public ReadOnlySpan<byte> Frames => _frames is null ? [] : _frames.Bytes;

    /// <summary>Width and height of a frame of <see cref="Frames"/>.</summary>
    public int FrameSize => _options.ScreenSize;

    /// <inheritdoc/>
    public ReadOnlySpan<byte> Bytes => _frames is null ? _console.Memory : _frames.Bytes;

    /// <inheritdoc/>
    /// <exception cref="ArgumentException"><paramref name="observation"/> has the wrong length.</exception>
    public void Reset(RandomSource random, Span<double> observation)
    {
        CheckLength(observation.Length, Spec.ObservationSize, nameof(observation));
        Reset(random);
        Observe(observation);
    }

    /// <inheritdoc/>
    public void Reset(RandomSource random)
    {
        ArgumentNullException.ThrowIfNull(random);
        _random = random;
        Start();
        _elapsed = 0;
        _running = true;
        for (var left = _options.MaxNoOps == 0 ? 0 : 1 + random.NextInt32(_options.MaxNoOps); left > 0; left--)
        {
            _console.IsWatched = false;
            PlayFrame(AtariAction.Noop);
            if (_console.IsOver)
            {
                Start();
            }
        }
        _frames?.Fill(_console.Screen, _console.Palette);
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">A span has the wrong length, or the action is none.</exception>
    /// <exception cref="InvalidOperationException">No episode is running: none was started, or the last one is over.</exception>
    public StepResult Step(ReadOnlySpan<double> action, Span<double> observation)
    {
        CheckLength(observation.Length, Spec.ObservationSize, nameof(observation));
        var result = Step(action);
        Observe(observation);
        return result;
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The action is none.</exception>
    /// <exception cref="InvalidOperationException">No episode is running: none was started, or the last one is over.</exception>
    public StepResult Step(ReadOnlySpan<double> action)
    {
        CheckLength(action.Length, 1, nameof(action));
        if (!_running)
        {
            throw new InvalidOperationException("No episode is running: call Reset before Step.");
        }
        var result = Hold(Decode(action[0]));
        _running = !result.IsLast;
        return result;
    }

    /// <summary>Does nothing: all memory is the collector's.</summary>
    public void Dispose()
    {
    }

    /// <exception cref="RomException">There is no dump of the game, or it is not what it should be.</exception>
    internal static AtariEnvironment Create(AtariGame game, AtariOptions options, RomLibrary library) =>
        new(FindRom(game, options.Rom, library), options);

    /// <summary>What <see cref="Spec"/> will be; known without a cartridge.</summary>
    internal static EnvironmentSpec SpecOf(AtariGame game, AtariOptions options) => new(
        game.Id,
        options.Observation == AtariObservation.Ram ? GameConsole.MemorySize : options.FrameStack * options.ScreenSize * options.ScreenSize,
        new DiscreteActions(ActionsOf(game, options).Count),
        options.MaxEpisodeSteps);

    private static IReadOnlyList<AtariAction> ActionsOf(AtariGame game, AtariOptions options) =>
        options.FullActionSpace ? Enum.GetValues<AtariAction>() : game.MinimalActions;

    private static Rom FindRom(AtariGame game, string rom, RomLibrary library) =>
        rom.Length == 0 ? library.Find(game)
        : rom.Length == 32 && rom.All(char.IsAsciiHexDigit) ? library.Find(game, rom)
        : Rom.Read(rom, game);

    private void Start()
    {
        _console.Restore(_start);
        _held = AtariAction.Noop;
    }

    /// <summary>Plays a timestep.</summary>
    private StepResult Hold(AtariAction action)
    {
        var (reward, lives, frame) = (0, _console.Lives, 0);
        bool terminated, truncated;
        do
        {
            // Of the last two screens the first is put aside, so that the brighter of both can be taken.
            if (frame == _options.FrameSkip - 1 && frame > 0)
            {
                _frames?.PutAside(_console.Screen);
            }
            // Of all others nothing is seen, unless the episode ends with one.
            _console.IsWatched = _frames is not null && frame >= _options.FrameSkip - 2;
            reward += PlayFrame(action);
            frame++;
            terminated = _console.IsOver || (_options.TerminalOnLifeLoss && _console.Lives < lives);
            truncated = _elapsed >= _options.MaxEpisodeFrames;
        }
        while (frame < _options.FrameSkip && !terminated && !truncated);
        _frames?.Push(_console.Screen, _console.Palette);
        return new StepResult(reward, terminated, truncated);
    }

    private int PlayFrame(AtariAction action)
    {
        var isRepeated = _options.RepeatActionProbability > 0 && _random!.NextDouble() < _options.RepeatActionProbability;
        if (!isRepeated)
        {
            _held = action;
        }
        _elapsed++;
        return _console.Act(_held);
    }

    private AtariAction Decode(double action) =>
        action >= 0 && action < _actions.Count && Math.Floor(action) == action
            ? _actions[(int)action]
            : throw new ArgumentException($"{action} is no action: {Spec.Id} takes whole numbers from 0 to {_actions.Count - 1}.", nameof(action));

    private void Observe(Span<double> observation)
    {
        var bytes = Bytes;
        for (var i = 0; i < bytes.Length; i++)
        {
            observation[i] = bytes[i];
        }
    }

    private static void CheckLength(int length, int expected, string name)
    {
        if (length != expected)
        {
            throw new ArgumentException($"{name} has {length} numbers; {expected} are needed.", name);
        }
    }
}
