using static Escalade.Atari.Games.AtariAction;

namespace Escalade.Atari.Games;

internal sealed class Atlantis : GameRules
{
    private const int HundredsHigh = 0xA1, HundredsMiddle = 0xA3, HundredsLow = 0xA2, Buildings = 0xF1, Variation = 0x8D;
    private const int Ended = 0xFF;

    public override IReadOnlyList<AtariAction> MinimalActions { get; } = [Noop, Fire, RightFire, LeftFire];

    public override IReadOnlyList<int> Modes { get; } = [0, 1, 2, 3];

    protected override int InitialLives => 6;

    protected override int ModeAddress => Variation;

    protected override int ReadScore(GameRam ram) => 100 * ram.Bcd(HundredsHigh, HundredsMiddle, HundredsLow);

    protected override int ReadLives(GameRam ram) => ram[Buildings];

    protected override bool ReadIsOver(GameRam ram) => ram[Buildings] == Ended;

    protected override int ReadReward(GameRam ram) => IsOver ? 0 : ScoreGain(ram);
}
