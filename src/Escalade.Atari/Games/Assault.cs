using static Escalade.Atari.Games.AtariAction;

namespace Escalade.Atari.Games;

internal sealed class Assault : GameRules
{
    private const int ScoreHigh = 0x80, ScoreMiddle = 0x81, ScoreLow = 0x82, LivesLeft = 0xE5;

    public override IReadOnlyList<AtariAction> MinimalActions { get; } = [Noop, Fire, Up, Right, Left, RightFire, LeftFire];

    protected override int InitialLives => 4;

    protected override int ReadScore(GameRam ram) => ram.Bcd(ScoreHigh, ScoreMiddle, ScoreLow);

    protected override int ReadLives(GameRam ram) => ram[LivesLeft];

    protected override bool ReadIsOver(GameRam ram) => ram[LivesLeft] == 0;
}
