namespace Escalade.Optimizers;

/// <summary>A slice of an optimiser's state: of its vectors, such as Adam's moments.</summary>
/// <param name="vectors">In the order of <see cref="OptimizerSpec.StateNames"/>.</param>
/// <param name="start">Where the slice begins.</param>
/// <param name="length">How long it is.</param>
public readonly ref struct OptimizerState(ReadOnlySpan<float[]> vectors, int start, int length)
{
    private readonly ReadOnlySpan<float[]> _vectors = vectors;
    private readonly int _start = start;
    private readonly int _length = length;

    /// <summary>The slice of one vector.</summary>
    public Span<float> this[int index] => _vectors[index].AsSpan(_start, _length);
}
