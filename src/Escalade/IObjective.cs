namespace Escalade;

/// <summary>Any black box: numbers in, one score out, greater is better.</summary>
public interface IObjective
{
    /// <summary>Numbers it takes.</summary>
    int Dimension { get; }

    /// <summary>The score. Must be thread-safe if more than one thread is to be used.</summary>
    /// <param name="parameters"><c>[Dimension]</c></param>
    /// <returns>Greater is better. A number that is not finite counts as the worst of its generation.</returns>
    double Evaluate(ReadOnlySpan<float> parameters);
}
