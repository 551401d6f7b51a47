namespace Escalade.Noise;

/// <summary>Standard normal vectors from counters.</summary>
public static class GaussianNoise
{
    /// <summary>Box and Muller 1958.</summary>
    internal static (float Cosine, float Sine) Transform(uint radiusBits, uint angleBits)
    {
        var radius = Math.Sqrt(-2 * Math.Log((radiusBits + 0.5) / 4294967296.0));
        var (sine, cosine) = Math.SinCos(angleBits * (2 * Math.PI / 4294967296.0));
        return ((float)(radius * cosine), (float)(radius * sine));
    }
}
