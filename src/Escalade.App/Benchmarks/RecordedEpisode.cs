namespace Escalade.App.Benchmarks;

/// <summary>All that it takes to play an episode again. Grows as needed and is used again and again.</summary>
internal sealed class RecordedEpisode(int positions, int velocities, int actionSize)
{
    private double[] _actions = [];

    /// <summary>The state it began in.</summary>
    public double[] Positions { get; } = new double[positions];

    /// <summary>The state it began in.</summary>
    public double[] Velocities { get; } = new double[velocities];

    /// <summary>Timesteps so far.</summary>
    public int Length { get; private set; }

    public ReadOnlySpan<double> Action(int step) => _actions.AsSpan(step * actionSize, actionSize);

    public void Clear() => Length = 0;

    public void Add(ReadOnlySpan<double> action)
    {
        var end = (Length + 1) * actionSize;
        if (end > _actions.Length)
        {
            Array.Resize(ref _actions, Math.Max(end, 2 * _actions.Length));
        }
        action.CopyTo(_actions.AsSpan(Length * actionSize));
        Length++;
    }
}
