using Escalade.Environments;
using Escalade.MuJoCo.Native;
using Escalade.Noise;

namespace Escalade.MuJoCo.Simulation;

/// <summary>
/// What the eleven tasks share: a compiled model, the state of one simulation, the time limit and the frame skip.
/// </summary>
/// <remarks>
/// <para>An instance belongs to one thread; different instances may run on different threads. Neither
/// <see cref="Reset"/> nor <see cref="Step"/> allocates.</para>
/// <para>Observations, rewards and ends equal those of Gymnasium's v5 tasks on libmujoco 2.2.2, with one exception. When
/// a state grows beyond 1e10 or stops being a number, libmujoco puts the simulation back to the model's reference pose
/// and goes on; Gymnasium does not look, and pays for the jump as if it were movement. Here such a step gives reward 0,
/// terminates the episode and sets <see cref="Diverged"/>.</para>
/// <para>Actions beyond the bounds are clamped by libmujoco where they drive the actuators, while costs count them as
/// given. A component that is not a number, or beyond 1e10, makes libmujoco drop the controls of that step.</para>
/// </remarks>
public abstract unsafe class MuJoCoEnvironment : IEnvironment
{
    private readonly MjModelHandle _modelHandle;
    private readonly MjDataHandle _dataHandle;
    private readonly MjModel* _model;
    private readonly MjData* _data;
    private int _steps;
    private bool _running;

    private protected MuJoCoEnvironment(string id, string model, int frameSkip, int observationSize, int maxEpisodeSteps)
    {
        _modelHandle = CompiledModels.Get(model);
        _dataHandle = new MjDataHandle(_modelHandle);
        _model = _modelHandle.Pointer;
        _data = _dataHandle.Pointer;
        FrameSkip = frameSkip;
        StepDuration = _model->timestep * frameSkip;
        Spec = new EnvironmentSpec(id, observationSize, ActionBounds(_model), maxEpisodeSteps);
    }

    /// <inheritdoc/>
    public EnvironmentSpec Spec { get; }

    /// <summary>Simulator frames in one timestep.</summary>
    public int FrameSkip { get; }

    /// <summary>Simulated seconds in one frame.</summary>
    public double FrameDuration => _model->timestep;

    /// <summary>Simulated seconds in one timestep.</summary>
    public double StepDuration { get; }

    /// <summary>Numbers in the position part of the state, MuJoCo's <c>nq</c>.</summary>
    public int PositionSize => _model->nq;

    /// <summary>Numbers in the velocity part of the state, MuJoCo's <c>nv</c>.</summary>
    public int VelocitySize => _model->nv;

    /// <summary>Whether this episode ended because its state stopped being a number or grew beyond 1e10.</summary>
    public bool Diverged { get; private set; }

    /// <summary>Generalised positions, MuJoCo's <c>qpos</c>, <c>[PositionSize]</c>: the live state, not a copy.</summary>
    private protected Span<double> Positions => new(_data->qpos, _model->nq);

    /// <summary>Generalised velocities, MuJoCo's <c>qvel</c>, <c>[VelocitySize]</c>: the live state, not a copy.</summary>
    private protected Span<double> Velocities => new(_data->qvel, _model->nv);

    private protected MjModel* Model => _model;

    private protected MjData* Data => _data;

    /// <inheritdoc/>
    /// <exception cref="ArgumentException"><paramref name="observation"/> has the wrong length.</exception>
    /// <exception cref="ObjectDisposedException">The environment is disposed.</exception>
    public void Reset(RandomSource random, Span<double> observation)
    {
        ArgumentNullException.ThrowIfNull(random);
        ThrowIfDisposed();
        CheckLength(observation.Length, Spec.ObservationSize, nameof(observation));
        Mujoco.mj_resetData(_model, _data);
        Start(random);
        Begin();
        Observe(observation);
        GC.KeepAlive(this);
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">A span has the wrong length.</exception>
    /// <exception cref="InvalidOperationException">No episode is running: none was started, or the last one is over.</exception>
    /// <exception cref="ObjectDisposedException">The environment is disposed.</exception>
    public StepResult Step(ReadOnlySpan<double> action, Span<double> observation)
    {
        ThrowIfDisposed();
        CheckLength(action.Length, _model->nu, nameof(action));
        CheckLength(observation.Length, Spec.ObservationSize, nameof(observation));
        if (!_running)
        {
            throw new InvalidOperationException("No episode is running: call Reset or SetState before Step.");
        }
        var reward = Act(action, out var terminated);
        Observe(observation);
        if (_data->badqpos + _data->badqvel + _data->badqacc > 0)
        {
            Diverged = true;
            terminated = true;
            reward = 0;
        }
        var truncated = ++_steps >= Spec.MaxEpisodeSteps;
        _running = !(terminated || truncated);
        GC.KeepAlive(this);
        return new StepResult(reward, terminated, truncated);
    }

    /// <summary>Copies the state of the simulation.</summary>
    /// <param name="positions">Receives the generalised positions, <c>[PositionSize]</c>: metres, radians, unit quaternions.</param>
    /// <param name="velocities">Receives the generalised velocities, <c>[VelocitySize]</c>: metres and radians a second.</param>
    /// <exception cref="ArgumentException">A span has the wrong length.</exception>
    public void GetState(Span<double> positions, Span<double> velocities)
    {
        ThrowIfDisposed();
        CheckLength(positions.Length, PositionSize, nameof(positions));
        CheckLength(velocities.Length, VelocitySize, nameof(velocities));
        Positions.CopyTo(positions);
        Velocities.CopyTo(velocities);
        GC.KeepAlive(this);
    }

    /// <summary>Copies the observation of the present state, such as the first one after <see cref="SetState"/>.</summary>
    /// <param name="observation">Receives it, <c>[ObservationSize]</c>.</param>
    /// <exception cref="ArgumentException"><paramref name="observation"/> has the wrong length.</exception>
    public void GetObservation(Span<double> observation)
    {
        ThrowIfDisposed();
        CheckLength(observation.Length, Spec.ObservationSize, nameof(observation));
        Observe(observation);
        GC.KeepAlive(this);
    }

    /// <summary>Starts a new episode, with its own time limit, from a given state.</summary>
    /// <remarks>
    /// Everything else that the simulation remembers is cleared first, so that what follows depends on the arguments
    /// alone. Gymnasium's <c>set_state</c> keeps the solver's warm start of whatever ran before.
    /// </remarks>
    /// <param name="positions">Generalised positions, <c>[PositionSize]</c>: metres, radians, unit quaternions.</param>
    /// <param name="velocities">Generalised velocities, <c>[VelocitySize]</c>: metres and radians a second.</param>
    /// <exception cref="ArgumentException">A span has the wrong length.</exception>
    public void SetState(ReadOnlySpan<double> positions, ReadOnlySpan<double> velocities)
    {
        ThrowIfDisposed();
        CheckLength(positions.Length, PositionSize, nameof(positions));
        CheckLength(velocities.Length, VelocitySize, nameof(velocities));
        Mujoco.mj_resetData(_model, _data);
        positions.CopyTo(Positions);
        velocities.CopyTo(Velocities);
        Begin();
        GC.KeepAlive(this);
    }

    /// <summary>
    /// Advances the physics by one timestep and does nothing else: no reward, no observation, no time limit. The
    /// baseline that benchmarks measure <see cref="Step"/> against.
    /// </summary>
    /// <param name="control">The actuators' input, <c>[ActionSize]</c>.</param>
    /// <exception cref="ArgumentException"><paramref name="control"/> has the wrong length.</exception>
    public void StepPhysics(ReadOnlySpan<double> control)
    {
        ThrowIfDisposed();
        CheckLength(control.Length, _model->nu, nameof(control));
        Simulate(control);
        GC.KeepAlive(this);
    }

    /// <summary>Frees the simulation. The compiled model stays, for the next environment of this task.</summary>
    public void Dispose()
    {
        _dataHandle.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Writes a start state into <see cref="Positions"/> and <see cref="Velocities"/>, which hold the reference pose at rest.</summary>
    private protected abstract void Start(RandomSource random);

    /// <summary>Simulates one timestep and judges it.</summary>
    /// <returns>The reward.</returns>
    private protected abstract double Act(ReadOnlySpan<double> action, out bool terminated);

    /// <summary>Writes the observation of the present state.</summary>
    private protected abstract void Observe(Span<double> observation);

    /// <summary>Applies a control for <see cref="FrameSkip"/> frames.</summary>
    private protected void Simulate(ReadOnlySpan<double> control)
    {
        control.CopyTo(new Span<double>(_data->ctrl, _model->nu));
        for (var frame = 0; frame < FrameSkip; frame++)
        {
            Mujoco.mj_step(_model, _data);
        }
    }

    /// <summary>Computes <c>cfrc_ext</c> of the present state, which stepping leaves out.</summary>
    private protected void ComputeContactForces() => Mujoco.mj_rnePostConstraint(_model, _data);

    /// <summary>Position of a body's frame in the world, <c>[3]</c>, metres.</summary>
    private protected ReadOnlySpan<double> BodyPosition(int body) => new(_data->xpos + 3 * body, 3);

    /// <summary>Index of a body by its name in the model.</summary>
    /// <exception cref="ArgumentException">The model has no such body.</exception>
    private protected int Body(string name) =>
        Mujoco.mj_name2id(_model, Mujoco.ObjectBody, name) is >= 0 and var body
            ? body
            : throw new ArgumentException($"The model of {Spec.Id} has no body '{name}'.", nameof(name));

    private void Begin()
    {
        Mujoco.mj_forward(_model, _data);
        _steps = 0;
        _running = true;
        Diverged = false;
    }

    private void ThrowIfDisposed() => ObjectDisposedException.ThrowIf(_dataHandle.IsClosed, this);

    private static void CheckLength(int length, int expected, string name)
    {
        if (length != expected)
        {
            ThrowWrongLength(length, expected, name);
        }
    }

    private static void ThrowWrongLength(int length, int expected, string name) =>
        throw new ArgumentException($"{name} has {length} numbers; {expected} are needed.", name);

    private static BoxActions ActionBounds(MjModel* model)
    {
        var low = new double[model->nu];
        var high = new double[model->nu];
        for (var i = 0; i < model->nu; i++)
        {
            low[i] = model->actuator_ctrlrange[2 * i];
            high[i] = model->actuator_ctrlrange[2 * i + 1];
        }
        return new BoxActions(low, high);
    }
}
