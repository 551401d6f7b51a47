using static Escalade.Atari.Games.AtariAction;

namespace Escalade.Atari.Games;

internal sealed class ElevatorAction : GameRules
{
    private const int ScoreHigh = 0x87, ScoreMiddle = 0x88, ScoreLow = 0x89, LivesLeft = 0x83, State = 0x81;

    public override IReadOnlyList<AtariAction> StartingActions { get; } = [.. Enumerable.Repeat(Fire, 16)];

    protected override int InitialLives => 4;

    protected override int ReadScore(GameRam ram) => ram.Bcd(ScoreHigh, ScoreMiddle, ScoreLow);

    protected override int ReadLives(GameRam ram) => ram[LivesLeft];

    protected override bool ReadIsOver(GameRam ram) => ram[LivesLeft] == 0 && ram[State] != 0;
}
