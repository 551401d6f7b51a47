using CsCheck;
using Escalade.Noise;
using Escalade.Optimizers;
using Escalade.Strategies;
using Escalade.Strategies.EpisodeCaps;
using Escalade.Strategies.OpenAi;
using Escalade.Tests.Noise;
using Escalade.Tests.Support;
using Escalade.Threading;
using Escalade.Training;

namespace Escalade.Tests.Training;

public class FoldTests
{
    private static readonly Gen<OpenAiEsSpec> GenStrategy =
        from shaping in Choice.Of<ShapingSpec>(
            new CenteredRanks(), new StandardizedReturns(), new RawReturns(), new SignOfReturns(), new TopDirections { Directions = 2 })
        from optimizer in Choice.Of<OptimizerSpec>(new AdamSpec(), new SgdSpec(), new MomentumSpec())
        from decay in Choice.Of(0, 0.01)
        from shift in Choice.Of(0, 0.5)
        from cap in Choice.Of<EpisodeCapSpec>(new NoEpisodeCap(), new FixedEpisodeCap { Timesteps = 20 }, new MeanEpisodeCap(), new RatioEpisodeCap { Initial = 20 })
        select new OpenAiEsSpec
        {
            Shaping = shaping,
            Optimizer = optimizer,
            WeightDecay = decay,
            RewardShift = shift,
            EpisodeCap = cap,
            Sigma = new Schedule { From = 0.1, Decay = 0.9 },
        };

    private static readonly Gen<EpisodeResult> GenEpisode =
        from value in Gen.Frequency(
            (8, Gen.Double[-10, 10]), (1, Choice.Of(double.NaN, double.PositiveInfinity, double.NegativeInfinity)))
        from length in Gen.Int[1, 40]
        select new EpisodeResult(value, length);

    /// <summary>Around one and two blocks of parameters, several generations long, with 1, 2 and 3 threads.</summary>
    [Fact]
    public void Advance_OfAnyResults_EqualsTheOracle() =>
        Gen.Select(
            GenStrategy, Choice.Of(1, 70, 4095, 4097, 9000), Gen.Int[1, 3],
            Gen.Int[1, 6].SelectMany(pairs => GenEpisode.Array[2 * pairs]).Array[1, 3], Gen.ULong)
            .Sample((strategy, count, threads, generations, seed) =>
            {
                using var team = new ThreadTeam(threads);
                var fold = new Fold(strategy, team);
                var (actual, expected) = (State(strategy, count, seed), State(strategy, count, seed));
                for (var g = 0; g < generations.Length; g++)
                {
                    var results = Results(g, generations[g]);
                    fold.Advance(actual, results);
                    Oracle(strategy, expected, results);
                }

                Bits.Same(expected.Parameters, actual.Parameters, "parameters");
                Assert.Equal(ToyRun.Hash(expected), ToyRun.Hash(actual));
            }, iter: 60);

    [Fact]
    public void Advance_OfResultsOfAnotherGeneration_Throws()
    {
        var strategy = new OpenAiEsSpec();
        using var team = new ThreadTeam(1);
        var state = State(strategy, 3, 1);
        Assert.Throws<ArgumentException>(() => new Fold(strategy, team).Advance(state, Results(1, [new(1, 1), new(2, 1)])));
        Assert.Equal(0, state.Generation);
    }

    [Fact]
    public void Advance_WithARewardShift_RanksBySurplusPerTimestep()
    {
        // Raw returns favour the positive half; with 1 subtracted a timestep the negative one did better.
        var results = Results(0, [new(10, 10), new(9, 5)]);
        float Moved(double shift)
        {
            var strategy = new OpenAiEsSpec { Shaping = new SignOfReturns(), Optimizer = new SgdSpec(), RewardShift = shift };
            using var team = new ThreadTeam(1);
            var state = new TrainingState(strategy, 5, new float[1], 1);
            new Fold(strategy, team).Advance(state, results);
            return state.Parameters[0];
        }

        Assert.Equal(-Moved(0), Moved(1));
        Assert.NotEqual(0, Moved(1));
    }

    private static TrainingState State(StrategySpec strategy, int count, ulong seed)
    {
        var parameters = new float[count];
        GaussianNoise.Fill(new NoiseKey(seed, 0, 0, NoisePurpose.Initialization), 0, parameters);
        return new TrainingState(strategy, seed, parameters, observationSize: 1);
    }

    private static GenerationResults Results(int generation, EpisodeResult[] episodes)
    {
        var results = new GenerationResults(1) { Generation = generation };
        results.Resize(episodes.Length, 0);
        episodes.CopyTo(results.CandidatesToWrite);
        results.Observations.Add([generation + 0.5]);
        return results;
    }

    /// <summary>One generation as the paper has it: no threads, no blocks, every sum in the order of the pairs.</summary>
    private static void Oracle(OpenAiEsSpec strategy, TrainingState state, GenerationResults results)
    {
        var returns = new List<double>();
        var lengths = new List<int>();
        foreach (var (value, length) in results.Candidates)
        {
            var surplus = value - strategy.RewardShift * length;
            returns.Add(double.IsFinite(surplus) ? surplus : double.NegativeInfinity);
            lengths.Add(length);
        }
        var weights = new float[returns.Count / 2];
        strategy.Shaping.Shape(returns.ToArray(), strategy.Sigma.At(state.Generation), weights);

        var gradient = new float[state.Parameters.Length];
        for (var pair = 0; pair < returns.Count / 2; pair++)
        {
            GaussianNoiseOracle.AddWeighted(
                new NoiseKey(state.Seed, state.Generation, pair, NoisePurpose.Perturbation), [weights[pair]], 0, gradient);
        }
        for (var i = 0; i < gradient.Length && strategy.WeightDecay > 0; i++)
        {
            gradient[i] = MathF.FusedMultiplyAdd(-(float)strategy.WeightDecay, state.Parameters[i], gradient[i]);
        }
        float[][] memory = [.. strategy.Optimizer.StateNames.Select(name => state.Search.Vector($"optimizer.{name}"))];
        strategy.Optimizer.Step(state.Generation, gradient, state.Parameters, new OptimizerState(memory, 0, gradient.Length));

        Assert.True(state.Observations.TryMerge(results.Observations));
        state.EpisodeCap = strategy.EpisodeCap.Next(state.EpisodeCap, lengths.ToArray());
        state.Episodes += lengths.Count;
        state.Timesteps += lengths.Sum();
        state.Generation++;
    }
}
