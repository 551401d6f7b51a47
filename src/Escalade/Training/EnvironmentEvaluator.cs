using System.Diagnostics;
using Escalade.Environments;
using Escalade.Noise;
using Escalade.Policies;
using Escalade.Recipes;

namespace Escalade.Training;

/// <summary>Evaluates a candidate by letting its policy play one episode.</summary>
internal sealed class EnvironmentEvaluator : IEvaluator
{
    // Reading the clock costs some 25 ns: around every sixteenth step is enough for a share.
    private const int ClockEvery = 16;

    private readonly Recipe _recipe;
    private readonly IEnvironment _environment;
    private readonly IPolicy _policy;
    private readonly ActionDecoder _decoder;
    private readonly PolicyView _view;
    private readonly RandomSource _episodeRandom = new(default);
    private readonly RandomSource _actionRandom = new(default);
    private readonly float[] _outputs;
    private readonly double[] _action;
    private readonly float[] _candidate;
    private (TrainingState? State, int Generation) _loaded = (null, -1);
    private long _simulatorTicks;
    private long _totalTicks;

    public EnvironmentEvaluator(Recipe recipe, IEnvironment environment)
    {
        _recipe = recipe;
        _environment = environment;
        _decoder = new ActionDecoder(recipe.Actions, environment.Spec.Actions);
        _policy = recipe.Policy.Create(environment.Spec.ObservationSize, _decoder.OutputSize);
        _view = new PolicyView(environment, recipe.Observations);
        _outputs = new float[_decoder.OutputSize];
        _action = new double[_decoder.ActionSize];
        _candidate = new float[_policy.Layout.Count];
    }

    public IPolicy Policy => _policy;

    public int BatchSize => 1;

    public int ObservationSize => _environment.Spec.ObservationSize;

    public (double Simulator, double Total) Seconds =>
        (ClockEvery * (double)_simulatorTicks / Stopwatch.Frequency, (double)_totalTicks / Stopwatch.Frequency);

    public bool Evaluate(
        TrainingState state,
        ReadOnlySpan<Candidate> candidates,
        Span<EpisodeResult> results,
        ReadOnlySpan<ObservationMoments?> moments,
        CancellationToken abandoned)
    {
        if (_loaded != (state, state.Generation))
        {
            _view.Load(state.Observations);
            if (_policy is IReferencePolicy { ReferenceSize: > 0 } policy && _loaded.State != state)
            {
                policy.SetReference(state.Reference);
            }
            _loaded = (state, state.Generation);
        }
        for (var i = 0; i < candidates.Length; i++)
        {
            if (Evaluate(state, candidates[i], moments[i], abandoned) is not { } result)
            {
                return false;
            }
            results[i] = result;
        }
        return true;
    }

    public void Dispose() => _environment.Dispose();

    private EpisodeResult? Evaluate(
        TrainingState state, Candidate candidate, ObservationMoments? moments, CancellationToken abandoned)
    {
        var began = Stopwatch.GetTimestamp();
        if (candidate.Sign == 0)
        {
            _policy.SetParameters(state.Parameters);
            _episodeRandom.Restart(new NoiseKey(state.Seed, state.Generation, candidate.Index, candidate.Purpose));
        }
        else
        {
            var scale = (float)(candidate.Sign * _recipe.Strategy.Sigma.At(state.Generation));
            Perturbation.Apply(state, candidate.Index, scale, _candidate);
            _policy.SetParameters(_candidate);
            // Both halves of a pair start alike, so that their difference tells more of the policy than of luck.
            _episodeRandom.Restart(new NoiseKey(state.Seed, state.Generation, candidate.Index, NoisePurpose.Episode));
        }
        var noise = candidate.Sign != 0 && _recipe.Actions.Noise > 0 ? _actionRandom : null;
        noise?.Restart(new NoiseKey(state.Seed, state.Generation, candidate.Index, NoisePurpose.ActionNoise));
        // The unperturbed policy is judged on whole episodes. An environment that forgets its own limit is held to it.
        var limit = _environment.Spec.MaxEpisodeSteps;
        var cap = candidate.Sign == 0 || state.EpisodeCap == 0 ? limit : Math.Min(limit, state.EpisodeCap);
        var result = Play(cap, noise, moments, abandoned);
        _totalTicks += Stopwatch.GetTimestamp() - began;
        return result;
    }

    private EpisodeResult? Play(int cap, RandomSource? noise, ObservationMoments? moments, CancellationToken abandoned)
    {
        _policy.Reset();
        _view.Reset(_episodeRandom);
        var total = 0.0;
        for (var length = 1; ; length++)
        {
            _policy.Act(_view.See(moments), _outputs);
            _decoder.Decode(_outputs, _action, noise);

            var timed = length % ClockEvery == 1;
            var before = timed ? Stopwatch.GetTimestamp() : 0;
            var step = _view.Step(_action);
            if (timed)
            {
                _simulatorTicks += Stopwatch.GetTimestamp() - before;
            }
            total += step.Reward;
            if (step.IsLast || length == cap)
            {
                return new EpisodeResult(total, length);
            }
            if (abandoned.IsCancellationRequested)
            {
                return null;
            }
        }
    }
}
