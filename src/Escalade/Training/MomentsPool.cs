using Escalade.Environments;

namespace Escalade.Training;

/// <summary>Moments of episodes that are under way: made once, used again. Thread-safe.</summary>
/// <param name="observationSize">Numbers in an observation.</param>
internal sealed class MomentsPool(int observationSize)
{
    private readonly Stack<ObservationMoments> _spare = [];
    private readonly Lock _lock = new();

    /// <summary>Empty moments.</summary>
    public ObservationMoments Rent()
    {
        lock (_lock)
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
            lock (_lock)
            {
                _spare.Push(moments);
            }
        }
    }
}
