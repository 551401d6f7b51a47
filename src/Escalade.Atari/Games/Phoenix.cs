using static Escalade.Atari.Games.AtariAction;

namespace Escalade.Atari.Games;

internal sealed class Phoenix : GameRules
{
    private const int HundredsHigh = 0xC9, HundredsLow = 0xC8, Tens = 0xC7, LivesLeft = 0xCB, State = 0xCC;
    private const int Ended = 0x80;

    public override IReadOnlyList<AtariAction> MinimalActions { get; } =
    [
        Noop, Fire, Right, Left, Down, RightFire, LeftFire, DownFire
    ];

    protected override int InitialLives => 5;

    protected override int ReadScore(GameRam ram) => 100 * ram.Bcd(HundredsHigh, HundredsLow) + 10 * ram.High(Tens);

    protected override int ReadLives(GameRam ram) => ram[LivesLeft] & 7;

    protected override bool ReadIsOver(GameRam ram) => ram[State] == Ended;
}
