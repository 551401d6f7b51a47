using System.Buffers;
using Escalade.Settings;

namespace Escalade.Strategies.OpenAi;

/// <summary>
/// Augmented random search (Mania et al. 2018, algorithm 2): of all pairs the <see cref="Directions"/> whose better
/// half returned most, return differences divided by their number and by the deviation of their returns.
/// </summary>
/// <remarks>With as many directions as pairs this is ARS V1 or V2, with fewer V1-t or V2-t.</remarks>
public sealed record TopDirections : ShapingSpec
{
    /// <summary>Pairs that are used (b of the paper), at least 1; more than there are means all.</summary>
    public int Directions { get; init; } = int.MaxValue;

    /// <inheritdoc/>
    public override ShapingSpec Visit(SettingsVisitor keys) => this with { Directions = keys.Whole(Directions, Limits.From(1)) };

    /// <inheritdoc/>
    public override void Shape(Span<double> returns, double sigma, Span<float> weights)
    {
        weights.Clear();
        if (!ReplaceNonFinite(returns))
        {
            return;
        }
        BringToScale(returns);
        var pairs = weights.Length;
        var used = Math.Min(Directions, pairs);
        var order = ArrayPool<int>.Shared.Rent(pairs);
        var scores = ArrayPool<double>.Shared.Rent(pairs);
        var chosen = ArrayPool<double>.Shared.Rent(2 * used);
        for (var i = 0; i < pairs; i++)
        {
            order[i] = i;
            scores[i] = Math.Max(returns[2 * i], returns[2 * i + 1]);
        }
        // Best first; of equals the lower index. Then back into index order, so that sums do not depend on the sort.
        order.AsSpan(0, pairs).Sort(
            (a, b) => scores[b].CompareTo(scores[a]) is var c && c != 0 ? c : a.CompareTo(b));
        var best = order.AsSpan(0, used);
        best.Sort();
        for (var i = 0; i < used; i++)
        {
            chosen[2 * i] = returns[2 * best[i]];
            chosen[2 * i + 1] = returns[2 * best[i] + 1];
        }
        var deviation = Deviation(chosen.AsSpan(0, 2 * used));
        if (deviation > 0)
        {
            var scale = 1 / (used * deviation);
            foreach (var i in best)
            {
                weights[i] = (float)((returns[2 * i] - returns[2 * i + 1]) * scale);
            }
        }
        ArrayPool<int>.Shared.Return(order);
        ArrayPool<double>.Shared.Return(scores);
        ArrayPool<double>.Shared.Return(chosen);
    }
}
