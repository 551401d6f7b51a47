namespace Escalade.Atari.Games;

internal sealed class Boxing : GameRules
{
    private const int PlayerScore = 0x92, OpponentScore = 0x93, Minutes = 0x90, Seconds = 0x91;
    private const int KnockOut = 100, KnockOutByte = 0xC0;

    public override IReadOnlyList<int> Difficulties { get; } = [0, 1, 2, 3];

    protected override int ReadScore(GameRam ram) => Hits(ram, PlayerScore) - Hits(ram, OpponentScore);

    protected override bool ReadIsOver(GameRam ram) =>
        Hits(ram, PlayerScore) == KnockOut || Hits(ram, OpponentScore) == KnockOut || (ram.High(Minutes) == 0 && ram.Bcd(Seconds) == 0);

    private static int Hits(GameRam ram, int address) => ram[address] == KnockOutByte ? KnockOut : ram.Bcd(address);
}
