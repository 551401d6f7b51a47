using BenchmarkDotNet.Attributes;
using Escalade.Environments;
using Escalade.MuJoCo;
using Escalade.Noise;

namespace Escalade.Benchmarks;

/// <summary>One timestep of each MuJoCo task, resets included.</summary>
public class StepBenchmarks
{
    private readonly RandomSource _random = new(default);
    private IEnvironment _environment = null!;
    private double[] _observation = [];
    private double[] _action = [];
    private bool _over = true;

    public static IEnumerable<string> Tasks => MuJoCoTasks.All.Select(task => task.Name);

    [ParamsSource(nameof(Tasks))]
    public string Task { get; set; } = "";

    [GlobalSetup]
    public void Setup()
    {
        _environment = MuJoCoTasks.All.Single(task => task.Name == Task).Create(null);
        _observation = new double[_environment.Spec.ObservationSize];
        _action = new double[_environment.Spec.Actions.Size];
    }

    [GlobalCleanup]
    public void Cleanup() => _environment.Dispose();

    [Benchmark]
    public void Step()
    {
        if (_over)
        {
            _environment.Reset(_random, _observation);
        }
        for (var i = 0; i < _action.Length; i++)
        {
            _action[i] = _random.Uniform(-0.4, 0.4);
        }
        _over = _environment.Step(_action, _observation).IsLast;
    }
}
