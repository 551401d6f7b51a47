namespace Escalade.Physics.Mjcf;

/// <summary>A model file that cannot be read, or that uses something that is not supported.</summary>
public sealed class MjcfException : Exception
{
    /// <param name="file">What messages call the file.</param>
    /// <param name="line">Where, from 1; 0 for the file as a whole.</param>
    /// <param name="problem">What is wrong, a sentence.</param>
    public MjcfException(string file, int line, string problem)
        : base(line > 0 ? $"{file}, line {line}: {problem}" : $"{file}: {problem}") =>
        Line = line;

    /// <summary>The line it is about, from 1; 0 for the file as a whole.</summary>
    public int Line { get; }
}
