using System.Numerics;

namespace Escalade.Environments;

/// <summary>
/// Count, mean and sum of squared deviations of observations, in double: Welford 1962 for one observation after another, Chan, Golub and
/// LeVeque 1979 for two sets. However far from zero the observations lie, their deviation is kept. Sets are merged in index order,
/// so the sums do not depend on threads.
/// </summary>
public sealed class ObservationMoments
{
    /// <param name="size">Numbers in an observation.</param>
    public ObservationMoments(int size)
    {
        Mean = new double[size];
        SquaredDeviations = new double[size];
    }

    /// <summary>Observations counted.</summary>
    public long Count { get; internal set; }

    /// <summary>Mean of each component, <c>[ObservationSize]</c>.</summary>
    public double[] Mean { get; }

    /// <summary>Sum over the observations of each component's squared distance from its mean, <c>[ObservationSize]</c>.</summary>
    public double[] SquaredDeviations { get; }

    /// <summary>Forgets all.</summary>
    public void Clear()
    {
        Count = 0;
        Array.Clear(Mean);
        Array.Clear(SquaredDeviations);
    }

    /// <summary>Counts one observation.</summary>
    /// <param name="observation"><c>[ObservationSize]</c></param>
    public void Add(ReadOnlySpan<double> observation)
    {
        Count++;
        // One division for all components. Each is worked on alone, so that the vectors' width cannot change a bit.
        var share = 1.0 / Count;
        var (mean, squares) = (Mean, SquaredDeviations);
        observation = observation[..mean.Length];
        var i = 0;
        for (; i <= mean.Length - Vector<double>.Count; i += Vector<double>.Count)
        {
            var value = new Vector<double>(observation[i..]);
            var before = new Vector<double>(mean, i);
            var distance = value - before;
            var after = before + distance * share;
            after.CopyTo(mean, i);
            (new Vector<double>(squares, i) + distance * (value - after)).CopyTo(squares, i);
        }
        for (; i < mean.Length; i++)
        {
            var distance = observation[i] - mean[i];
            mean[i] += distance * share;
            squares[i] += distance * (observation[i] - mean[i]);
        }
    }

    /// <summary>Counts all that another has counted, unless numbers that are not finite would come of it.</summary>
    /// <param name="other">Not changed.</param>
    /// <returns>Whether it was counted.</returns>
    public bool TryMerge(ObservationMoments other)
    {
        if (other.Count == 0)
        {
            return true;
        }
        var count = Count + other.Count;
        var (share, weight) = ((double)other.Count / count, (double)Count * other.Count / count);
        for (var i = 0; i < Mean.Length; i++)
        {
            var (mean, squares) = Merged(i);
            if (!double.IsFinite(mean) || !double.IsFinite(squares))
            {
                return false;
            }
        }
        for (var i = 0; i < Mean.Length; i++)
        {
            (Mean[i], SquaredDeviations[i]) = Merged(i);
        }
        Count = count;
        return true;

        (double Mean, double Squares) Merged(int i)
        {
            var distance = other.Mean[i] - Mean[i];
            return (Mean[i] + distance * share, SquaredDeviations[i] + other.SquaredDeviations[i] + distance * distance * weight);
        }
    }
}
