using Escalade.Atari.Games;

namespace Escalade.Atari.Tests.Games;

public sealed class AtariGamesTests
{
    [Fact]
    public void All_WhenRead_HasGamesWithNamesIdsAndDumpsOfTheirOwn()
    {
        Assert.Equal(64, AtariGames.All.Count);
        Assert.Equal(AtariGames.All.Count, AtariGames.All.Select(game => game.Id).Distinct().Count());
        Assert.Equal(AtariGames.All.Count, AtariGames.All.Select(game => game.Md5).Distinct().Count());
        Assert.All(AtariGames.All, game => Assert.Matches("^[0-9a-f]{32}$", game.Md5));
        Assert.Equal(AtariGames.All.Select(game => game.Name).Order(StringComparer.Ordinal), AtariGames.All.Select(game => game.Name));
    }

    [Fact]
    public void All_WhenRead_HasActionsInOrderAndNothingLast()
    {
        Assert.All(AtariGames.All, game =>
        {
            Assert.Equal(AtariAction.Noop, game.MinimalActions[0]);
            Assert.Equal(game.MinimalActions.Order().Distinct(), game.MinimalActions);
            Assert.Equal(game.Modes.Distinct(), game.Modes);
            Assert.Equal(0, game.Difficulties[0]);
        });
    }

    [Theory]
    [InlineData("pong", "ALE/Pong-v5", 6)]
    [InlineData("montezuma_revenge", "ALE/MontezumaRevenge-v5", 18)]
    [InlineData("up-n-down", "ALE/UpNDown-v5", 6)]
    [InlineData("up_n_down", "ALE/UpNDown-v5", 6)]
    [InlineData("Jamesbond", "ALE/Jamesbond-v5", 18)]
    public void Find_ByName_GivesGymnasiumsId(string name, string id, int actions)
    {
        var game = AtariGames.Find(name)!;
        Assert.Equal(id, game.Id);
        Assert.Equal(actions, game.MinimalActions.Count);
        Assert.Same(game, AtariGames.OfDump(game.Md5.ToUpperInvariant()));
    }

    [Fact]
    public void Names_OfAGame_HaveHyphensAndOfItsFileUnderscores()
    {
        var game = AtariGames.Find("air_raid")!;
        Assert.Equal(("air-raid", "air_raid"), (game.Name, game.RomName));
    }

    [Fact]
    public void Find_OfAnUnknownName_IsNull() => Assert.Null(AtariGames.Find("chess"));
}
