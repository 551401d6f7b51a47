using Escalade.Environments;

namespace Escalade.Training;

/// <summary>Moments of episodes that are under way: made once, used again. Thread-safe.</summary>
/// <param name="observationSize">Numbers in an observation.</param>
internal sealed class MomentsPool(int observationSize)
{
    private readonly Stack<ObservationMoments> _spare = [];

    /// <summary>Empty moments.</summary>
    public ObservationMoments Rent()
    {
        lock (_spare)
        {
            return _spare.TryPop(out var moments) ? moments : new ObservationMoments(observationSize);
        }
    }

    /// <summary>Takes moments back.</summary>
    public void Return(ObservationMoments? moments)
    {
        if (moments is not null)
        {
            moments.Clear();
            lock (_spare)
            {
                _spare.Push(moments);
            }
        }
    }
}
