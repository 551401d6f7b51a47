using static Escalade.Atari.Games.AtariAction;

namespace Escalade.Atari.Games;

internal sealed class UpNDown : GameRules
{
    private const int ScoreHigh = 0x80, ScoreMiddle = 0x81, ScoreLow = 0x82, Crash = 0x94, SpareCars = 0x86;
    private const int CrashIsOver = 0x40;

    public override IReadOnlyList<AtariAction> MinimalActions { get; } = [Noop, Fire, Up, Down, UpFire, DownFire];

    public override IReadOnlyList<AtariAction> StartingActions { get; } = [Fire];

    public override IReadOnlyList<int> Difficulties { get; } = [0, 1, 2, 3];

    protected override int InitialLives => 5;

    protected override int ReadScore(GameRam ram) => ram.Bcd(ScoreHigh, ScoreMiddle, ScoreLow);

    protected override int ReadLives(GameRam ram) => ram.Low(SpareCars) + 1;

    protected override bool ReadIsOver(GameRam ram) => ram[Crash] > CrashIsOver && ram.Low(SpareCars) == 0;
}
