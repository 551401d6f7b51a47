namespace Escalade.Atari.Games;

internal sealed class Frostbite : GameRules
{
    private const int ScoreHigh = 0xC8, ScoreMiddle = 0xC9, ScoreLow = 0xCA, SpareLives = 0xCC, Ended = 0xF1, Variation = 0x80;

    public override IReadOnlyList<int> Modes { get; } = [0, 2];

    protected override int InitialLives => 4;

    protected override int ModeAddress => Variation;

    protected override int SelectFrames => 1;

    protected override int ReadScore(GameRam ram) => ram.Bcd(ScoreHigh, ScoreMiddle, ScoreLow);

    protected override int ReadLives(GameRam ram) => ram.Low(SpareLives) + 1;

    protected override bool ReadIsOver(GameRam ram) => ram.Low(SpareLives) == 0 && ram.Bit(Ended, 7);
}
