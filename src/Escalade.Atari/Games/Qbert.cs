using static Escalade.Atari.Games.AtariAction;

namespace Escalade.Atari.Games;

internal sealed class Qbert : GameRules
{
    private const int ScoreHigh = 0xD9, ScoreMiddle = 0xDA, ScoreLow = 0xDB, SpareLives = 0x88;
    private const int SpareLivesAtStart = 2, LastLifeLost = 0xFE;

    // The byte of the step before, as a signed number.
    private int _spareLives;
    private int _lives;
    private bool _isOver;

    public override IReadOnlyList<AtariAction> MinimalActions { get; } = [Noop, Fire, Up, Right, Left, Down];

    public override IReadOnlyList<int> Difficulties { get; } = [0, 1];

    protected override int InitialLives => 4;

    protected override int ReadScore(GameRam ram) => ram.Bcd(ScoreHigh, ScoreMiddle, ScoreLow);

    protected override int ReadLives(GameRam ram) => _lives;

    protected override bool ReadIsOver(GameRam ram) => _isOver;

    protected override int ReadReward(GameRam ram) => IsOver ? 0 : ScoreGain(ram);

    protected override void ForgetFrames()
    {
        _spareLives = SpareLivesAtStart;
        _lives = InitialLives;
        _isOver = false;
    }

    /// <summary>Lives are counted as they are lost; those that are won are not.</summary>
    protected override void RememberFrame(GameRam ram)
    {
        var now = (sbyte)ram[SpareLives];
        _isOver = ram[SpareLives] == LastLifeLost || (now == SpareLivesAtStart && _spareLives == -1);
        if (now == _spareLives - 1)
        {
            _lives--;
        }
        _spareLives = now;
    }
}
