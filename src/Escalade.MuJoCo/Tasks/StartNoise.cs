using Escalade.Noise;

namespace Escalade.MuJoCo.Tasks;

/// <summary>Random deviations from the reference pose at the start of an episode.</summary>
internal static class StartNoise
{
    /// <summary>Adds to each number one drawn uniformly from [-scale, scale).</summary>
    public static void AddUniform(Span<double> values, RandomSource random, double scale)
    {
        foreach (ref var value in values)
        {
            value += random.Uniform(-scale, scale);
        }
    }

    /// <summary>Adds to each number a normal one of standard deviation <paramref name="scale"/>.</summary>
    public static void AddNormal(Span<double> values, RandomSource random, double scale)
    {
        foreach (ref var value in values)
        {
            value += scale * random.NextNormal();
        }
    }
}
