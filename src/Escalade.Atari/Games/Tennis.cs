namespace Escalade.Atari.Games;

internal sealed class Tennis : GameRules
{
    private const int PlayerGames = 0xC7, OpponentGames = 0xC8, PlayerPoints = 0xC5, OpponentPoints = 0xC6, Variation = 0x80;
    private const int GamesOfASet = 6, MostGames = 7;

    private int _games;
    private int _points;

    public override IReadOnlyList<int> Modes { get; } = [0, 2];

    public override IReadOnlyList<int> Difficulties { get; } = [0, 1, 2, 3];

    protected override int ModeAddress => Variation;

    protected override int ReadScore(GameRam ram) => ram[PlayerGames] - ram[OpponentGames];

    protected override bool ReadIsOver(GameRam ram)
    {
        int player = ram[PlayerGames], opponent = ram[OpponentGames];
        return Wins(player, opponent) || Wins(opponent, player);
    }

    /// <summary>A game won counts as its own point; points within a game count otherwise.</summary>
    protected override int ReadReward(GameRam ram)
    {
        int games = ram[PlayerGames] - ram[OpponentGames], points = ram[PlayerPoints] - ram[OpponentPoints];
        var reward = games != _games ? games - _games : points - _points;
        (_games, _points) = (games, points);
        return reward;
    }

    protected override void ForgetFrames() => (_games, _points) = (0, 0);

    private static bool Wins(int games, int others) => games == MostGames || (games >= GamesOfASet && games - others >= 2);
}
