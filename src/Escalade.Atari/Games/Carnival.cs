using static Escalade.Atari.Games.AtariAction;

namespace Escalade.Atari.Games;

internal sealed class Carnival : GameRules
{
    private const int TensHigh = 0xAD, TensLow = 0xAE, Bullets = 0x83;

    public override IReadOnlyList<AtariAction> MinimalActions { get; } = [Noop, Fire, Right, Left, RightFire, LeftFire];

    protected override int ReadScore(GameRam ram) => 10 * ram.Bcd(TensHigh, TensLow);

    protected override bool ReadIsOver(GameRam ram) => ram[Bullets] == 0;
}
