namespace Escalade.Atari.Games;

internal sealed class FishingDerby : GameRules
{
    private const int PlayerPounds = 0xBD, OpponentPounds = 0xBE;
    private const int PoundsToWin = 0x99;

    public override IReadOnlyList<int> Difficulties { get; } = [0, 1, 2, 3];

    protected override int ReadScore(GameRam ram) => ram.Bcd(PlayerPounds) - ram.Bcd(OpponentPounds);

    protected override bool ReadIsOver(GameRam ram) => ram[PlayerPounds] == PoundsToWin || ram[OpponentPounds] == PoundsToWin;
}
