using System.Diagnostics;
using System.Text.Json.Nodes;
using Escalade.App.Output;
using Escalade.App.Tasks;
using Escalade.Atari.Games;
using Escalade.Atari.Roms;
using Escalade.Noise;

namespace Escalade.App.Benchmarks;

/// <summary>
/// <c>bench atari</c>: frames a second of a game under random actions of its minimal set, console and rules but no
/// environment; frames that resets take are not counted, their time is. Then decisions a second of an agent in training.
/// </summary>
internal static class AtariBenchmark
{
    private const double WarmUpSeconds = 1;

    private static readonly string[] DefaultGames = ["Pong", "Breakout", "Seaquest", "BeamRider"];

    public static void Run(TaskCatalog catalog, RomLibrary library, string[] roms, double seconds, bool json)
    {
        IEnumerable<Rom> dumps = roms.Length > 0
            ? roms.Select(file => Rom.Read(file))
            : DefaultGames.Select(name => library.Find(AtariGames.All.Single(game => game.Id == $"ALE/{name}-v5")));
        foreach (var rom in dumps)
        {
            Measure(rom, 1, WarmUpSeconds);
            var everyFrame = Measure(rom, 1, seconds);
            Measure(rom, 4, WarmUpSeconds);
            var everyFourth = Measure(rom, 4, seconds);
            var agent = AtariAgentBenchmark.Measure(catalog, rom, WarmUpSeconds, seconds);
            if (json)
            {
                JsonLines.Write(new JsonObject
                {
                    ["rom"] = Path.GetFileName(rom.Path),
                    ["framesPerSecond"] = Math.Round(everyFrame.Rate),
                    ["framesPerSecondEveryFourthSeen"] = Math.Round(everyFourth.Rate),
                    ["allocatedBytesPerFrame"] = Math.Round(everyFrame.Bytes, 3),
                    ["decisionsPerSecond"] = Math.Round(agent.DecisionsPerSecond),
                    ["microsecondsPerDecision"] = new JsonObject
                    {
                        ["environment"] = Math.Round(agent.Environment, 1),
                        ["network"] = Math.Round(agent.Network, 1),
                        ["referenceBatch"] = Math.Round(agent.ReferenceBatch, 1),
                        ["rest"] = Math.Round(agent.Rest, 1),
                    },
                    ["seconds"] = seconds,
                });
            }
            else
            {
                Console.Out.WriteLine(
                    $"{Path.GetFileName(rom.Path)}: {everyFrame.Rate:F0} frames/s, {everyFourth.Rate:F0} if every fourth is looked at,"
                    + $" {everyFrame.Bytes:F1} bytes allocated a frame");
                Console.Out.WriteLine(
                    $"    {agent.DecisionsPerSecond:F0} decisions/s in training; a decision's microseconds: {agent.Environment:F0} environment,"
                    + $" {agent.Network:F0} network, {agent.ReferenceBatch:F0} reference batch, {agent.Rest:F0} else");
            }
        }
    }

    private static (double Rate, double Bytes) Measure(Rom rom, int skip, double seconds)
    {
        var rules = rom.Game.Facts;
        var console = new GameConsole(rom.Game, rom.Bytes, rules.Modes[0], rules.Difficulties[0]);
        var random = new RandomSource(new NoiseKey(1, 0, 0, NoisePurpose.Episode));
        var seen = new byte[console.Screen.Length];
        var (frames, elapsed) = (0L, 0.0);
        var bytes = GC.GetAllocatedBytesForCurrentThread();
        for (var began = Stopwatch.GetTimestamp(); elapsed < seconds; elapsed = Stopwatch.GetElapsedTime(began).TotalSeconds)
        {
            for (var i = 0; i < 64; i++)
            {
                var action = rules.MinimalActions[random.NextInt32(rules.MinimalActions.Count)];
                for (var frame = 1; frame <= skip; frame++)
                {
                    console.IsWatched = frame == skip;
                    console.Act(action);
                }
                frames += skip;
                console.Screen.CopyTo(seen);
                if (console.IsOver)
                {
                    console.IsWatched = false;
                    console.Reset();
                }
            }
        }
        return (frames / elapsed, (double)(GC.GetAllocatedBytesForCurrentThread() - bytes) / frames);
    }
}
