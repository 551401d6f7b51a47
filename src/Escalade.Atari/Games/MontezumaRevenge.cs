namespace Escalade.Atari.Games;

internal sealed class MontezumaRevenge : GameRules
{
    private const int ScoreHigh = 0x93, ScoreMiddle = 0x94, ScoreLow = 0x95, SpareLives = 0xBA, Scene = 0xFE;
    private const int Ended = 0x60;

    protected override int InitialLives => 6;

    protected override int ReadScore(GameRam ram) => ram.Bcd(ScoreHigh, ScoreMiddle, ScoreLow);

    protected override int ReadLives(GameRam ram) => (ram[SpareLives] & 7) + 1;

    protected override bool ReadIsOver(GameRam ram) => ram[SpareLives] == 0 && ram[Scene] == Ended;
}
