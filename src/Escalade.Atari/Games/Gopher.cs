using System.Numerics;
using static Escalade.Atari.Games.AtariAction;

namespace Escalade.Atari.Games;

internal sealed class Gopher : GameRules
{
    private const int ScoreHigh = 0xB0, ScoreMiddle = 0xB1, ScoreLow = 0xB2, Carrots = 0xB4, Variation = 0xD3;
    private const int EachCarrot = 7;

    public override IReadOnlyList<AtariAction> MinimalActions { get; } =
    [
        Noop, Fire, Up, Right, Left, UpFire, RightFire, LeftFire
    ];

    public override IReadOnlyList<AtariAction> StartingActions { get; } = [Fire];

    public override IReadOnlyList<int> Modes { get; } = [0, 2];

    public override IReadOnlyList<int> Difficulties { get; } = [0, 1];

    public override void ChooseMode(GameConsole console, int mode)
    {
        console.SoftReset();
        base.ChooseMode(console, mode);
    }

    protected override int InitialLives => 3;

    protected override int ModeAddress => Variation;

    protected override int SelectFrames => 5;

    protected override int ReadScore(GameRam ram) => ram.Bcd(ScoreHigh, ScoreMiddle, ScoreLow);

    /// <summary>A carrot a bit.</summary>
    protected override int ReadLives(GameRam ram) => BitOperations.PopCount((uint)ram[Carrots] & EachCarrot);

    protected override bool ReadIsOver(GameRam ram) => (ram[Carrots] & EachCarrot) == 0;
}
