using BenchmarkDotNet.Attributes;
using Escalade.Noise;
using Escalade.Numerics;

namespace Escalade.Benchmarks;

/// <summary>The update's inner loop: noise made and added up, at each vector width that the processor has.</summary>
public class NoiseBenchmarks
{
    private const int Pairs = 256;
    private const int Parameters = 4096;

    private readonly NoiseKey[] _keys =
        [.. Enumerable.Range(0, Pairs).Select(i => new NoiseKey(1, 0, i, NoisePurpose.Perturbation))];

    private readonly float[] _weights = [.. Enumerable.Range(1, Pairs).Select(i => i * 0.001f)];
    private readonly float[] _sum = new float[Parameters];

    [Benchmark(Baseline = true, OperationsPerInvoke = Pairs * Parameters)]
    public void Vector128() =>
        GaussianNoise.AddWeighted<Vector128Wide, Counter128Wide>(_keys, _weights, 0, _sum);

    [Benchmark(OperationsPerInvoke = Pairs * Parameters)]
    public void Vector256() =>
        GaussianNoise.AddWeighted<Vector256Wide, Counter256Wide>(_keys, _weights, 0, _sum);

    [Benchmark(OperationsPerInvoke = Pairs * Parameters)]
    public void Vector512() =>
        GaussianNoise.AddWeighted<Vector512Wide, Counter512Wide>(_keys, _weights, 0, _sum);
}
