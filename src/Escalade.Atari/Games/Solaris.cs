namespace Escalade.Atari.Games;

internal sealed class Solaris : GameRules
{
    private const int TensHigh = 0xDE, TensMiddle = 0xDD, TensLow = 0xDC, Ships = 0xD9;

    protected override int InitialLives => 3;

    protected override int ReadScore(GameRam ram) => 10 * ram.Bcd(TensHigh, TensMiddle, TensLow);

    protected override int ReadLives(GameRam ram) => ram.Low(Ships);

    protected override bool ReadIsOver(GameRam ram) => ram[Ships] == 0;
}
