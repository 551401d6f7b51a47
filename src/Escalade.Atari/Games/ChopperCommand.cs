namespace Escalade.Atari.Games;

internal sealed class ChopperCommand : GameRules
{
    private const int HundredsHigh = 0xEC, HundredsLow = 0xEE, Choppers = 0xE4, Playing = 0xC2, Variation = 0xE0;

    private bool _hasStarted;

    public override IReadOnlyList<int> Modes { get; } = [0, 2];

    public override IReadOnlyList<int> Difficulties { get; } = [0, 1];

    protected override int InitialLives => 3;

    protected override int ModeAddress => Variation;

    protected override int ReadScore(GameRam ram) => 100 * ram.Bcd(HundredsHigh, HundredsLow);

    protected override int ReadLives(GameRam ram) => ram.Low(Choppers);

    protected override bool ReadIsOver(GameRam ram) => _hasStarted && ram.Low(Choppers) == 0;

    protected override void ForgetFrames() => _hasStarted = false;

    protected override void RememberFrame(GameRam ram) => _hasStarted |= ram.Bit(Playing, 0);
}
