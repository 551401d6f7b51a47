using Escalade.Settings;

namespace Escalade.Policies;

/// <summary>A convolution over a square input.</summary>
/// <param name="Filters">Numbers out of each place, from 1 to 65,536.</param>
/// <param name="Size">Width and height of the kernel, from 1 to 1,000.</param>
/// <param name="Stride">From one place to the next, from 1 to 1,000.</param>
public sealed record ConvolutionSpec(int Filters, int Size, int Stride) : ISettings<ConvolutionSpec>
{
    /// <inheritdoc/>
    public ConvolutionSpec Visit(SettingsVisitor keys) => new(
        keys.Whole(Filters, Limits.From(1).To(65_536)),
        keys.Whole(Size, Limits.From(1).To(1000)),
        keys.Whole(Stride, Limits.From(1).To(1000)));
}
