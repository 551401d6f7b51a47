using Escalade.Noise;
using Escalade.Optimizers;
using Escalade.Settings;
using Escalade.Strategies;
using Escalade.Threading;

namespace OwnProgram;

/// <summary>Steps towards the best candidate; an optimiser says how far.</summary>
internal sealed record BestSpec : StrategySpec
{
    private const string Memory = "memory.";

    /// <summary>The standard deviation of candidates, above 0.</summary>
    public double Sigma { get; init; } = 0.2;

    /// <summary>How a direction becomes a step.</summary>
    public OptimizerSpec Optimizer { get; init; } = new SignsSpec();

    public override void Declare(SearchState state)
    {
        foreach (var name in Optimizer.StateNames)
        {
            state.DeclareVector(Memory + name);
        }
    }

    public override void Sample(SearchState state, int candidate, int start, Span<float> slice)
    {
        state.Parameters.AsSpan(start, slice.Length).CopyTo(slice);
        GaussianNoise.AddWeighted(NoiseOf(state, candidate), [(float)Sigma], start, slice);
    }

    public override int UtilityCount(SearchState state, int candidates) => 1;

    public override void ToUtilities(SearchState state, Scores scores, Span<float> utilities)
    {
        var best = 0;
        for (var i = 1; i < scores.Returns.Length; i++)
        {
            best = scores.Returns[i] > scores.Returns[best] ? i : best;
        }
        utilities[0] = best;
    }

    public override void Fold(SearchState state, ReadOnlyMemory<float> utilities, int candidates, ThreadTeam team)
    {
        var best = (int)utilities.Span[0];
        float[][] memory = [.. Optimizer.StateNames.Select(name => state.Vector(Memory + name))];
        team.ForEachBlock(state.Parameters.Length, (start, length) =>
        {
            var direction = new float[length];
            GaussianNoise.AddWeighted(NoiseOf(state, best), [1], start, direction);
            Optimizer.Step(state.Generation, direction, state.Parameters.AsSpan(start, length), new OptimizerState(memory, start, length));
        });
    }

    public override StrategySpec Visit(SettingsVisitor keys) => (BestSpec)VisitShared(keys) with
    {
        Sigma = keys.Number(Sigma, Limits.Above(0).To(10)),
        Optimizer = keys.Kind(Optimizer),
    };

    private static NoiseKey NoiseOf(SearchState state, int candidate) =>
        new(state.Seed, state.Generation, candidate, NoisePurpose.Perturbation);
}
