namespace Escalade.Atari.Games;

internal sealed class Seaquest : GameRules
{
    private const int ScoreHigh = 0xB8, ScoreMiddle = 0xB9, ScoreLow = 0xBA, Ended = 0xA3, SpareSubmarines = 0xBB;

    public override IReadOnlyList<int> Difficulties { get; } = [0, 1];

    protected override int InitialLives => 4;

    protected override int ReadScore(GameRam ram) => ram.Bcd(ScoreHigh, ScoreMiddle, ScoreLow);

    protected override int ReadLives(GameRam ram) => ram[SpareSubmarines] + 1;

    protected override bool ReadIsOver(GameRam ram) => ram[Ended] != 0;
}
