using static Escalade.Atari.Games.AtariAction;

namespace Escalade.Atari.Games;

internal sealed class Tetris : GameRules
{
    private const int ScoreHigh = 0xF2, ScoreLow = 0xF1, Ended = 0xF3;

    public override IReadOnlyList<AtariAction> MinimalActions { get; } = [Noop, Fire, Right, Left, Down];

    protected override int ReadScore(GameRam ram) => ram.Bcd(ScoreHigh, ScoreLow);

    protected override bool ReadIsOver(GameRam ram) => ram.Bit(Ended, 7);

    protected override int ReadReward(GameRam ram)
    {
        var gain = ScoreGain(ram);
        if (IsOver)
        {
            LastScore = 0;
        }
        return Math.Max(gain, 0);
    }
}
