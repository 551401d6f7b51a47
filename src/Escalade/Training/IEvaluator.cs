namespace Escalade.Training;

/// <summary>
/// The first of the two pure functions: candidates in, results out. One instance per thread.
/// </summary>
/// <remarks>
/// It takes its next candidate when it can begin one, and hands back one result at a time: a simple environment plays one after
/// another, a batched simulator many at once, refilling each slot as its episode ends. A result may depend on nothing but what the
/// <see cref="Trial"/> holds, so it does not matter who evaluates it, when, or beside which others.
/// </remarks>
public interface IEvaluator : IDisposable
{
    /// <summary>How many candidates it plays at once, at least 1.</summary>
    int Capacity { get; }

    /// <summary>Time spent in the simulator so far, and in all, in seconds; for the progress display.</summary>
    (double Simulator, double Total) Seconds { get; }

    /// <summary>Plays candidates until there are none to take and none under way.</summary>
    /// <param name="trials">Where they come from and results go to. An exception counts as a failure of what was taken and not given back.</param>
    void Evaluate(ITrials trials);
}

/// <summary>Where an evaluator's candidates come from and its results go to. Belongs to one thread.</summary>
public interface ITrials
{
    /// <summary>Takes the next candidate.</summary>
    /// <returns>Null if there is none to begin now.</returns>
    Trial? Take();

    /// <summary>Gives a candidate back with its result.</summary>
    void Complete(Trial trial, EpisodeResult result);

    /// <summary>Gives a candidate back that could not be evaluated.</summary>
    /// <param name="trial">The candidate.</param>
    /// <param name="cause">Why. It fails its generation only if the generation needs this candidate.</param>
    void Fail(Trial trial, Exception cause);

    /// <summary>Gives a candidate back that nobody wants any more.</summary>
    void GiveUp(Trial trial);
}
