using static Escalade.Atari.Games.AtariAction;

namespace Escalade.Atari.Games;

internal sealed class BeamRider : GameRules
{
    private const int ScoreHigh = 0x8B, ScoreMiddle = 0x8A, ScoreLow = 0x89, SpareShips = 0x85, ShipIsLost = 0x8C;
    private const int NoShip = 0xFF;

    public override IReadOnlyList<AtariAction> MinimalActions { get; } =
    [
        Noop, Fire, Up, Right, Left, UpRight, UpLeft, RightFire, LeftFire
    ];

    public override IReadOnlyList<AtariAction> StartingActions { get; } = [Right];

    public override IReadOnlyList<int> Difficulties { get; } = [0, 1];

    protected override int InitialLives => 3;

    protected override int ReadScore(GameRam ram) => ram.Bcd(ScoreHigh, ScoreMiddle, ScoreLow);

    /// <summary>The byte falls before the ship is lost; the life counts until it is.</summary>
    protected override int ReadLives(GameRam ram)
    {
        var lives = ram[SpareShips] + 1;
        return lives == LastLives - 1 && ram[ShipIsLost] != 1 ? LastLives : lives;
    }

    protected override bool ReadIsOver(GameRam ram) => ram[SpareShips] == NoShip;
}
