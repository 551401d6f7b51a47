using static Escalade.Atari.Games.AtariAction;

namespace Escalade.Atari.Games;

internal sealed class Bowling : GameRules
{
    private const int ScoreHigh = 0xA6, ScoreLow = 0xA1, Round = 0xA4, Variation = 0x82;
    private const int LastRound = 0x10;

    public override IReadOnlyList<AtariAction> MinimalActions { get; } = [Noop, Fire, Up, Down, UpFire, DownFire];

    public override IReadOnlyList<int> Modes { get; } = [0, 2, 4];

    public override IReadOnlyList<int> Difficulties { get; } = [0, 1];

    protected override int ModeAddress => Variation;

    protected override int ReadScore(GameRam ram) => ram.Bcd(ScoreHigh, ScoreLow);

    protected override bool ReadIsOver(GameRam ram) => ram[Round] > LastRound;
}
