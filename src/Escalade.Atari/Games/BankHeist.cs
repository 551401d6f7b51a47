namespace Escalade.Atari.Games;

internal sealed class BankHeist : GameRules
{
    private const int ScoreHigh = 0xD8, ScoreMiddle = 0xD9, ScoreLow = 0xDA, LifeIsLost = 0xCE, LivesLeft = 0xD5, Variation = 0x80;

    public override IReadOnlyList<int> Modes { get; } = [0, 4, 8, 12, 16, 20, 24, 28];

    public override IReadOnlyList<int> Difficulties { get; } = [0, 1, 2, 3];

    protected override int InitialLives => 5;

    protected override int ModeAddress => Variation;

    protected override int SelectFrames => 1;

    protected override int ReadScore(GameRam ram) => ram.Bcd(ScoreHigh, ScoreMiddle, ScoreLow);

    protected override int ReadLives(GameRam ram) => ram[LivesLeft];

    protected override bool ReadIsOver(GameRam ram) => ram[LifeIsLost] == 1 && ram[LivesLeft] == 0;
}
