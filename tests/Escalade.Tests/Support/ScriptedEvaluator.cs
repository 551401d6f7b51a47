using Escalade.Training;

namespace Escalade.Tests.Support;

/// <summary>An evaluator that does as a test says, one candidate after another.</summary>
/// <param name="play">Gives a candidate's result; null gives it up.</param>
internal sealed class ScriptedEvaluator(Func<Trial, EpisodeResult?> play) : IEvaluator
{
    public int Capacity => 1;

    public (double Simulator, double Total) Seconds => default;

    public void Evaluate(ITrials trials)
    {
        while (trials.Take() is { } trial)
        {
            if (play(trial) is { } result)
            {
                trials.Complete(trial, result);
            }
            else
            {
                trials.GiveUp(trial);
            }
        }
    }

    public void Dispose() { }
}
