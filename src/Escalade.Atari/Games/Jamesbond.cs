namespace Escalade.Atari.Games;

internal sealed class Jamesbond : GameRules
{
    private const int ScoreHigh = 0xDE, ScoreMiddle = 0xDD, ScoreLow = 0xDC, SpareLives = 0x86, Scene = 0x8C;
    private const int Ended = 0x68, ModeWhilePlaying = 0x48;

    public override IReadOnlyList<int> Modes { get; } = [0, 1];

    protected override int InitialLives => 6;

    protected override int SelectFrames => 20;

    protected override int ReadScore(GameRam ram) => ram.Bcd(ScoreHigh, ScoreMiddle, ScoreLow);

    protected override int ReadLives(GameRam ram) => ram.Low(SpareLives) + 1;

    protected override bool ReadIsOver(GameRam ram) => ram.Low(SpareLives) == 0 && ram[Scene] == Ended;

    protected override bool ShowsMode(GameRam ram, int mode) => ram[Scene] == mode || ram[Scene] == mode + ModeWhilePlaying;
}
