using Escalade.Atari.Cartridges;
using Escalade.Atari.Games;
using Escalade.Atari.Roms;
using Escalade.Atari.Tests.Support;
using Xunit.Sdk;

namespace Escalade.Atari.Tests.Games;

/// <summary>Whole games whose frames are looked at, beside the same of which most are not.</summary>
public sealed class GameConsoleTests
{
    private const int Frames = 5000;

    public static TheoryData<string> AllGames => [.. AtariGames.All.Select(game => game.RomName)];

    [Theory]
    [MemberData(nameof(AllGames))]
    public void Act_WhileNobodyLooks_DoesTheSame(string game)
    {
        var rom = TestRoms.Require(game);
        var random = new Random(7);
        var (seen, unseen) = (Begin(rom), Begin(rom));
        var (action, held) = (AtariAction.Noop, 0);
        for (var frame = 1; frame <= Frames; frame++, held--)
        {
            if (held == 0)
            {
                // Held for a while, so that the game comes somewhere.
                action = rom.Game.MinimalActions[random.Next(rom.Game.MinimalActions.Count)];
                held = random.Next(1, 9);
            }
            unseen.IsWatched = random.Next(4) == 0;
            var (expected, actual) = (seen.Act(action), unseen.Act(action));
            Assert.True((expected, seen.Lives, seen.IsOver) == (actual, unseen.Lives, unseen.IsOver), $"reward, lives or end of frame {frame}");
            Assert.True(seen.Memory.SequenceEqual(unseen.Memory), $"memory of frame {frame}");
            // Of those nobody was to look at, some are looked at all the same: they are drawn late.
            if (unseen.IsWatched || random.Next(4) == 0)
            {
                Assert.True(seen.Screen.SequenceEqual(unseen.Screen), $"screen of frame {frame}");
            }
            if (seen.IsOver)
            {
                seen.Reset();
                unseen.Reset();
            }
        }
    }

    private static GameConsole Begin(Rom rom)
    {
        try
        {
            return new(rom.Game, rom.Bytes, rom.Game.Modes[0], rom.Game.Difficulties[0]);
        }
        catch (RomException exception) when (rom.Md5 != rom.Game.Md5)
        {
            throw SkipException.ForSkip($"{rom.Path} is not the dump whose modes are known. {exception.Message}");
        }
    }
}
