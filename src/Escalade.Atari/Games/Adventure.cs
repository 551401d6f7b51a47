using static Escalade.Atari.Games.AtariAction;

namespace Escalade.Atari.Games;

internal sealed class Adventure : GameRules
{
    private const int Chalice = 0xB9, State = 0xE0, Variation = 0xDD;
    private const int GoldenCastle = 0x12, Eaten = 2;

    public override IReadOnlyList<int> Modes { get; } = [0, 1, 2];

    public override IReadOnlyList<int> Difficulties { get; } = [0, 1, 2, 3];

    /// <summary>The game counts how long its switches are held, so they are held for a random time.</summary>
    public override void ChooseMode(GameConsole console, int mode)
    {
        Repeat(console, console => ((console.Ram[Variation] >> 1) & 3) == mode, console =>
        {
            console.Select(2 + (int)(console.NextRandom() % 256));
            console.Act(Noop);
        });
        console.SoftReset();
    }

    protected override int InitialLives => 1;

    protected override int ReadScore(GameRam ram) => 0;

    /// <summary>Also when eaten: there is no count.</summary>
    protected override int ReportLives() => InitialLives;

    protected override int ReadLives(GameRam ram) => InitialLives;

    protected override bool ReadIsOver(GameRam ram) => ram[State] == Eaten || ram[Chalice] == GoldenCastle;

    protected override int ReadReward(GameRam ram) => ram[Chalice] == GoldenCastle ? 1 : Reward;
}
