namespace Escalade.Atari.Games;

internal sealed class Robotank : GameRules
{
    private const int Squadrons = 0xB6, Tanks = 0xB5, SpareTanks = 0xA8, State = 0xB4;
    private const int TanksOfASquadron = 12, Ended = 0xFF;

    protected override int InitialLives => 4;

    protected override int ReadScore(GameRam ram) => TanksOfASquadron * ram[Squadrons] + ram[Tanks];

    protected override int ReadLives(GameRam ram) => ram.Low(SpareTanks) + 1;

    protected override bool ReadIsOver(GameRam ram) => ram[SpareTanks] == 0 && ram[State] == Ended;
}
