namespace Escalade.Cluster.Wire;

/// <summary>Episodes of a round with consecutive numbers.</summary>
/// <param name="Start">The first number.</param>
/// <param name="Count">How many.</param>
internal readonly record struct WorkRange(int Start, int Count)
{
    /// <summary>The number after the last.</summary>
    public int End => Start + Count;
}
