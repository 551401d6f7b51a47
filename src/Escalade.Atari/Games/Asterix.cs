using static Escalade.Atari.Games.AtariAction;

namespace Escalade.Atari.Games;

internal sealed class Asterix : GameRules
{
    private const int ScoreHigh = 0xDE, ScoreMiddle = 0xDF, ScoreLow = 0xE0, LivesLeft = 0xD3, LifeIsLost = 0xC7;

    public override IReadOnlyList<AtariAction> MinimalActions { get; } =
    [
        Noop, Up, Right, Left, Down, UpRight, UpLeft, DownRight, DownLeft
    ];

    public override IReadOnlyList<AtariAction> StartingActions { get; } = [Fire];

    protected override int InitialLives => 3;

    protected override int ReadScore(GameRam ram) => ram.Bcd(ScoreHigh, ScoreMiddle, ScoreLow);

    protected override int ReadLives(GameRam ram) => ram.Low(LivesLeft);

    protected override bool ReadIsOver(GameRam ram) => ram[LifeIsLost] == 1 && ram.Low(LivesLeft) == 1;
}
