namespace Escalade.Environments;

/// <summary>Count, sum and sum of squares of observations, in double. Merging is done in index order, so sums do not depend on threads.</summary>
public sealed class ObservationMoments
{
    /// <param name="size">Numbers in an observation.</param>
    public ObservationMoments(int size)
    {
        Sum = new double[size];
        SumOfSquares = new double[size];
    }

    /// <summary>Observations counted.</summary>
    public long Count { get; internal set; }

    /// <summary>Sum of each component, <c>[ObservationSize]</c>.</summary>
    public double[] Sum { get; }

    /// <summary>Sum of each component's square, <c>[ObservationSize]</c>.</summary>
    public double[] SumOfSquares { get; }

    /// <summary>Whether no observation was NaN or infinite, nor its square.</summary>
    internal bool IsFinite => Array.TrueForAll(Sum, double.IsFinite) && Array.TrueForAll(SumOfSquares, double.IsFinite);

    /// <summary>Forgets all.</summary>
    public void Clear()
    {
        Count = 0;
        Array.Clear(Sum);
        Array.Clear(SumOfSquares);
    }

    /// <summary>Counts one observation.</summary>
    public void Add(ReadOnlySpan<double> observation)
    {
        Count++;
        for (var i = 0; i < Sum.Length; i++)
        {
            Sum[i] += observation[i];
            SumOfSquares[i] += observation[i] * observation[i];
        }
    }

    /// <summary>Counts all that another has counted.</summary>
    public void Merge(ObservationMoments other)
    {
        if (other.Count == 0)
        {
            return;
        }
        Count += other.Count;
        for (var i = 0; i < Sum.Length; i++)
        {
            Sum[i] += other.Sum[i];
            SumOfSquares[i] += other.SumOfSquares[i];
        }
    }
}
