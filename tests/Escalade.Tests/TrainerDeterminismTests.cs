using CsCheck;
using Escalade.Noise;
using Escalade.Recipes;
using Escalade.Tests.Support;

namespace Escalade.Tests;

public class TrainerDeterminismTests
{
    private const int Generations = 12;

    public static TheoryData<string> Recipes => [.. ToyRun.All.Keys];

    [Theory]
    [MemberData(nameof(Recipes))]
    public void Step_WithAnyNumberOfThreads_GivesTheSameStates(string recipe)
    {
        var expected = ToyRun.Hashes(ToyRun.All[recipe], Generations);
        foreach (var threads in (int[])[2, 3, 7])
        {
            using var trainer = ToyRun.Start(ToyRun.All[recipe], threads: threads);
            for (var g = 1; g <= Generations; g++)
            {
                trainer.Step();
                Assert.Equal(expected[g], ToyRun.Hash(trainer.State));
            }
        }
    }

    /// <summary>
    /// Recorded hashes, the same on every processor; also with DOTNET_EnableAVX512=0 or DOTNET_EnableAVX2=0. When one
    /// changes, journals of earlier versions can no longer be folded: raise the format, or take the change back.
    /// </summary>
    [Theory]
    [InlineData(nameof(ToyRun.ByCandidates), "e51d62ee995b77ea")]
    [InlineData(nameof(ToyRun.ByTimesteps), "e5f26824221beb72")]
    [InlineData(nameof(ToyRun.Recurrent), "2d5af5f2a9fbbe11")]
    [InlineData(nameof(ToyRun.Referenced), "efa7c1c550146e3f")]
    [InlineData(nameof(ToyRun.Snes), "5649f8cb069c8095")]
    [InlineData(nameof(ToyRun.Cem), "f5b08d28931fdbfe")]
    [InlineData(nameof(ToyRun.Growing), "036255a89cee4584")]
    public void Step_OnAnyMachine_GivesTheRecordedState(string recipe, string expected) =>
        Assert.Equal(expected, ToyRun.Hashes(ToyRun.All[recipe], Generations)[Generations][..16]);

    [Fact]
    public void Step_WithTheSeedAlone_IsDetermined()
    {
        Assert.Equal(ToyRun.Hashes(ToyRun.ByTimesteps, 5, seed: 3), ToyRun.Hashes(ToyRun.ByTimesteps, 5, seed: 3));
        Assert.NotEqual(ToyRun.Hashes(ToyRun.ByTimesteps, 5, seed: 3), ToyRun.Hashes(ToyRun.ByTimesteps, 5, seed: 4));
    }

    [Fact]
    public void Step_WithOtherEvaluationEpisodes_LeadsToTheSameState()
    {
        // They are for people; training must not depend on whether anybody looks.
        var watched = ToyRun.ByTimesteps with { Evaluation = new EvaluationSpec { Episodes = 7 } };
        var alone = ToyRun.ByTimesteps with { Evaluation = new EvaluationSpec { Episodes = 0 } };

        Assert.Equal(ToyRun.Hashes(watched, 5), ToyRun.Hashes(alone, 5));
    }

    [Fact]
    public void Step_ByEpisodesAndTimesteps_ClosesAtTheFirstPrefixThatHasBoth()
    {
        using var trainer = ToyRun.Start(ToyRun.ByTimesteps, threads: 3);
        long episodes = 0, timesteps = 0;
        for (var g = 0; g < Generations; g++)
        {
            trainer.Step();
            var (more, steps) = (trainer.State.Episodes - episodes, trainer.State.Timesteps - timesteps);
            (episodes, timesteps) = (trainer.State.Episodes, trainer.State.Timesteps);
            Assert.True(more >= 10 && steps >= 120, $"{more} episodes, {steps} timesteps");
            // One group fewer would have had too few of one of them; a group of two has at most 50 timesteps.
            Assert.True(more == 10 || steps - 50 < 120, $"{more} episodes, {steps} timesteps");
        }
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(0.3)]
    [InlineData(1.0)]
    public void Step_WithAFractionOfStatistics_CountsTheChosenGroupsOnly(double fraction)
    {
        var recipe = ToyRun.ByCandidates with { Observations = new() { Fraction = fraction } };
        using var trainer = ToyRun.Start(recipe, threads: 2);
        var chosen = 0;
        for (var g = 0; g < 50; g++)
        {
            var before = trainer.State.Observations.Count;
            trainer.Step();
            // The choice is a function of (seed, generation, group) too; the first group of all is always chosen.
            var now = Enumerable.Range(0, 4).Count(group => fraction > 0 && (fraction == 1 || (g == 0 && group == 0)
                || new RandomSource(new NoiseKey(1, g, group, NoisePurpose.StatisticsChoice)).NextDouble() < fraction));
            chosen += now;
            // Two candidates of 3 to 25 timesteps each.
            Assert.InRange(trainer.State.Observations.Count - before, now * 6, now * 50);
        }

        // 200 groups: five deviations of the binomial law.
        Assert.Equal(200 * fraction, chosen, 5 * Math.Sqrt(200 * fraction * (1 - fraction)) + 1);
        Assert.Equal(fraction < 1, trainer.State.Observations.Count < trainer.State.Timesteps);
    }

    /// <summary>Killed after any generations, with any threads each time: the same bytes as straight through.</summary>
    [Fact]
    public void Resume_AfterAnyInterruptions_LeadsToTheSameStates()
    {
        var expected = ToyRun.All.ToDictionary(r => r.Key, r => ToyRun.Hashes(r.Value, Generations));
        Gen.Select(
            Choice.Of(ToyRun.All.Keys.ToArray()), Gen.Int[0, Generations].Array[0, 4], Gen.Int[1, 3].Array[5], Gen.Bool.Array[5])
            .Sample((recipe, stops, threads, checkpoints) =>
            {
                using var temporary = new TemporaryDirectory(inMemory: true);
                ToyRun.Start(ToyRun.All[recipe], temporary["run"]).Dispose();
                var session = 0;
                foreach (var until in stops.Order().Append(Generations))
                {
                    using var trainer = ToyRun.Resume(temporary["run"], threads[session]);
                    trainer.StepTo(until);
                    Assert.Equal(expected[recipe][until], ToyRun.Hash(trainer.State));
                    if (checkpoints[session++])
                    {
                        trainer.WriteCheckpoint();
                    }
                }

                var warnings = new List<string>();
                for (var g = 0; g <= Generations; g++)
                {
                    Assert.Equal(expected[recipe][g], ToyRun.Hash(ToyRun.Rebuild(temporary["run"], g, warnings.Add)));
                }
                Assert.Empty(warnings);
            }, iter: 60);
    }
}
