using Escalade.Environments;
using Escalade.Noise;
using Escalade.Strategies;

namespace Escalade.Training;

/// <summary>
/// The second of the two pure functions: a state and the scalars of a generation in, the next state out. Salimans et
/// al. 2017, algorithm 2, with antithetic pairs.
/// </summary>
/// <remarks>
/// The noise of pair i of generation g is a function of (seed, g, i), so scalars are all that a replica needs. Threads
/// split the parameters, not the pairs: every parameter is summed in pair order whatever their number.
/// </remarks>
public sealed class Fold
{
    // Blocks small enough to share evenly, large enough to amortise handing them out.
    private const int BlockSize = 64 * GaussianNoise.BlockSize;

    private readonly StrategySpec _strategy;
    private readonly WorkerPool _pool;
    private readonly float[][] _gradients;
    private readonly Func<int, bool> _advanceBlock;
    private readonly GenerationUpdate _update = new() { Observations = new ObservationMoments(0) };
    private double[] _returns = [];
    private int[] _lengths = [];
    private NoiseKey[] _keys = [];
    private TrainingState _state = null!;
    private GenerationUpdate _applied = null!;
    private int _nextBlock;

    /// <param name="strategy">The rules.</param>
    /// <param name="pool">The threads that share the work.</param>
    public Fold(StrategySpec strategy, WorkerPool pool)
    {
        _strategy = strategy;
        _pool = pool;
        _gradients = [.. Enumerable.Range(0, pool.Count).Select(_ => new float[BlockSize])];
        _advanceBlock = AdvanceBlock;
    }

    /// <summary>Turns the state of generation g into that of g + 1.</summary>
    /// <param name="state">Changed in place.</param>
    /// <param name="results">The scalars of generation g.</param>
    /// <exception cref="ArgumentException">The results are of another generation.</exception>
    /// <exception cref="OverflowException">Returns so large that their weights are no float32 numbers; the state is as it was.</exception>
    public void Advance(TrainingState state, GenerationResults results)
    {
        Shape(state, results, _update);
        Apply(state, _update);
    }

    /// <summary>The first half of it: returns become weights.</summary>
    /// <param name="state">Not changed.</param>
    /// <param name="results">The scalars of the state's generation.</param>
    /// <param name="update">Receives what <see cref="Apply"/> needs; refers to the moments in the results.</param>
    internal void Shape(TrainingState state, GenerationResults results, GenerationUpdate update)
    {
        RequireGeneration(state, results.Generation);
        var episodes = results.Episodes;
        if (_returns.Length < episodes.Length)
        {
            _returns = new double[episodes.Length];
            _lengths = new int[episodes.Length];
        }
        (update.Generation, update.Timesteps) = (results.Generation, 0);
        for (var i = 0; i < episodes.Length; i++)
        {
            var shifted = episodes[i].Return - _strategy.RewardShift * episodes[i].Length;
            _returns[i] = double.IsFinite(shifted) ? shifted : double.NegativeInfinity;
            _lengths[i] = episodes[i].Length;
            update.Timesteps += episodes[i].Length;
        }
        update.Resize(results.Pairs);
        _strategy.Shaping.Shape(_returns.AsSpan(0, episodes.Length), _strategy.Sigma.At(state.Generation), update.Weights);
        RequireFinite(update.Weights);
        update.Observations = results.Observations;
        update.EpisodeCap = _strategy.EpisodeCap.Next(state.EpisodeCap, _lengths.AsSpan(0, episodes.Length));
    }

    /// <summary>The second half: the noise is weighed, and the optimiser takes a step.</summary>
    /// <param name="state">Changed in place.</param>
    /// <param name="update">Of the state's generation.</param>
    internal void Apply(TrainingState state, GenerationUpdate update)
    {
        RequireGeneration(state, update.Generation);
        if (_keys.Length < update.Pairs)
        {
            _keys = new NoiseKey[update.Pairs];
        }
        for (var i = 0; i < update.Pairs; i++)
        {
            _keys[i] = new NoiseKey(state.Seed, state.Generation, i, NoisePurpose.Perturbation);
        }
        (_state, _applied, _nextBlock) = (state, update, -1);
        _pool.Run(_advanceBlock);

        state.Observations.Merge(update.Observations);
        state.EpisodeCap = update.EpisodeCap;
        state.Episodes += 2 * update.Pairs;
        state.Timesteps += update.Timesteps;
        state.Generation++;
    }

    /// <summary>One block of parameters: gradient = sum of w_i e_i - decay * parameters, then a step.</summary>
    private bool AdvanceBlock(int thread)
    {
        var start = Interlocked.Increment(ref _nextBlock) * BlockSize;
        var length = Math.Min(BlockSize, _state.Parameters.Length - start);
        if (length <= 0)
        {
            return false;
        }
        var parameters = _state.Parameters.AsSpan(start, length);
        var gradient = _gradients[thread].AsSpan(0, length);
        gradient.Clear();
        GaussianNoise.AddWeighted(_keys.AsSpan(0, _applied.Pairs), _applied.Weights, start, gradient);
        if (_strategy.WeightDecay > 0)
        {
            var decay = (float)-_strategy.WeightDecay;
            for (var i = 0; i < length; i++)
            {
                gradient[i] = MathF.FusedMultiplyAdd(decay, parameters[i], gradient[i]);
            }
        }
        _strategy.Optimizer.Step(
            _state.Generation, gradient, parameters, Slice(_state.FirstMoment), Slice(_state.SecondMoment));
        return true;

        Span<float> Slice(float[] moment) => moment.Length == 0 ? [] : moment.AsSpan(start, length);
    }

    private static void RequireGeneration(TrainingState state, int generation)
    {
        if (generation != state.Generation)
        {
            throw new ArgumentException($"The state awaits generation {state.Generation}, not {generation}.");
        }
    }

    private void RequireFinite(ReadOnlySpan<float> weights)
    {
        foreach (var weight in weights)
        {
            if (!float.IsFinite(weight))
            {
                throw new OverflowException(
                    $"The returns are too large for {_strategy.Shaping.GetType().Name}: a weight is not a finite float32. "
                    + "Scale them down, or use centred ranks.");
            }
        }
    }
}
