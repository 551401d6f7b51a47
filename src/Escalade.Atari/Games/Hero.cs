namespace Escalade.Atari.Games;

internal sealed class Hero : GameRules
{
    private const int ScoreHigh = 0xB7, ScoreMiddle = 0xB8, ScoreLow = 0xB9, LivesLeft = 0xB3, Variation = 0x80;

    public override IReadOnlyList<int> Modes { get; } = [0, 1, 2, 3, 4];

    protected override int InitialLives => 4;

    protected override int ModeAddress => Variation;

    protected override int SelectFrames => 1;

    protected override int ReadScore(GameRam ram) => ram.Bcd(ScoreHigh, ScoreMiddle, ScoreLow);

    protected override int ReadLives(GameRam ram) => ram[LivesLeft];

    protected override bool ReadIsOver(GameRam ram) => ram[LivesLeft] == 0;
}
