using System.Diagnostics;
using Escalade.Environments;
using Escalade.Noise;
using Escalade.Policies;
using Escalade.Recipes;

namespace Escalade.Training;

/// <summary>Evaluates one candidate after another by letting its policy play an episode.</summary>
internal sealed class EnvironmentEvaluator : IEvaluator
{
    // Reading the clock costs some 25 ns: around every sixteenth step, whatever the episode, is enough for a share.
    private const int ClockEvery = 16;

    private readonly IEnvironment _environment;
    private readonly IPolicy _policy;
    private readonly ActionDecoder _decoder;
    private readonly PolicyView _view;
    private readonly RandomSource _episodeRandom = new(default);
    private readonly RandomSource _actionRandom = new(default);
    private readonly float[] _outputs;
    private readonly double[] _action;
    private (ObservationMoments? Statistics, int Generation) _loaded = (null, -1);
    private float[]? _reference;
    private uint _steps;
    private long _simulatorTicks;
    private long _totalTicks;

    public EnvironmentEvaluator(Recipe recipe, IEnvironment environment)
    {
        _environment = environment;
        _decoder = new ActionDecoder(recipe.Actions, environment.Spec.Actions);
        _policy = recipe.Policy.Create(environment.Spec.ObservationSize, _decoder.OutputSize);
        _view = new PolicyView(environment, recipe.Observations);
        _outputs = new float[_decoder.OutputSize];
        _action = new double[_decoder.ActionSize];
    }

    public int Capacity => 1;

    public (double Simulator, double Total) Seconds =>
        (ClockEvery * (double)_simulatorTicks / Stopwatch.Frequency, (double)_totalTicks / Stopwatch.Frequency);

    public void Evaluate(ITrials trials)
    {
        var before = Stopwatch.GetTimestamp();
        while (trials.Take() is { } trial)
        {
            if (Play(trial) is { } result)
            {
                trials.Complete(trial, result);
            }
            else
            {
                trials.GiveUp(trial);
            }
            var now = Stopwatch.GetTimestamp();
            _totalTicks += now - before;
            before = now;
        }
    }

    public void Dispose() => _environment.Dispose();

    private EpisodeResult? Play(Trial trial)
    {
        Prepare(trial);
        var noise = trial.ActionNoise is null ? null : _actionRandom;
        // An environment that forgets its own limit is held to it.
        var limit = _environment.Spec.MaxEpisodeSteps;
        var cap = trial.LengthLimit == 0 ? limit : Math.Min(limit, trial.LengthLimit);
        _view.Reset(_episodeRandom);
        var total = 0.0;
        for (var length = 1; ; length++)
        {
            _policy.Act(_view.See(trial.Moments), _outputs);
            _decoder.Decode(_outputs, _action, noise);

            var timed = ++_steps % ClockEvery == 0;
            var before = timed ? Stopwatch.GetTimestamp() : 0;
            var step = _view.Step(_action);
            if (timed)
            {
                _simulatorTicks += Stopwatch.GetTimestamp() - before;
            }
            total += step.Reward;
            if (step.IsLast || length == cap)
            {
                (_environment as IBehaviorEnvironment)?.Describe(trial.Behavior);
                return new EpisodeResult(total, length);
            }
            if (trial.IsAbandoned)
            {
                return null;
            }
        }
    }

    private void Prepare(Trial trial)
    {
        if (_loaded != (trial.Statistics, trial.Generation))
        {
            _view.Load(trial.Statistics);
            _loaded = (trial.Statistics, trial.Generation);
        }
        if (_policy is IReferencePolicy { ReferenceSize: > 0 } policy && _reference != trial.Reference)
        {
            policy.SetReference(trial.Reference);
            _reference = trial.Reference;
        }
        _policy.SetParameters(trial.Parameters);
        _policy.Reset();
        _episodeRandom.Restart(trial.Start);
        if (trial.ActionNoise is { } noise)
        {
            _actionRandom.Restart(noise);
        }
    }
}
