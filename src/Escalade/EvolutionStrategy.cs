using Escalade.Noise;
using Escalade.Settings;
using Escalade.Strategies;
using Escalade.Threading;
using Escalade.Training;

namespace Escalade;

/// <summary>
/// Ask and tell, for those who own their loop: ask for candidates, evaluate them in any way, tell their returns.
/// Not thread-safe.
/// </summary>
/// <example>
/// <code>
/// var es = new EvolutionStrategy(new OpenAiEsSpec { Sigma = 0.1 }, initial: new float[3]);
/// while (es.Generation &lt; 300)
/// {
///     es.Tell(es.Ask().Select(w =&gt; Score(w)).ToArray());
/// }
/// </code>
/// </example>
public sealed class EvolutionStrategy : IDisposable
{
    private readonly StrategySpec _strategy;
    private readonly ThreadTeam _team = new(1);
    private readonly Fold _fold;
    private readonly TrainingState _state;
    private readonly GenerationResults _results = new(0);
    private readonly float[][] _candidates;
    private readonly float[] _best;
    private bool _asked;

    /// <param name="strategy">How to perturb and update; its generation must be a number of candidates.</param>
    /// <param name="initial">Where to begin; copied.</param>
    /// <param name="seed">Names all noise: the same seed and returns give the same bytes.</param>
    /// <exception cref="RecipeException">A number of the strategy is out of range.</exception>
    /// <exception cref="ArgumentException">Nothing to optimise, a first point that is not finite, or a generation without a number of candidates.</exception>
    public EvolutionStrategy(StrategySpec strategy, ReadOnlySpan<float> initial, ulong seed = 0)
    {
        SettingsChecker.Check(strategy, "strategy.");
        if (initial.IsEmpty)
        {
            throw new ArgumentException("There is nothing to optimise.", nameof(initial));
        }
        foreach (var value in initial)
        {
            if (!float.IsFinite(value))
            {
                throw new ArgumentException($"The search cannot begin at {value}.", nameof(initial));
            }
        }
        if (strategy.Generation.Candidates is not { } count)
        {
            throw new ArgumentException("Ask and tell need a fixed number of candidates a generation.", nameof(strategy));
        }
        _strategy = strategy;
        _fold = new Fold(strategy, _team);
        _state = new TrainingState(strategy, seed, initial.ToArray(), observationSize: 0);
        _candidates = [.. Enumerable.Range(0, count).Select(_ => new float[_state.Parameters.Length])];
        _best = initial.ToArray();
    }

    /// <summary>Generations told so far.</summary>
    public int Generation => _state.Generation;

    /// <summary>The point the search is at: the mean of the next candidates.</summary>
    public ReadOnlySpan<float> Parameters => _state.Parameters;

    /// <summary>The greatest return told so far, as it was told; minus infinity before the first.</summary>
    public double BestReturn { get; private set; } = double.NegativeInfinity;

    /// <summary>The candidate of <see cref="BestReturn"/>.</summary>
    public ReadOnlySpan<float> BestParameters => _best;

    /// <summary>SHA-256 of <see cref="Parameters"/>.</summary>
    public string ParametersHash => _state.ParametersHash;

    /// <summary>The candidates of this generation.</summary>
    /// <returns><c>[candidates][dimension]</c>, valid until the next call.</returns>
    /// <exception cref="InvalidOperationException">The deviation is so small that no candidate differs from the first point.</exception>
    public IReadOnlyList<float[]> Ask()
    {
        for (var i = 0; i < _candidates.Length; i++)
        {
            _strategy.Sample(_state.Search, i, 0, _candidates[i]);
        }
        if (_state.Generation == 0 && Array.TrueForAll(_candidates, candidate => candidate.AsSpan().SequenceEqual(_state.Parameters)))
        {
            throw new InvalidOperationException(
                "All candidates equal the point they are made around: the deviation is too small for float32 numbers of that size.");
        }
        _asked = true;
        return _candidates;
    }

    /// <summary>Takes the returns of the candidates asked for, and moves.</summary>
    /// <param name="returns">One for each candidate, in their order; greater is better; those that are not finite count as the worst.</param>
    /// <exception cref="InvalidOperationException">Nothing was asked.</exception>
    /// <exception cref="ArgumentException">Not as many returns as candidates.</exception>
    public void Tell(ReadOnlySpan<double> returns)
    {
        if (!_asked)
        {
            throw new InvalidOperationException("Ask before you tell.");
        }
        if (returns.Length != _candidates.Length)
        {
            throw new ArgumentException($"{_candidates.Length} candidates were asked for, {returns.Length} returns told.", nameof(returns));
        }
        _results.Generation = _state.Generation;
        _results.Resize(_candidates.Length, evaluations: 0);
        for (var i = 0; i < returns.Length; i++)
        {
            _results.CandidatesToWrite[i] = new EpisodeResult(returns[i], 1);
            if (double.IsFinite(returns[i]) && returns[i] > BestReturn)
            {
                BestReturn = returns[i];
                _candidates[i].CopyTo(_best, 0);
            }
        }
        _fold.Advance(_state, _results);
        _asked = false;
    }

    /// <summary>Maximises a black box.</summary>
    /// <param name="objective">What to maximise; to minimise, negate it.</param>
    /// <param name="strategy">How to perturb and update.</param>
    /// <param name="generations">How long.</param>
    /// <param name="initial">Where to begin; null for standard normal numbers.</param>
    /// <param name="seed">Names all noise.</param>
    /// <param name="threads">Threads that evaluate; the result does not depend on it.</param>
    /// <param name="progress">Called after each generation.</param>
    public static Optimum Maximize(
        IObjective objective,
        StrategySpec strategy,
        int generations,
        float[]? initial = null,
        ulong seed = 0,
        int threads = 1,
        Action<EvolutionStrategy>? progress = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(objective.Dimension, 1, "dimension");
        ArgumentOutOfRangeException.ThrowIfNegative(generations);
        if (initial is null)
        {
            initial = new float[objective.Dimension];
            GaussianNoise.Fill(new NoiseKey(seed, 0, 0, NoisePurpose.Initialization), 0, initial);
        }
        if (initial.Length != objective.Dimension)
        {
            throw new ArgumentException($"The objective takes {objective.Dimension} numbers, not {initial.Length}.", nameof(initial));
        }
        using var es = new EvolutionStrategy(strategy, initial, seed);
        using var team = new ThreadTeam(threads);
        var returns = new double[es._candidates.Length];
        var next = 0;
        bool EvaluateOne(int thread)
        {
            var i = Interlocked.Increment(ref next) - 1;
            if (i >= returns.Length)
            {
                return false;
            }
            returns[i] = objective.Evaluate(es._candidates[i]);
            return true;
        }
        Func<int, bool> evaluateOne = EvaluateOne;
        while (es.Generation < generations)
        {
            es.Ask();
            next = 0;
            team.Run(evaluateOne);
            es.Tell(returns);
            progress?.Invoke(es);
        }
        return new Optimum(
            es.Parameters.ToArray(), objective.Evaluate(es.Parameters), es.BestParameters.ToArray(), es.BestReturn);
    }

    /// <summary>Maximises a function; see the other overload.</summary>
    public static Optimum Maximize(
        Func<ReadOnlySpan<float>, double> function,
        int dimension,
        StrategySpec strategy,
        int generations,
        float[]? initial = null,
        ulong seed = 0,
        int threads = 1,
        Action<EvolutionStrategy>? progress = null) =>
        Maximize(new FunctionObjective(function, dimension), strategy, generations, initial, seed, threads, progress);

    /// <inheritdoc/>
    public void Dispose() => _team.Dispose();

    private sealed class FunctionObjective(Func<ReadOnlySpan<float>, double> function, int dimension) : IObjective
    {
        public int Dimension => dimension;

        public double Evaluate(ReadOnlySpan<float> parameters) => function(parameters);
    }
}
