using BenchmarkDotNet.Attributes;
using Escalade.Policies;

namespace Escalade.Benchmarks;

/// <summary>One decision of each kind of policy, at Humanoid's sizes.</summary>
public class PolicyBenchmarks
{
    private const int Observations = 348;
    private const int Actions = 17;

    private readonly float[] _observation = [.. Enumerable.Range(0, Observations).Select(i => MathF.Sin(i))];
    private readonly float[] _output = new float[Actions];
    private readonly IPolicy _linear = Build(new LinearPolicySpec());
    private readonly IPolicy _mlp64 = Build(new MlpPolicySpec());
    private readonly IPolicy _mlp256 = Build(new MlpPolicySpec { Hidden = [256, 256] });
    private readonly IPolicy _gru = Build(new GruPolicySpec());

    [Benchmark(Baseline = true)]
    public void Linear() => _linear.Act(_observation, _output);

    [Benchmark]
    public void Mlp64() => _mlp64.Act(_observation, _output);

    [Benchmark]
    public void Mlp256() => _mlp256.Act(_observation, _output);

    [Benchmark]
    public void Gru32() => _gru.Act(_observation, _output);

    private static IPolicy Build(PolicySpec spec)
    {
        var policy = spec.Create(Observations, Actions);
        var parameters = new float[policy.Layout.Count];
        policy.Initialize(1, parameters);
        policy.SetParameters(parameters);
        return policy;
    }
}
