namespace Escalade.Atari.Games;

internal sealed class Centipede : GameRules
{
    private const int ScoreHigh = 0xF4, ScoreMiddle = 0xF5, ScoreLow = 0xF6, SpareShooters = 0xED, Ended = 0xA6, Variation = 0xA7;

    public override IReadOnlyList<int> Modes { get; } = [22, 86];

    protected override int InitialLives => 3;

    protected override int ModeAddress => Variation;

    protected override int ReadScore(GameRam ram) => ram.Bcd(ScoreHigh, ScoreMiddle, ScoreLow);

    protected override int ReadLives(GameRam ram) => (ram.High(SpareShooters) & 7) + 1;

    protected override bool ReadIsOver(GameRam ram) => ram.Bit(Ended, 6);

    /// <summary>When the game is over the score begins anew.</summary>
    protected override int ReadReward(GameRam ram) => Math.Max(ScoreGain(ram), 0);
}
