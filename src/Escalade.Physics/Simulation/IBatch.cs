namespace Escalade.Physics.Simulation;

/// <summary>Worlds of one model, one in each lane of a vector of whatever width.</summary>
internal interface IBatch : IDisposable
{
    /// <summary>Lanes whose state grew beyond all bounds since it was set.</summary>
    uint Diverged { get; }

    void Reset(int lane);

    void SetState(int lane, ReadOnlySpan<double> positions, ReadOnlySpan<double> velocities);

    void GetState(int lane, Span<double> positions, Span<double> velocities);

    void SetControl(int lane, ReadOnlySpan<double> control);

    void GetBodyPosition(int lane, int body, Span<double> position);

    void Step();

    void Forward();
}
