using static Escalade.Atari.Games.AtariAction;

namespace Escalade.Atari.Games;

internal sealed class Skiing : GameRules
{
    private const int Minutes = 0xE8, Seconds = 0xE9, Hundredths = 0xEA, Ended = 0x91;
    private const int HundredthsOfAMinute = 6000;

    public override IReadOnlyList<AtariAction> MinimalActions { get; } = [Noop, Right, Left];

    public override IReadOnlyList<AtariAction> StartingActions { get; } = [.. Enumerable.Repeat(Down, 16)];

    /// <summary>The button is not for playing: it begins a new run.</summary>
    public override bool IsLegal(AtariAction action) => !action.IsFire();

    /// <summary>The time used up, in hundredths of a second.</summary>
    protected override int ReadScore(GameRam ram) => HundredthsOfAMinute * ram[Minutes] + ram.Bcd(Seconds, Hundredths);

    protected override bool ReadIsOver(GameRam ram) => ram[Ended] == 0xFF;

    protected override int ReadReward(GameRam ram) => -ScoreGain(ram);
}
