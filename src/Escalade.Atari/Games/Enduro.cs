using static Escalade.Atari.Games.AtariAction;

namespace Escalade.Atari.Games;

internal sealed class Enduro : GameRules
{
    private const int Day = 0xAD, CarsHigh = 0xAC, CarsLow = 0xAB, Ended = 0xAF;
    private const int CarsOfFirstDay = 200, CarsOfLaterDays = 300;

    public override IReadOnlyList<AtariAction> MinimalActions { get; } =
    [
        Noop, Fire, Right, Left, Down, DownRight, DownLeft, RightFire, LeftFire
    ];

    public override IReadOnlyList<AtariAction> StartingActions { get; } = [Fire];

    /// <summary>Cars passed on all days; the memory holds those that are left of this day.</summary>
    protected override int ReadScore(GameRam ram)
    {
        var left = ram.Bcd(CarsHigh, CarsLow);
        return ram[Day] switch
        {
            0 => 0,
            1 => CarsOfFirstDay - left,
            var day => CarsOfFirstDay + CarsOfLaterDays * (day - 1) - left,
        };
    }

    protected override bool ReadIsOver(GameRam ram) => ram[Ended] == 0xFF;
}
