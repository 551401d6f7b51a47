namespace Escalade.Atari.Games;

internal sealed class Riverraid : GameRules
{
    private const int Digit5 = 0xCD, Digit4 = 0xCF, Digit3 = 0xD1, Digit2 = 0xD3, Digit1 = 0xD5, Digit0 = 0xD7, LivesLeft = 0xC0;
    private const int BetweenGames = 0x58, LastLife = 0x59;

    private int _lives;
    private bool _isOver;

    public override IReadOnlyList<int> Difficulties { get; } = [0, 1];

    protected override int InitialLives => 4;

    protected override int ReadScore(GameRam ram)
    {
        var score = 0;
        foreach (var address in (ReadOnlySpan<int>)[Digit5, Digit4, Digit3, Digit2, Digit1, Digit0])
        {
            score = 10 * score + Digit(ram[address]);
        }
        return score;
    }

    protected override int ReadLives(GameRam ram) => _lives switch
    {
        BetweenGames => InitialLives,
        LastLife => 1,
        _ => _lives / 8 + 1,
    };

    protected override bool ReadIsOver(GameRam ram) => _isOver;

    protected override void ForgetFrames()
    {
        _lives = BetweenGames;
        _isOver = false;
    }

    protected override void RememberFrame(GameRam ram)
    {
        _isOver = ram[LivesLeft] == BetweenGames && _lives == LastLife;
        _lives = ram[LivesLeft];
    }

    /// <summary>A digit is where its picture lies, 8 bytes each; anything else is blank.</summary>
    private static int Digit(int picture) => picture % 8 == 0 && picture < 80 ? picture / 8 : 0;
}
