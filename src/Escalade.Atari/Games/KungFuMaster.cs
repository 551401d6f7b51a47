using static Escalade.Atari.Games.AtariAction;

namespace Escalade.Atari.Games;

internal sealed class KungFuMaster : GameRules
{
    private const int ScoreHigh = 0x98, ScoreMiddle = 0x99, ScoreLow = 0x9A, SpareLives = 0x9D;
    private const int Ended = 0xFF;

    public override IReadOnlyList<AtariAction> MinimalActions { get; } =
    [
        Noop, Up, Right, Left, Down, DownRight, DownLeft, RightFire, LeftFire, DownFire, UpRightFire, UpLeftFire,
        DownRightFire, DownLeftFire
    ];

    protected override int InitialLives => 4;

    protected override int ReadScore(GameRam ram) => ram.Bcd(ScoreHigh, ScoreMiddle, ScoreLow);

    protected override int ReadLives(GameRam ram) => (ram[SpareLives] & 7) + 1;

    protected override bool ReadIsOver(GameRam ram) => ram[SpareLives] == Ended;
}
