using static Escalade.Atari.Games.AtariAction;

namespace Escalade.Atari.Games;

internal sealed class Freeway : GameRules
{
    private const int Crossings = 0xE7, Ended = 0x96, Variation = 0x80;

    public override IReadOnlyList<AtariAction> MinimalActions { get; } = [Noop, Up, Down];

    public override IReadOnlyList<int> Modes { get; } = [.. Enumerable.Range(0, 8)];

    public override IReadOnlyList<int> Difficulties { get; } = [0, 1];

    protected override int ModeAddress => Variation;

    protected override int SelectFrames => 1;

    protected override int ReadScore(GameRam ram) => ram.Bcd(Crossings);

    protected override bool ReadIsOver(GameRam ram) => ram[Ended] == 1;

    protected override int ReadReward(GameRam ram) => Math.Clamp(ScoreGain(ram), 0, 1);
}
