using static Escalade.Atari.Games.AtariAction;

namespace Escalade.Atari.Games;

internal sealed class WizardOfWor : GameRules
{
    private const int HundredsHigh = 0x88, HundredsLow = 0x86, Worriors = 0x8D, State = 0xF4, Entering = 0xD7;
    private const int Ended = 0xF8, EightThousand = 8000;

    public override IReadOnlyList<AtariAction> MinimalActions { get; } =
    [
        Noop, Fire, Up, Right, Left, Down, UpFire, RightFire, LeftFire, DownFire
    ];

    public override IReadOnlyList<int> Difficulties { get; } = [0, 1];

    protected override int InitialLives => 3;

    /// <summary>The highest bit of the score is another thing's.</summary>
    protected override int ReadScore(GameRam ram)
    {
        var hundreds = ram.Bcd(HundredsHigh, HundredsLow);
        return 100 * (hundreds >= EightThousand ? hundreds - EightThousand : hundreds);
    }

    protected override int ReadLives(GameRam ram) => ram.Bit(Entering, 0) ? LastLives : ram.Low(Worriors);

    protected override bool ReadIsOver(GameRam ram) => ram.Low(Worriors) == 0 && ram[State] == Ended;
}
