namespace Escalade.Atari.Cartridges;

/// <summary>How a console must be set up for a cartridge: which controllers are plugged in, and which lines of the picture are shown.</summary>
/// <remarks>
/// The list, by the dump's MD5, is the Arcade Learning Environment's: its own dumps, and others of the same games. A dump that is not listed gets the usual
/// set-up.
/// </remarks>
internal sealed record CartridgeProperties
{
    private static readonly CartridgeProperties Usual = new();
    private static readonly CartridgeProperties Paddle = new() { LeftPaddles = true };
    private static readonly CartridgeProperties HardAtFirst = new() { LeftDifficultyA = true, RightDifficultyA = true };
    private static readonly CartridgeProperties NoBlanks = new() { BlanksHorizontalMotion = false };
    private static readonly CartridgeProperties OtherPort = new() { SwapPorts = true };

    private static readonly Dictionary<string, CartridgeProperties> Unusual = new(StringComparer.Ordinal)
    {
        ["acb7750b4d0c4bd34969802a7deb2990"] = HardAtFirst, // Amidar
        ["056f5d886a4e7e6fdd83650554997d0d"] = HardAtFirst, // Amidar, PAL
        ["ccbd36746ed4525821a8083b0d6d2c2c"] = NoBlanks, // Asteroids
        ["41f252a66c6301f1e8ab3612c19bc5d4"] = NoBlanks, // Battlezone
        ["f34f08e5eb96e500e851a80be3277a56"] = Paddle, // Breakout
        ["028024fb8e5e5f18ea586652f9799c96"] = new() { FirstLine = 26, Lines = 214 }, // Carnival
        ["718ae62c70af4e5fd8e932fee216948a"] = new() { Lines = 230 }, // Journey Escape
        ["5428cdfada281c569c74c7308c7f2c26"] = Paddle, // Kaboom!
        ["dbdaf82f4f0c415a94d1030271a9ef44"] = Paddle, // Kaboom!, CCE's
        ["87e79cd41ce136fd4f72cc6e2c161bee"] = NoBlanks, // Ms. Pac-Man
        ["9469d18238345d87768e8965f9f4a6b2"] = NoBlanks, // Ms. Pac-Man, CCE's
        ["60e0ea3cbe0913d39803477945e9e5ec"] = new() { LeftPaddles = true, RightPaddles = true, SwapPaddles = true }, // Video Olympics
        ["4799a40b6e889370b7ee55c17ba65141"] = new() { FirstLine = 26, Lines = 220 }, // Pooyan
        ["484b0076816a104875e00467d431c2d2"] = new() { FirstLine = 40 }, // Q*bert
        ["7d3cdde63b16fa637c4484e716839c94"] = new() { FirstLine = 20 }, // Road Runner, CCE's
        ["a499d720e7ee35c62424de882a3351b6"] = new() { FirstLine = 30 }, // Up 'n Down
        ["7e8aa18bc9502eb57daaf5e7c1e94da7"] = OtherPort, // Wizard of Wor
        ["663ef22eb399504d5204c543b8a86bcd"] = OtherPort, // Wizard of Wor, PAL
    };

    /// <summary>Paddles in the left port, not a joystick.</summary>
    public bool LeftPaddles { get; init; }

    /// <summary>Paddles in the right port, not a joystick.</summary>
    public bool RightPaddles { get; init; }

    /// <summary>The two paddles of a pair change places.</summary>
    public bool SwapPaddles { get; init; }

    /// <summary>The first player's controller is in the right port.</summary>
    public bool SwapPorts { get; init; }

    /// <summary>Position of the left difficulty switch when the console is switched on.</summary>
    public bool LeftDifficultyA { get; init; }

    /// <summary>Position of the right difficulty switch when the console is switched on.</summary>
    public bool RightDifficultyA { get; init; }

    /// <summary>The first line of the picture that is shown.</summary>
    public int FirstLine { get; init; } = 34;

    /// <summary>How many lines are shown; 210 become 250 on a PAL television.</summary>
    public int Lines { get; init; } = 210;

    /// <summary>Whether a line that begins with a move of objects stays black for eight more pixels.</summary>
    public bool BlanksHorizontalMotion { get; init; } = true;

    /// <summary>Whether the player turns a paddle.</summary>
    public bool IsForPaddles => LeftPaddles || RightPaddles;

    /// <summary>The properties of a dump.</summary>
    public static CartridgeProperties Of(ReadOnlySpan<byte> dump) => Unusual.GetValueOrDefault(DumpHash.Of(dump), Usual);
}
