using static Escalade.Atari.Games.AtariAction;

namespace Escalade.Atari.Games;

internal sealed class MsPacman : GameRules
{
    private const int
        ScoreHigh = 0xFA, ScoreMiddle = 0xF9, ScoreLow = 0xF8, LivesLeft = 0xFB, State = 0xA7, Variation = 0x99, Ghosts = 0xA1;
    private const int Ended = 0x53;

    public override IReadOnlyList<AtariAction> MinimalActions { get; } =
    [
        Noop, Up, Right, Left, Down, UpRight, UpLeft, DownRight, DownLeft
    ];

    public override IReadOnlyList<int> Modes { get; } = [0, 1, 2, 3];

    protected override int InitialLives => 3;

    protected override int SelectFrames => 10;

    protected override int ReadScore(GameRam ram) => ram.Bcd(ScoreHigh, ScoreMiddle, ScoreLow);

    protected override int ReadLives(GameRam ram) => (ram[LivesLeft] & 7) + 1;

    protected override bool ReadIsOver(GameRam ram) => ram.Low(LivesLeft) == 0 && ram[State] == Ended;

    /// <summary>Mode 0 is variation 1 with the ghosts of the arcade; the others are the variations without.</summary>
    protected override bool ShowsMode(GameRam ram, int mode) =>
        mode == 0 ? ram[Variation] == 1 && ram[Ghosts] == 1 : ram[Variation] == mode && ram[Ghosts] == 0;
}
