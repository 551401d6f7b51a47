using BenchmarkDotNet.Attributes;
using Escalade.Noise;
using Escalade.Numerics;

namespace Escalade.Benchmarks;

/// <summary>The update's inner loop: noise made and added up, at each vector width that the processor has.</summary>
public class NoiseBenchmarks
{
    private const int Vectors = 256;
    private const int Parameters = 4096;

    private static readonly NoiseKey s_first = new(1, 0, 0, NoisePurpose.Perturbation);

    private readonly float[] _weights = [.. Enumerable.Range(1, Vectors).Select(i => i * 0.001f)];
    private readonly float[] _sum = new float[Parameters];

    [Benchmark(Baseline = true, OperationsPerInvoke = Vectors * Parameters)]
    public void Vector128() =>
        GaussianNoise.AddWeighted<Vector128Wide, Counter128Wide>(s_first, _weights, 0, _sum);

    [Benchmark(OperationsPerInvoke = Vectors * Parameters)]
    public void Vector256() =>
        GaussianNoise.AddWeighted<Vector256Wide, Counter256Wide>(s_first, _weights, 0, _sum);

    [Benchmark(OperationsPerInvoke = Vectors * Parameters)]
    public void Vector512() =>
        GaussianNoise.AddWeighted<Vector512Wide, Counter512Wide>(s_first, _weights, 0, _sum);
}
