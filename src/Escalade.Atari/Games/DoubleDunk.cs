using static Escalade.Atari.Games.AtariAction;

namespace Escalade.Atari.Games;

internal sealed class DoubleDunk : GameRules
{
    private const int PlayerScore = 0xF6, OpponentScore = 0xF7, Scene = 0xFE, MenuLine = 0xB0, Variation = 0x80;
    private const int PointsToWin = 24, Ended = 0xE7;

    public override IReadOnlyList<AtariAction> StartingActions { get; } = [UpFire];

    public override IReadOnlyList<int> Modes { get; } = [.. Enumerable.Range(0, 16)];

    /// <summary>
    /// The menu has a line a setting, and the mode a bit a line: three-second rule, ten-second rule, three points, fouls.
    /// </summary>
    public override void ChooseMode(GameConsole console, int mode)
    {
        console.Select(1);
        Down(console);
        Down(console);
        Set(console, 0x08, (mode & 1) != 0);
        Down(console);
        Set(console, 0x10, (mode & 2) != 0);
        Down(console);
        Set(console, 0x04, (mode & 4) != 0);
        Down(console);
        Set(console, 0x20, (mode & 8) != 0);
        console.SoftReset();
        console.Act(UpFire);
        console.Act(Noop);
    }

    protected override int ReadScore(GameRam ram) => ram.Bcd(PlayerScore) - ram.Bcd(OpponentScore);

    protected override bool ReadIsOver(GameRam ram) =>
        (ram.Bcd(PlayerScore) >= PointsToWin || ram.Bcd(OpponentScore) >= PointsToWin) && ram[Scene] == Ended;

    private static void Down(GameConsole console)
    {
        var line = console.Ram[MenuLine];
        PressUntil(console, console => console.Ram[MenuLine] != line, AtariAction.Down);
    }

    private static void Set(GameConsole console, int mask, bool on) =>
        PressUntil(console, console => (console.Ram[Variation] & mask) == mask == on, on ? Right : Left);

    private static void PressUntil(GameConsole console, Func<GameConsole, bool> isDone, AtariAction action) =>
        Repeat(console, isDone, console =>
        {
            console.Act(action);
            console.Act(Noop);
        });
}
