using System.Diagnostics;
using System.Security.Cryptography;
using Escalade.Environments;
using Escalade.Recipes;
using Escalade.Runs;
using Escalade.Settings;
using Escalade.Threading;
using Escalade.Training;

namespace Escalade;

/// <summary>
/// Trains a policy in an environment: evaluate, fold, journal, again and again. Not thread-safe.
/// </summary>
public sealed class Trainer : IDisposable
{
    private readonly TrainerOptions _options;
    private readonly RunDirectory? _directory;
    private readonly ThreadTeam _team;
    private readonly IGenerationRunner _runner;
    private readonly Fold _fold;
    private readonly GenerationResults _results;
    private readonly GenerationUpdate _update;
    private readonly IncrementalHash _hasher = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly byte[] _hash = new byte[32];
    private readonly Stopwatch _session = new();
    private readonly RunJournal? _journal;
    private readonly double _secondsBefore;
    private readonly RunBlueprint _blueprint;
    private readonly List<IRunObserver> _observers;
    private MetricsFile? _metrics;
    private Confirmation? _confirmation;
    private double _lastCheckpoint;
    private int _checkpointed = -1;
    private bool _isAheadOfJournal;

    private Trainer(Recipe recipe, Func<IEnvironment> createEnvironment, TrainerOptions options, RunDirectory? directory)
    {
        (Recipe, _options, _directory) = (recipe, options, directory);
        _observers = [.. options.Observers];
        try
        {
            _team = new ThreadTeam(options.Threads);
            _fold = new Fold(recipe.Strategy, _team);
            _blueprint = new RunBlueprint(recipe, options.Seed, createEnvironment);
            var reference = directory?.Reference(_blueprint) ?? _blueprint.PlayReference();
            _runner = directory is not null && options.CreateRunner is { } createRunner
                ? createRunner(directory, _blueprint)
                : new LocalRunner(
                    recipe, _blueprint.Spec.ObservationSize, _team,
                    () => options.CreateEvaluator?.Invoke(recipe) ?? _blueprint.CreateEvaluator());
            _results = new GenerationResults(_blueprint.Spec.ObservationSize, _blueprint.Spec.BehaviorSize);
            _update = new GenerationUpdate { Observations = _results.Observations };
            State = _blueprint.Begin(reference);
            if (directory is not null)
            {
                (var replay, _journal) = RunReplay.Run(
                    directory, _fold, () => _blueprint.Begin(reference), int.MaxValue, writable: true, BeginMetrics, options.Warn);
                _metrics!.GoLive();
                (State, _secondsBefore, _lastCheckpoint) = (replay.State, replay.Seconds, replay.Seconds);
                _confirmation = replay.Confirmations.LastOrDefault();
                _checkpointed = State.Generation;
            }
            _session.Start();
        }
        catch
        {
            // Threads, environments and the run's lock would outlive a run that cannot be opened.
            Dispose();
            throw;
        }

        MetricsFile BeginMetrics()
        {
            _metrics?.Dispose();
            return _metrics = new MetricsFile(directory.MetricsPath);
        }
    }

    /// <summary>The recipe.</summary>
    public Recipe Recipe { get; }

    /// <summary>The state after the last generation; not to be changed.</summary>
    public TrainingState State { get; }

    /// <summary>Training time so far, earlier sessions included.</summary>
    public double Seconds => _secondsBefore + _session.Elapsed.TotalSeconds;

    /// <summary>Time the threads spent in simulators this session, and in all, in seconds.</summary>
    public (double Simulator, double Total) EvaluatorSeconds => _runner.Seconds;

    /// <summary>The last judgement of the unperturbed policy on fresh episodes, if there was one.</summary>
    public Confirmation? LastConfirmation => _confirmation;

    /// <summary>Begins a run.</summary>
    /// <param name="recipe">What to do.</param>
    /// <param name="createEnvironment">Makes an environment for one thread.</param>
    /// <param name="options">Seed, threads, directory.</param>
    /// <exception cref="RecipeException">A number of the recipe is out of range.</exception>
    /// <exception cref="ArgumentException">The recipe does not fit the environment.</exception>
    /// <exception cref="IOException">The directory holds a run, or is in use.</exception>
    public static Trainer Start(Recipe recipe, Func<IEnvironment> createEnvironment, TrainerOptions? options = null)
    {
        options ??= new TrainerOptions();
        SettingsChecker.Check(recipe);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Threads, 1);
        if (options.Directory is null)
        {
            return new Trainer(recipe, createEnvironment, options, null);
        }
        // Whatever the recipe gets wrong about the environment shows here, before anything is written.
        _ = new RunBlueprint(recipe, options.Seed, createEnvironment);
        var directory = RunDirectory.Create(options.Directory, new RunDescription
        {
            Version = RunDescription.CurrentVersion,
            Simulator = options.Simulator,
            Seed = options.Seed,
            Recipe = recipe,
        }, options.Kinds);
        return new Trainer(recipe, createEnvironment, options, directory);
    }

    /// <summary>Continues a run where its journal ends.</summary>
    /// <param name="path">The run's directory.</param>
    /// <param name="createEnvironment">Makes an environment for one thread, of the task the recipe names.</param>
    /// <param name="options">Threads; the seed is the run's own.</param>
    /// <exception cref="RunFormatException">The run is damaged or of another format.</exception>
    /// <exception cref="IOException">The directory is in use.</exception>
    public static Trainer Resume(string path, Func<Recipe, IEnvironment> createEnvironment, TrainerOptions? options = null)
    {
        options ??= new TrainerOptions();
        var directory = RunDirectory.Open(path, writable: true, options.Kinds);
        var recipe = directory.Description.Recipe;
        return new Trainer(
            recipe, () => createEnvironment(recipe), options with { Directory = path, Seed = directory.Description.Seed }, directory);
    }

    /// <summary>Adds an observer, which is told of what happens from now on.</summary>
    public void Observe(IRunObserver observer) => _observers.Add(observer);

    /// <summary>Runs one generation: evaluate, fold, journal.</summary>
    /// <exception cref="EvaluationException">An environment threw; the generation is lost, the run is not.</exception>
    /// <exception cref="IOException">
    /// The journal cannot be written; the same holds, but this trainer has come to its end: resume the run.
    /// </exception>
    /// <exception cref="InvalidOperationException">The journal could not be written before.</exception>
    public GenerationReport Step()
    {
        RequireJournalled();
        _runner.Evaluate(State, Recipe.Evaluation.Episodes, _results);
        _fold.ToUtilities(State, _results, _update);
        _isAheadOfJournal = _journal is not null;
        _fold.Apply(State, _update);
        var seconds = Seconds;
        if (_journal is not null)
        {
            State.Hash(_hasher, _hash);
            _journal.Append(_results, seconds, _hash);
            _isAheadOfJournal = false;
        }
        _runner.Commit(_update, _hash);
        var report = GenerationReport.From(State, _results, seconds);
        Tell(observer => observer.OnGeneration(report));
        if (_runner.Workers is { } workers)
        {
            Tell(observer => observer.OnWorkers(workers));
        }
        if (seconds - _lastCheckpoint > _options.CheckpointSeconds)
        {
            WriteCheckpoint();
        }
        return report;
    }

    /// <summary>Judges the unperturbed policy on fresh episodes, once a generation.</summary>
    /// <param name="interrupted">Gives them up.</param>
    /// <exception cref="OperationCanceledException">They were given up.</exception>
    public Confirmation Confirm(CancellationToken interrupted = default)
    {
        if (_confirmation?.Generation == State.Generation)
        {
            return _confirmation;
        }
        RequireJournalled();
        Tell(observer => observer.OnConfirming(Recipe.Evaluation.ConfirmationEpisodes));
        var episodes = _runner.Confirm(State, Recipe.Evaluation.ConfirmationEpisodes, interrupted);
        var confirmation = new Confirmation(
            State.Generation, episodes.Average(e => e.Return), episodes.Length, episodes.Sum(e => (long)e.Length), State.Timesteps);
        _journal?.Append(confirmation);
        _confirmation = confirmation;
        Tell(observer => observer.OnConfirmation(confirmation));
        return confirmation;
    }

    /// <summary>Trains until something says stop.</summary>
    /// <param name="stop">When; null for what the recipe says.</param>
    /// <param name="progress">Called after every generation; <see cref="TrainerOptions.Observers"/> are told more.</param>
    /// <param name="interrupted">Asks for an end: after the generation under way; fresh episodes are given up at once.</param>
    public TrainingResult Run(
        StopSpec? stop = null,
        Action<GenerationReport>? progress = null,
        CancellationToken interrupted = default)
    {
        stop ??= Recipe.Stop;
        SettingsChecker.Check(stop, "stop.");
        StopReason? reason;
        double? evaluation = null;
        try
        {
            while ((reason = WhyStop(stop, interrupted)) is null)
            {
                var report = Step();
                progress?.Invoke(report);
                if (IsReached(stop, report.EvaluationReturn ?? report.MeanReturn) && MayConfirm())
                {
                    Confirm(interrupted);
                }
            }
            if (reason != StopReason.Interrupted)
            {
                evaluation = Confirm(interrupted).Return;
            }
        }
        catch (OperationCanceledException)
        {
            // Episodes that were given up leave no trace: the state and the journal are as before.
            reason = StopReason.Interrupted;
        }
        WriteCheckpoint();
        return new TrainingResult(
            reason.Value, State.Generation, State.Timesteps, Seconds, evaluation, State.ParametersHash);
    }

    /// <summary>Writes a checkpoint, if the state is newer than the last one.</summary>
    public void WriteCheckpoint()
    {
        if (_directory is null || _checkpointed == State.Generation)
        {
            return;
        }
        RequireJournalled();
        var file = _directory.WriteCheckpoint(State, _blueprint.Policy.Layout);
        (_checkpointed, _lastCheckpoint) = (State.Generation, Seconds);
        Tell(observer => observer.OnCheckpoint(State.Generation, file));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _metrics?.Dispose();
        _journal?.Dispose();
        _runner?.Dispose();
        _team?.Dispose();
        _hasher.Dispose();
        _directory?.Dispose();
    }

    private void Tell(Action<IRunObserver> what)
    {
        if (_metrics is not null)
        {
            what(_metrics);
        }
        foreach (var observer in _observers)
        {
            what(observer);
        }
    }

    /// <summary>Throws if the last step is not in the journal: such a step does not count, and nothing may build on it.</summary>
    private void RequireJournalled()
    {
        if (_isAheadOfJournal)
        {
            throw new InvalidOperationException(
                "The last generation could not be written to the journal. Resume the run to go on from the one before.");
        }
    }

    /// <summary>A mean that is not finite has come of returns that are no numbers.</summary>
    private static bool IsReached(StopSpec stop, double mean) => double.IsFinite(mean) && mean >= stop.Target;

    private StopReason? WhyStop(StopSpec stop, CancellationToken interrupted)
    {
        if (_confirmation is { } c && c.Generation == State.Generation && IsReached(stop, c.Return))
        {
            return StopReason.TargetReached;
        }
        if (State.Generation >= stop.Generations)
        {
            return StopReason.Generations;
        }
        if (State.Timesteps >= stop.Timesteps)
        {
            return StopReason.Timesteps;
        }
        if (Seconds >= stop.Minutes * 60)
        {
            return StopReason.Time;
        }
        return interrupted.IsCancellationRequested ? StopReason.Interrupted : null;
    }

    /// <summary>
    /// Confirming takes many episodes. So that it does not outweigh training, at least as many timesteps must have been trained
    /// since the last confirmation as that one took.
    /// </summary>
    private bool MayConfirm() =>
        _confirmation is not { } last || State.Timesteps - last.TrainingTimesteps >= last.Timesteps;
}
