namespace Escalade.Atari.Games;

internal sealed class StarGunner : GameRules
{
    private const int Digit5 = 0x86, Digit4 = 0x85, Digit3 = 0x84, Digit2 = 0x83, Ships = 0x87, Variation = 0xF4;

    private bool _hasStarted;

    public override IReadOnlyList<int> Modes { get; } = [0, 1, 2, 3];

    protected override int InitialLives => 5;

    protected override int ModeAddress => Variation;

    protected override int SelectFrames => 15;

    protected override int ReadScore(GameRam ram) => 100 * ram.Digits(Digit5, Digit4, Digit3, Digit2);

    protected override int ReadLives(GameRam ram) => _hasStarted ? ram.Low(Ships) : InitialLives;

    protected override bool ReadIsOver(GameRam ram) => ram[Ships] == 0;

    protected override void ForgetFrames() => _hasStarted = false;

    protected override void RememberFrame(GameRam ram) => _hasStarted |= ram[Ships] == InitialLives;
}
