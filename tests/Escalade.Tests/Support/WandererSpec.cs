using Escalade.Noise;
using Escalade.Settings;
using Escalade.Strategies;
using Escalade.Threading;

namespace Escalade.Tests.Support;

/// <summary>
/// A strategy that nobody should use, made of what the others do without: it moves to the candidate whose behaviour is farthest from
/// all that it has seen, keeps every behaviour it moved to in an archive that grows, and counts in a scalar how often the return fell.
/// </summary>
internal sealed record WandererSpec : StrategySpec
{
    private const string Archive = "archive", Falls = "falls", Last = "last";

    public double Sigma { get; init; } = 0.1;

    public override void Declare(SearchState state)
    {
        state.Declare<double>(Archive, grows: true, 0, state.BehaviorSize);
        state.DeclareScalar(Falls, 0);
        state.DeclareScalar(Last, double.NegativeInfinity);
    }

    public override void Sample(SearchState state, int candidate, int start, Span<float> slice)
    {
        state.Parameters.AsSpan(start, slice.Length).CopyTo(slice);
        GaussianNoise.AddWeighted(state.NoiseOf(candidate), [(float)Sigma], start, slice);
    }

    /// <summary>Whom to move to, the return there, and the behaviour there.</summary>
    public override int UtilityCount(SearchState state, int candidates) => 2 + state.BehaviorSize;

    public override void ToUtilities(SearchState state, Scores scores, Span<float> utilities)
    {
        var (best, farthest) = (0, -1.0);
        for (var i = 0; i < scores.Returns.Length; i++)
        {
            var distance = Distance(state, scores.Behavior(i));
            (best, farthest) = distance > farthest ? (i, distance) : (best, farthest);
        }
        (utilities[0], utilities[1]) = (best, (float)scores.Returns[best]);
        for (var k = 0; k < scores.BehaviorSize; k++)
        {
            utilities[2 + k] = (float)scores.Behavior(best)[k];
        }
    }

    public override void Fold(SearchState state, ReadOnlyMemory<float> utilities, int candidates, ThreadTeam team)
    {
        var (best, value) = ((int)utilities.Span[0], utilities.Span[1]);
        team.ForEachBlock(state.Parameters.Length, (start, length) =>
            GaussianNoise.AddWeighted(state.NoiseOf(best), [(float)Sigma], start, state.Parameters.AsSpan(start, length)));
        var archive = state.Array<double>(Archive);
        archive.Resize(archive.Shape[0] + 1);
        for (var k = 0; k < state.BehaviorSize; k++)
        {
            archive.Row(archive.Shape[0] - 1)[k] = utilities.Span[2 + k];
        }
        state.Scalar(Falls) += value < state.Scalar(Last) ? 1 : 0;
        state.Scalar(Last) = value;
    }

    public override StrategySpec Visit(SettingsVisitor keys) =>
        (WandererSpec)VisitShared(keys) with { Sigma = keys.Number(Sigma, Limits.Above(0)) };

    private static double Distance(SearchState state, ReadOnlySpan<double> behavior)
    {
        var archive = state.Array<double>(Archive);
        var least = double.MaxValue;
        for (var row = 0; row < archive.Shape[0]; row++)
        {
            var squares = 0.0;
            for (var k = 0; k < behavior.Length; k++)
            {
                squares += (behavior[k] - archive.Row(row)[k]) * (behavior[k] - archive.Row(row)[k]);
            }
            least = Math.Min(least, squares);
        }
        return least;
    }
}
