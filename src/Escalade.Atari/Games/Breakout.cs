using static Escalade.Atari.Games.AtariAction;

namespace Escalade.Atari.Games;

internal sealed class Breakout : GameRules
{
    private const int ScoreHigh = 0xCC, ScoreLow = 0xCD, Balls = 0xB9, Variation = 0xB2;
    private const int BallsAtStart = 5;

    // Before the first ball there are none: that is no end.
    private bool _hasStarted;

    public override IReadOnlyList<AtariAction> MinimalActions { get; } = [Noop, Fire, Right, Left];

    public override IReadOnlyList<int> Modes { get; } = [0, 4, 8, 12, 16, 20, 24, 28, 32, 36, 40, 44];

    public override IReadOnlyList<int> Difficulties { get; } = [0, 1];

    protected override int InitialLives => BallsAtStart;

    protected override int ModeAddress => Variation;

    protected override int SelectFrames => 1;

    protected override int ReadScore(GameRam ram) => 100 * ram.Low(ScoreHigh) + ram.Bcd(ScoreLow);

    protected override int ReadLives(GameRam ram) => ram[Balls];

    protected override bool ReadIsOver(GameRam ram) => _hasStarted && ram[Balls] == 0;

    protected override void ForgetFrames() => _hasStarted = false;

    protected override void RememberFrame(GameRam ram) => _hasStarted |= ram[Balls] == BallsAtStart;
}
