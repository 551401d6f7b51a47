namespace Escalade.Optimizers;

/// <summary>A slice of the vectors that an optimiser remembers.</summary>
/// <param name="vectors">In the order of <see cref="OptimizerSpec.Remembers"/>.</param>
/// <param name="start">Where the slice begins.</param>
/// <param name="length">How long it is.</param>
public readonly ref struct OptimizerMemory(ReadOnlySpan<float[]> vectors, int start, int length)
{
    private readonly ReadOnlySpan<float[]> _vectors = vectors;
    private readonly int _start = start;
    private readonly int _length = length;

    /// <summary>The slice of one vector.</summary>
    public Span<float> this[int index] => _vectors[index].AsSpan(_start, _length);
}
