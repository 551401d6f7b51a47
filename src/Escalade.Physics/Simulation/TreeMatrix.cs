namespace Escalade.Physics.Simulation;

/// <summary>The places of a symmetric matrix that follows a tree: of row i the elements with i, its parent, its parent's parent, and so on.</summary>
internal sealed class TreeMatrix
{
    /// <param name="parents">Of each row; a smaller one, or -1.</param>
    public TreeMatrix(int[] parents)
    {
        Parents = parents;
        Rows = new int[parents.Length + 1];
        var columns = new List<int>();
        for (var i = 0; i < parents.Length; i++)
        {
            for (var j = i; j >= 0; j = parents[j])
            {
                columns.Add(j);
            }
            Rows[i + 1] = columns.Count;
        }
        Columns = [.. columns];
    }

    /// <summary>Of each row; -1 for none.</summary>
    public int[] Parents { get; }

    /// <summary>Where each row begins, with its diagonal; the last one is the number of elements.</summary>
    public int[] Rows { get; }

    /// <summary>The column of every element.</summary>
    public int[] Columns { get; }

    /// <summary>Elements kept.</summary>
    public int Size => Columns.Length;
}
