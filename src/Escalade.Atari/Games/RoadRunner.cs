namespace Escalade.Atari.Games;

internal sealed class RoadRunner : GameRules
{
    private const int Digit5 = 0xCC, Digit4 = 0xCB, Digit3 = 0xCA, Digit2 = 0xC9, SpareLives = 0xC4, Caught = 0xB9, Fallen = 0xBD;

    protected override int InitialLives => 3;

    protected override int ReadScore(GameRam ram) => 100 * ram.Digits(Digit5, Digit4, Digit3, Digit2);

    protected override int ReadLives(GameRam ram) => (ram[SpareLives] & 7) + 1;

    protected override bool ReadIsOver(GameRam ram) => (ram[SpareLives] & 7) == 0 && (ram[Caught] != 0 || ram[Fallen] != 0);
}
