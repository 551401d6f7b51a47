using static Escalade.Atari.Games.AtariAction;

namespace Escalade.Atari.Games;

internal sealed class Amidar : GameRules
{
    private const int ScoreHigh = 0xDB, ScoreMiddle = 0xDA, ScoreLow = 0xD9, LivesLeft = 0xD6;
    private const int Ended = 0x80;

    public override IReadOnlyList<AtariAction> MinimalActions { get; } =
    [
        Noop, Fire, Up, Right, Left, Down, UpFire, RightFire, LeftFire, DownFire
    ];

    public override IReadOnlyList<int> Difficulties { get; } = [0, 3];

    protected override int InitialLives => 3;

    protected override int ReadScore(GameRam ram) => ram.Bcd(ScoreHigh, ScoreMiddle, ScoreLow);

    protected override int ReadLives(GameRam ram) => ram.Low(LivesLeft);

    protected override bool ReadIsOver(GameRam ram) => ram[LivesLeft] == Ended;
}
