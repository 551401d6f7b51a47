using Escalade.Noise;
using Escalade.Optimizers;
using Escalade.Settings;
using Escalade.Strategies;
using Escalade.Strategies.OpenAi;
using Escalade.Tests.Support;

namespace Escalade.Tests;

public class EvolutionStrategyTests
{
    private static readonly float[] Solution = [0.5f, 0.1f, -0.3f];

    private static readonly OpenAiEsSpec Post = new()
    {
        Generation = GenerationSize.OfCandidates(50),
        Sigma = 0.1,
        Shaping = new StandardizedReturns(),
        Optimizer = new SgdSpec { StepSize = 0.001 },
    };

    private static double Quadratic(ReadOnlySpan<float> w)
    {
        var sum = 0.0;
        for (var i = 0; i < w.Length; i++)
        {
            sum -= Math.Pow(w[i] - Solution[i % 3], 2);
        }
        return sum;
    }

    /// <summary>The post's numbers: population 50, sigma 0.1, step 0.001, 300 iterations, from a normal start.</summary>
    [Theory]
    [InlineData(0UL)]
    [InlineData(1UL)]
    [InlineData(2UL)]
    public void Maximize_OfThePostsQuadratic_EndsNearTheSolution(ulong seed)
    {
        var found = EvolutionStrategy.Maximize(Quadratic, 3, Post, generations: 300, seed: seed);

        // Steps of standardised returns are some 0.01 long: the search ends within a few of them.
        Assert.True(found.Return > -0.003, $"{found.Return}");
        Assert.True(found.BestReturn >= found.Return - 0.003);
        Assert.Equal(Quadratic(found.BestParameters), found.BestReturn);
        Assert.Equal(Quadratic(found.Parameters), found.Return);
    }

    public static TheoryData<ShapingSpec, OptimizerSpec> Shapings => new()
    {
        { new RawReturns(), new SgdSpec { StepSize = 0.05 } },
        { new SignOfReturns(), new SgdSpec { StepSize = new Schedule { From = 0.5, Decay = 0.98 } } },
        { new StandardizedReturns(), new MomentumSpec { StepSize = 0.002 } },
        { new CenteredRanks(), new AdamSpec { StepSize = new Schedule { From = 0.1, To = 0.001, Generations = 250 } } },
        { new TopDirections { Directions = 10 }, new SgdSpec { StepSize = new Schedule { From = 0.1, Decay = 0.98 } } },
    };

    [Theory]
    [MemberData(nameof(Shapings))]
    public void Maximize_WithEveryShapingAndOptimizer_ReachesTheSolution(ShapingSpec shaping, OptimizerSpec optimizer)
    {
        var strategy = Post with { Shaping = shaping, Optimizer = optimizer };
        var found = EvolutionStrategy.Maximize(Quadratic, 3, strategy, generations: 300, initial: [2, -2, 2], seed: 1);

        Assert.True(found.Return > -0.01, $"{found.Return}");
    }

    [Fact]
    public void Maximize_WithoutNoiseInTheReturns_FollowsTheGradientExactly()
    {
        // Of a linear function raw differences give the gradient g exactly projected: sum over pairs of e (e.g) / pairs.
        var strategy = Post with { Generation = GenerationSize.OfCandidates(40_000), Shaping = new RawReturns(), Optimizer = new SgdSpec { StepSize = 1 } };
        var found = EvolutionStrategy.Maximize(w => 3 * w[0] - 2 * w[1], 2, strategy, generations: 1, initial: [0, 0]);

        // E e (e.g) = g, with a deviation of about |g| sqrt(2 / pairs) = 0.036 a component; five of them.
        Assert.Equal(3, found.Parameters[0], 0.18);
        Assert.Equal(-2, found.Parameters[1], 0.18);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public void AskAndTell_InACallersLoop_EqualsMaximize(int threads)
    {
        var expected = EvolutionStrategy.Maximize(Quadratic, 3, Post, 40, initial: [1, 2, 3], seed: 9, threads: threads);
        using var es = new EvolutionStrategy(Post, [1, 2, 3], seed: 9);
        while (es.Generation < 40)
        {
            es.Tell(es.Ask().Select(w => Quadratic(w)).ToArray());
        }

        Bits.Same(expected.Parameters, es.Parameters);
        Bits.Same(expected.BestParameters, es.BestParameters);
        Assert.Equal(expected.BestReturn, es.BestReturn);
    }

    [Fact]
    public void Ask_GivesAntitheticPairsOfTheDocumentedNoise()
    {
        using var es = new EvolutionStrategy(Post with { Generation = GenerationSize.OfCandidates(6) }, [1, 2, 3], seed: 4);
        var candidates = es.Ask();
        var noise = new float[3];
        for (var pair = 0; pair < 3; pair++)
        {
            GaussianNoise.Fill(new NoiseKey(4, 0, pair, NoisePurpose.Perturbation), 0, noise);
            for (var i = 0; i < 3; i++)
            {
                Assert.Equal(MathF.FusedMultiplyAdd(0.1f, noise[i], i + 1f), candidates[2 * pair][i]);
                Assert.Equal(MathF.FusedMultiplyAdd(-0.1f, noise[i], i + 1f), candidates[2 * pair + 1][i]);
            }
        }
    }

    [Fact]
    public void Tell_WithoutAskOrWithTooFewReturns_Throws()
    {
        using var es = new EvolutionStrategy(Post, [1, 2, 3]);
        Assert.Throws<InvalidOperationException>(() => es.Tell(new double[50]));
        es.Ask();
        Assert.Throws<ArgumentException>("returns", () => es.Tell(new double[49]));
        es.Tell(new double[50]);
        Assert.Throws<InvalidOperationException>(() => es.Tell(new double[50]));
    }

    [Fact]
    public void Tell_OfReturnsThatAreNotFinite_GoesOnAndNeverCallsThemBest()
    {
        using var es = new EvolutionStrategy(Post, Solution);
        for (var g = 0; g < 20; g++)
        {
            var returns = es.Ask().Select(w => Quadratic(w)).ToArray();
            (returns[3], returns[8], returns[9]) = (double.NaN, double.PositiveInfinity, double.NegativeInfinity);
            es.Tell(returns);
        }

        Assert.InRange(es.BestReturn, -1, 0);
        Assert.True(Quadratic(es.Parameters) > -0.1);

        var before = es.ParametersHash;
        es.Ask();
        es.Tell(Enumerable.Repeat(double.NaN, 50).ToArray());
        Assert.Equal(before, es.ParametersHash);
    }

    [Fact]
    public void Constructor_OfWhatCannotBe_Throws()
    {
        Assert.Throws<ArgumentException>("initial", () => new EvolutionStrategy(Post, []));
        Assert.Throws<ArgumentException>(
            "strategy", () => new EvolutionStrategy(Post with { Generation = new GenerationSize { Episodes = 5 } }, [1]));
        Assert.Throws<RecipeException>(() => new EvolutionStrategy(Post with { Sigma = 0 }, [1]));
        Assert.Throws<RecipeException>(() => new EvolutionStrategy(Post with { Sigma = double.NaN }, [1]));
        Assert.Throws<ArgumentException>(
            "initial", () => EvolutionStrategy.Maximize(Quadratic, 3, Post, 1, initial: [1, 2]));
        Assert.Throws<ArgumentException>("initial", () => new EvolutionStrategy(Post, [1, float.NaN]));
        Assert.Throws<ArgumentOutOfRangeException>("dimension", () => EvolutionStrategy.Maximize(Quadratic, -1, Post, 1));
        Assert.Throws<ArgumentOutOfRangeException>("generations", () => EvolutionStrategy.Maximize(Quadratic, 3, Post, -5));
        using var tiny = new EvolutionStrategy(Post with { Sigma = 1e-30 }, [1]);
        Assert.Throws<InvalidOperationException>(() => tiny.Ask());
    }
}
