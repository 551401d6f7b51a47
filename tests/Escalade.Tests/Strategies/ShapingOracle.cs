using Escalade.Strategies.OpenAi;

namespace Escalade.Tests.Strategies;

/// <summary>Each shaping as its definition says, in double, without care for speed.</summary>
internal static class ShapingOracle
{
    public static double[] Weights(ShapingSpec shaping, double[] returns, double sigma)
    {
        var n = returns.Length;
        var pairs = n / 2;
        var finite = returns.Where(double.IsFinite).ToArray();
        var mended = returns.Select(r => double.IsFinite(r) ? r : finite.DefaultIfEmpty(0).Min()).ToArray();
        switch (shaping)
        {
            case CenteredRanks:
                // The rank of a return: how many are below it, and half of the others that equal it.
                var ranks = returns.Select(r => returns.Count(o => o < r) + (returns.Count(o => o == r) - 1) / 2.0).ToArray();
                return Differences(ranks.Select(rank => (rank / (n - 1) - 0.5) / n).ToArray());
            case StandardizedReturns:
                var deviation = Deviation(mended);
                return deviation > 0 ? Differences([.. mended.Select(r => r / deviation / n / sigma)]) : new double[pairs];
            case RawReturns:
                return Differences([.. mended.Select(r => r / n / sigma)]);
            case SignOfReturns:
                return [.. Enumerable.Range(0, pairs).Select(i =>
                    (returns[2 * i] > returns[2 * i + 1] ? 1.0 : returns[2 * i] < returns[2 * i + 1] ? -1.0 : 0.0) / n)];
            case TopDirections top:
                var best = Enumerable.Range(0, pairs)
                    .OrderByDescending(i => Math.Max(mended[2 * i], mended[2 * i + 1])).ThenBy(i => i)
                    .Take(top.Directions).ToArray();
                var spread = Deviation([.. best.Order().SelectMany(i => (double[])[mended[2 * i], mended[2 * i + 1]])]);
                return [.. Enumerable.Range(0, pairs).Select(i =>
                    best.Contains(i) && spread > 0 ? (mended[2 * i] - mended[2 * i + 1]) / (best.Length * spread) : 0)];
            default:
                throw new ArgumentException(shaping.ToString());
        }
    }

    private static double Deviation(double[] values)
    {
        var mean = values.Sum() / values.Length;
        return Math.Sqrt(values.Sum(v => (v - mean) * (v - mean)) / values.Length);
    }

    private static double[] Differences(double[] values) =>
        [.. Enumerable.Range(0, values.Length / 2).Select(i => values[2 * i] - values[2 * i + 1])];
}
