using static Escalade.Atari.Games.AtariAction;

namespace Escalade.Atari.Games;

internal sealed class PrivateEye : GameRules
{
    private const int ScoreHigh = 0xC8, ScoreMiddle = 0xC9, ScoreLow = 0xCA, State = 0xC2, Variation = 0x80;

    public override IReadOnlyList<AtariAction> StartingActions { get; } = [Up];

    public override IReadOnlyList<int> Modes { get; } = [0, 1, 2, 3, 4];

    public override IReadOnlyList<int> Difficulties { get; } = [0, 1, 2, 3];

    protected override int ModeAddress => Variation;

    protected override int InitialScore => 1000;

    protected override int ReadScore(GameRam ram) => ram.Bcd(ScoreHigh, ScoreMiddle, ScoreLow);

    protected override bool ReadIsOver(GameRam ram) => ram[State] is not (0 or 1);
}
