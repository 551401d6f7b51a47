using Escalade.Atari.Games;

namespace Escalade.Atari.Tests.Games;

/// <summary>The rules that are more than a difference of scores, on memories made up.</summary>
public sealed class GameRulesTests
{
    [Fact]
    public void Pong_WhenThePlayerHas21_IsOverWithTheLastPointAsReward()
    {
        var rules = Played(new Pong(), [(0x8D, 3), (0x8E, 20)]);
        Step(rules, [(0x8D, 3), (0x8E, 21)]);
        Assert.Equal((1, true, 0), (rules.Reward, rules.IsOver, rules.Lives));
        Step(rules, [(0x8D, 4), (0x8E, 20)]);
        Assert.Equal((-2, false, 0), (rules.Reward, rules.IsOver, rules.Lives));
    }

    [Fact]
    public void Breakout_BeforeTheFirstBall_IsNotOver()
    {
        var rules = Played(new Breakout(), [(0xB9, 0)]);
        Assert.False(rules.IsOver);
        Step(rules, [(0xB9, 5)]);
        Step(rules, [(0xB9, 1), (0xCC, 0x21), (0xCD, 0x23)]);
        Assert.Equal((123, false, 1), (rules.Reward, rules.IsOver, rules.Lives));
        Step(rules, [(0xB9, 0)]);
        Assert.Equal((-123, true, 0), (rules.Reward, rules.IsOver, rules.Lives));
        rules.Reset();
        Step(rules, [(0xB9, 0)]);
        Assert.False(rules.IsOver);
    }

    [Fact]
    public void BeamRider_WhileAShipIsBeingLost_CountsIt()
    {
        var rules = Played(new BeamRider(), [(0x85, 2)]);
        Step(rules, [(0x85, 1), (0x8C, 0)]);
        Assert.Equal(3, rules.Lives);
        Step(rules, [(0x85, 1), (0x8C, 1)]);
        Assert.Equal(2, rules.Lives);
        Step(rules, [(0x85, 0xFF)]);
        Assert.Equal((true, 0), (rules.IsOver, rules.Lives));
    }

    [Fact]
    public void SpaceInvaders_WhenTheScoreWraps_PaysOn()
    {
        var rules = Played(new SpaceInvaders(), [(0xE6, 0x99), (0xE8, 0x95), (0xC9, 3)]);
        Step(rules, [(0xE6, 0x00), (0xE8, 0x05), (0xC9, 3)]);
        Assert.Equal(10, rules.Reward);
    }

    [Fact]
    public void Qbert_CountsLivesAsTheyAreLostAndPaysNothingAtTheEnd()
    {
        var rules = Played(new Qbert(), [(0x88, 2)]);
        Assert.Equal(4, rules.Lives);
        Step(rules, [(0x88, 1)]);
        Step(rules, [(0x88, 2)]); // One is won: it is not counted.
        Assert.Equal(3, rules.Lives);
        Step(rules, [(0x88, 0xFE), (0xDB, 0x25)]);
        Assert.Equal((0, true, 0), (rules.Reward, rules.IsOver, rules.Lives));
    }

    [Fact]
    public void Riverraid_BetweenGames_IsOverOnceTheLastLifeIsGone()
    {
        var rules = Played(new Riverraid(), [(0xC0, 0x58)]);
        Assert.Equal((false, 4), (rules.IsOver, rules.Lives));
        Step(rules, [(0xC0, 0x10), (0xD3, 0x08), (0xD5, 0x48), (0xD7, 0x58)]); // The last is no digit.
        Assert.Equal((190, 3), (rules.Reward, rules.Lives));
        Step(rules, [(0xC0, 0x59)]);
        Assert.Equal(1, rules.Lives);
        Step(rules, [(0xC0, 0x58)]);
        Assert.Equal((true, 0), (rules.IsOver, rules.Lives));
    }

    [Fact]
    public void Tennis_WhenAGameIsWon_PaysTheGameAndNotThePoints()
    {
        var rules = Played(new Tennis(), [(0xC5, 3), (0xC6, 1)]);
        Assert.Equal(2, rules.Reward);
        Step(rules, [(0xC7, 1)]);
        Assert.Equal(1, rules.Reward);
        Step(rules, [(0xC7, 7), (0xC8, 6)]);
        Assert.True(rules.IsOver);
    }

    [Fact]
    public void Tetris_AtTheEnd_StartsTheNextScoreFromNothing()
    {
        var rules = Played(new Tetris(), [(0xF1, 0x05)]);
        Assert.Equal(5, rules.Reward);
        Step(rules, [(0xF1, 0x06), (0xF3, 0x80)]);
        Assert.Equal((1, true), (rules.Reward, rules.IsOver));
        Step(rules, [(0xF1, 0x02)]);
        Assert.Equal(2, rules.Reward);
        Step(rules, []);
        Assert.Equal(0, rules.Reward);
    }

    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(1, 0x0120, 80)]
    [InlineData(2, 0x0299, 201)]
    [InlineData(3, 0x0100, 700)]
    public void Enduro_OfADay_CountsCarsOfAllDays(byte day, int left, int score)
    {
        var rules = Played(new Enduro(), [(0xAD, day), (0xAC, (byte)(left >> 8)), (0xAB, (byte)left)]);
        Assert.Equal(score, rules.Reward);
    }

    [Fact]
    public void Skiing_WhenTimePasses_CostsIt()
    {
        var rules = Played(new Skiing(), [(0xE8, 1), (0xE9, 0x02), (0xEA, 0x50)]);
        Assert.Equal(-6250, rules.Reward);
        Assert.False(rules.IsLegal(AtariAction.Fire));
        Assert.False(rules.IsLegal(AtariAction.DownLeftFire));
        Assert.True(rules.IsLegal(AtariAction.DownLeft));
    }

    [Fact]
    public void Adventure_WhenTheChaliceIsHome_PaysOne()
    {
        var rules = Played(new Adventure(), []);
        Assert.Equal((0, false, 1), (rules.Reward, rules.IsOver, rules.Lives));
        Step(rules, [(0xB9, 0x12)]);
        Assert.Equal((1, true, 1), (rules.Reward, rules.IsOver, rules.Lives));
    }

    [Fact]
    public void Clone_WhenTheOriginalGoesOn_StaysWhereItWas()
    {
        var rules = Played(new Breakout(), [(0xB9, 5), (0xCD, 0x10)]);
        var clone = rules.Clone();
        Step(rules, [(0xB9, 4), (0xCD, 0x17)]);
        Step(clone, [(0xB9, 4), (0xCD, 0x11)]);
        Assert.Equal((7, 1), (rules.Reward, clone.Reward));
    }

    private static GameRules Played(GameRules rules, (int Address, byte Value)[] bytes)
    {
        rules.Reset();
        Step(rules, bytes);
        return rules;
    }

    private static void Step(GameRules rules, (int Address, byte Value)[] bytes) => rules.Step(new GameRam(Memory.With(bytes)));
}
