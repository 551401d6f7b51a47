using Escalade.Noise;
using Escalade.Policies;
using Escalade.Recipes;
using Escalade.Training;

namespace OwnProgram;

/// <summary>Plays three candidates at once, a timestep of each in turn. Its returns are 1000 greater than the environment's, to tell it by.</summary>
internal sealed class ParkingEvaluator : IEvaluator
{
    private const double Bonus = 1000;

    private readonly Slot[] _slots;

    public ParkingEvaluator(Recipe recipe) => _slots = [.. Enumerable.Range(0, 3).Select(_ => new Slot(recipe.Policy.Create(2, 1)))];

    public int Capacity => _slots.Length;

    public (double Simulator, double Total) Seconds => (0, 0);

    public void Evaluate(ITrials trials)
    {
        var underWay = true;
        while (underWay)
        {
            underWay = false;
            foreach (var slot in _slots)
            {
                if (slot.Trial is null && trials.Take() is { } next)
                {
                    slot.Begin(next);
                }
                if (slot.Trial is not { } trial)
                {
                    continue;
                }
                underWay = true;
                if (trial.IsAbandoned)
                {
                    slot.Trial = null;
                    trials.GiveUp(trial);
                }
                else if (slot.Step() is { } result)
                {
                    slot.Trial = null;
                    trials.Complete(trial, result);
                }
            }
        }
    }

    public void Dispose() => Array.ForEach(_slots, slot => slot.Dispose());

    private sealed class Slot(IPolicy policy) : IDisposable
    {
        private readonly Parking _cart = new();
        private readonly RandomSource _random = new(default);
        private readonly double[] _observation = new double[2];
        private readonly float[] _seen = new float[2];
        private readonly float[] _output = new float[1];
        private double _return;
        private int _length;

        public Trial? Trial { get; set; }

        public void Begin(Trial trial)
        {
            Trial = trial;
            policy.SetParameters(trial.Parameters);
            _random.Restart(trial.Start);
            _cart.Reset(_random, _observation);
            (_return, _length) = (0, 0);
        }

        public void Dispose() => _cart.Dispose();

        public EpisodeResult? Step()
        {
            (_seen[0], _seen[1]) = ((float)_observation[0], (float)_observation[1]);
            policy.Act(_seen, _output);
            var step = _cart.Step([Math.Clamp(_output[0], -1f, 1f)], _observation);
            _return += step.Reward;
            _length++;
            return step.IsLast ? new EpisodeResult(Bonus + _return, _length) : null;
        }
    }
}
