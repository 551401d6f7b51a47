using static Escalade.Atari.Games.AtariAction;

namespace Escalade.Atari.Games;

internal sealed class DemonAttack : GameRules
{
    private const int
        ScoreHigh = 0x81, ScoreMiddle = 0x83, ScoreLow = 0x85, SpareCannons = 0xF2, Display = 0xF1, Variation = 0xEA;
    private const int Ended = 0xBD;

    // Choosing a mode leaves the memory as if the game were over, until the reset that follows has run a frame.
    private bool _modeWasChosen;

    public override IReadOnlyList<AtariAction> MinimalActions { get; } = [Noop, Fire, Right, Left, RightFire, LeftFire];

    public override IReadOnlyList<int> Modes { get; } = [1, 3, 5, 7];

    public override IReadOnlyList<int> Difficulties { get; } = [0, 1];

    protected override int InitialLives => 4;

    protected override int ModeAddress => Variation;

    protected override int SelectFrames => 1;

    protected override int ReadScore(GameRam ram) =>
        (ram[ScoreHigh], ram[ScoreMiddle], ram[ScoreLow]) is (0xAB, 0xCD, 0xEA)
            ? 0 // The title's memory holds these instead of digits.
            : ram.Bcd(ScoreHigh, ScoreMiddle, ScoreLow);

    protected override int ReadLives(GameRam ram) => ram[SpareCannons] + 1;

    protected override bool ReadIsOver(GameRam ram)
    {
        var isOver = ram[SpareCannons] == 0 && ram[Display] == Ended && !_modeWasChosen;
        _modeWasChosen = false;
        return isOver;
    }

    protected override void ForgetFrames() => _modeWasChosen = false;

    protected override void OnModeChosen() => _modeWasChosen = true;
}
