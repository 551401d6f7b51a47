namespace Escalade.Atari.Games;

internal sealed class Krull : GameRules
{
    private const int ScoreHigh = 0x9C, ScoreMiddle = 0x9D, ScoreLow = 0x9E, SpareLives = 0x9F, Scene = 0xA2, State = 0x80;

    protected override int InitialLives => 3;

    protected override int ReadScore(GameRam ram) => ram.Bcd(ScoreHigh, ScoreMiddle, ScoreLow);

    protected override int ReadLives(GameRam ram) => (ram[SpareLives] & 7) + 1;

    protected override bool ReadIsOver(GameRam ram) => ram[SpareLives] == 0 && ram[Scene] == 0x03 && ram[State] == 0x80;
}
