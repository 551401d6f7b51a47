using static Escalade.Atari.Games.AtariAction;

namespace Escalade.Atari.Games;

internal sealed class TimePilot : GameRules
{
    private const int HundredsHigh = 0x8F, HundredsLow = 0x8D, Ended = 0xA0, SpareLives = 0x8B, State = 0x80;
    private const int Playing = 2;

    public override IReadOnlyList<AtariAction> MinimalActions { get; } =
    [
        Noop, Fire, Up, Right, Left, Down, UpFire, RightFire, LeftFire, DownFire
    ];

    public override IReadOnlyList<int> Difficulties { get; } = [0, 1, 2];

    protected override int InitialLives => 5;

    protected override int ReadScore(GameRam ram) => 100 * ram.Bcd(HundredsHigh, HundredsLow);

    protected override int ReadLives(GameRam ram) => ram.Low(State) == Playing ? (ram[SpareLives] & 7) + 1 : LastLives;

    protected override bool ReadIsOver(GameRam ram) => ram[Ended] != 0;
}
