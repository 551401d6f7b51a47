using static Escalade.Atari.Games.AtariAction;

namespace Escalade.Atari.Games;

internal sealed class Pitfall : GameRules
{
    private const int ScoreHigh = 0xD5, ScoreMiddle = 0xD6, ScoreLow = 0xD7, SpareLives = 0x80, Pause = 0x9E;

    public override IReadOnlyList<AtariAction> StartingActions { get; } = [Up];

    protected override int InitialLives => 3;

    protected override int InitialScore => 2000;

    protected override int ReadScore(GameRam ram) => ram.Bcd(ScoreHigh, ScoreMiddle, ScoreLow);

    /// <summary>The upper half of the byte is a picture: a stroke for every life to spare.</summary>
    protected override int ReadLives(GameRam ram) => ram.High(SpareLives) switch
    {
        0xA => 3,
        0x8 => 2,
        _ => 1,
    };

    protected override bool ReadIsOver(GameRam ram) => ram.High(SpareLives) == 0 && ram[Pause] != 0;
}
