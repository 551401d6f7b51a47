using Escalade.Environments;

namespace Escalade.Training;

/// <summary>Hands out a round's episodes by number and takes them back: a ledger in this process, or a head elsewhere. Thread-safe.</summary>
internal interface IEpisodeQueue
{
    /// <summary>Takes the next episode.</summary>
    /// <returns>Null if there is none to begin now.</returns>
    (EvaluationRound Round, int Number)? Take();

    /// <summary>Takes an episode back.</summary>
    void Put(EvaluationRound round, PlayedEpisode episode);

    /// <summary>Hears that an episode was given up, as nobody wanted it any more.</summary>
    void GiveUp(EvaluationRound round, int number);
}

/// <summary>What came of an episode.</summary>
/// <param name="Number">Its number in the round.</param>
/// <param name="Result">Its scalars; meaningless after a failure.</param>
/// <param name="Moments">Of its observations, if it contributes any; the receiver gives them back to the pool.</param>
/// <param name="Behavior">What it did; to be copied.</param>
/// <param name="Failure">Why there is no result; null where there is one.</param>
internal readonly record struct PlayedEpisode(
    int Number, EpisodeResult Result, ObservationMoments? Moments, double[] Behavior, Exception? Failure);
