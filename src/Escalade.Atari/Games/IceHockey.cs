namespace Escalade.Atari.Games;

internal sealed class IceHockey : GameRules
{
    private const int PlayerGoals = 0x8A, OpponentGoals = 0x8B, Minutes = 0x87, Seconds = 0x86, Variation = 0x80;

    public override IReadOnlyList<int> Modes { get; } = [0, 2];

    public override IReadOnlyList<int> Difficulties { get; } = [0, 1, 2, 3];

    protected override int ModeAddress => Variation;

    protected override int ReadScore(GameRam ram) => ram.Bcd(PlayerGoals) - ram.Bcd(OpponentGoals);

    protected override bool ReadIsOver(GameRam ram) => ram[Minutes] == 0 && ram[Seconds] == 0;

    protected override int ReadReward(GameRam ram) => Math.Min(ScoreGain(ram), 1);
}
