namespace Escalade.Tests.Noise;

/// <summary>The standard normal distribution in double, by plain integration.</summary>
internal static class NormalLaw
{
    private static double Density(double x) => Math.Exp(-x * x / 2) / Math.Sqrt(2 * Math.PI);

    /// <summary>Simpson's rule over one step: exact to h^5.</summary>
    public static double Between(double a, double b) =>
        (b - a) / 6 * (Density(a) + 4 * Density((a + b) / 2) + Density(b));

    /// <summary>The probability below x, from ten further down, in steps of a thousandth.</summary>
    public static double Below(double x)
    {
        var sum = 0.0;
        for (var i = 0; i < 10_000; i++)
        {
            sum += Between(x - 10 + i / 1000.0, x - 10 + (i + 1) / 1000.0);
        }
        return sum;
    }
}
