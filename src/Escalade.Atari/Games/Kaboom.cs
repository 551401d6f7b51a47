using static Escalade.Atari.Games.AtariAction;

namespace Escalade.Atari.Games;

internal sealed class Kaboom : GameRules
{
    private const int ScoreHigh = 0xA3, ScoreMiddle = 0xA4, ScoreLow = 0xA5, Buckets = 0xA1;
    private const int GreatestScore = 999_999;

    public override IReadOnlyList<AtariAction> MinimalActions { get; } = [Noop, Fire, Right, Left];

    public override IReadOnlyList<AtariAction> StartingActions { get; } = [Fire];

    protected override int InitialLives => 1;

    protected override int ReadScore(GameRam ram) => ram.Bcd(ScoreHigh, ScoreMiddle, ScoreLow);

    protected override int ReadLives(GameRam ram) => InitialLives;

    protected override bool ReadIsOver(GameRam ram) => ram[Buckets] == 0 || ReadScore(ram) == GreatestScore;
}
