using Escalade.Environments;
using Escalade.Recipes;
using Escalade.Training;

namespace Escalade.Tests.Support;

/// <summary>
/// Has many candidates under way at once, as a batched simulator has, and gives them back in any order. What it does with each is left
/// to an evaluator that plays one at a time.
/// </summary>
internal sealed class InterleavedEvaluator : IEvaluator, ITrials
{
    private readonly EnvironmentEvaluator _inner;
    private readonly List<Trial> _underWay = [];
    private readonly Random _random = new(1);
    private ITrials _trials = null!;
    private Trial? _next;

    public InterleavedEvaluator(Recipe recipe, Func<IEnvironment> createEnvironment, int capacity) =>
        (_inner, Capacity) = (new EnvironmentEvaluator(recipe, createEnvironment()), capacity);

    public int Capacity { get; }

    public (double Simulator, double Total) Seconds => _inner.Seconds;

    public void Evaluate(ITrials trials)
    {
        _trials = trials;
        while (true)
        {
            while (_underWay.Count < Capacity && trials.Take() is { } trial)
            {
                _underWay.Add(trial);
            }
            if (_underWay.Count == 0)
            {
                return;
            }
            var next = _random.Next(_underWay.Count);
            _next = _underWay[next];
            _underWay.RemoveAt(next);
            _inner.Evaluate(this);
        }
    }

    public void Dispose() => _inner.Dispose();

    Trial? ITrials.Take()
    {
        var trial = _next;
        _next = null;
        return trial;
    }

    void ITrials.Complete(Trial trial, EpisodeResult result) => _trials.Complete(trial, result);

    void ITrials.Fail(Trial trial, Exception cause) => _trials.Fail(trial, cause);

    void ITrials.GiveUp(Trial trial) => _trials.GiveUp(trial);
}
