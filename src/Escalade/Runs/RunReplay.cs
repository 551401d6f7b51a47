using Escalade.Training;

namespace Escalade.Runs;

/// <summary>
/// Resuming, recovering and looking back are this one operation: load the newest checkpoint, then fold the rest of the
/// journal.
/// </summary>
internal sealed class RunReplay : IJournalReader
{
    private readonly RunDirectory _directory;
    private readonly Fold _fold;
    private readonly int _until;
    private readonly IRunObserver? _observer;
    private int _generations;
    private long _episodes;
    private long _timesteps;
    private byte[]? _expectedHash;

    private RunReplay(RunDirectory directory, Fold fold, TrainingState state, int until, IRunObserver? observer)
    {
        _directory = directory;
        _fold = fold;
        State = state;
        _until = until;
        _observer = observer;
        // A checkpoint must be the state that the journal's record before it leads to.
        _expectedHash = state.Generation > 0 ? Checkpoint.HashOf(state) : null;
    }

    public TrainingState State { get; }

    /// <summary>Training time up to the state.</summary>
    public double Seconds { get; private set; }

    /// <summary>Judgements of the unperturbed policy on record, in order.</summary>
    public List<Confirmation> Confirmations { get; } = [];

    int IJournalReader.ObservationSize => State.Observations.Mean.Length;

    int IJournalReader.BehaviorSize => State.Search.BehaviorSize;

    /// <summary>Rebuilds a state.</summary>
    /// <param name="directory">The run.</param>
    /// <param name="fold">Of the run's strategy.</param>
    /// <param name="initial">Makes the run's first state.</param>
    /// <param name="until">The generation wanted; <see cref="int.MaxValue"/> for the last.</param>
    /// <param name="writable">Whether the journal is to be continued.</param>
    /// <param name="observe">Makes the observer that is told what the journal holds; called again when the replay starts over.</param>
    /// <param name="warn">Receives what was mended or passed over.</param>
    /// <returns>The replay, and the journal, positioned at its end.</returns>
    /// <exception cref="RunFormatException">The journal is damaged, or leads to another state than it says.</exception>
    public static (RunReplay Replay, RunJournal Journal) Run(
        RunDirectory directory, Fold fold, Func<TrainingState> initial, int until, bool writable,
        Func<IRunObserver?> observe, Action<string> warn)
    {
        foreach (var (generation, file) in directory.Checkpoints().Where(c => c.Generation <= until))
        {
            try
            {
                return From(Read(file, generation));
            }
            catch (CheckpointMismatchException e)
            {
                warn($"{file} is passed over ({e.Message}); an older checkpoint and the journal take its place.");
            }
        }
        return From(initial());

        TrainingState Read(string file, int generation)
        {
            try
            {
                var state = initial();
                Checkpoint.Read(file, state);
                return state.Generation == generation
                    ? state
                    : throw new CheckpointMismatchException($"it holds generation {state.Generation}");
            }
            catch (Exception e) when (e is RunFormatException or IOException or UnauthorizedAccessException)
            {
                throw new CheckpointMismatchException(e.Message);
            }
        }

        (RunReplay, RunJournal) From(TrainingState state)
        {
            var replay = new RunReplay(directory, fold, state, until, observe());
            var journal = RunJournal.Open(directory.JournalPath, directory.Identity, writable, replay, warn);
            try
            {
                if (replay._expectedHash is not null)
                {
                    throw new CheckpointMismatchException($"the journal ends before generation {state.Generation}");
                }
                if (until != int.MaxValue && replay.State.Generation < until)
                {
                    throw new ArgumentOutOfRangeException(
                        nameof(until), $"The run has {replay.State.Generation} generations; there is no {until}.");
                }
                return (replay, journal);
            }
            catch
            {
                journal.Dispose();
                throw;
            }
        }
    }

    void IJournalReader.OnGeneration(GenerationResults results, double seconds, byte[] stateHash, string at)
    {
        if (results.Generation != _generations)
        {
            throw new RunFormatException(
                _directory.JournalPath, $"generation {results.Generation} {at}, where {_generations} should be.");
        }
        _generations++;
        _episodes += results.Candidates.Length;
        foreach (var episode in results.Candidates)
        {
            _timesteps += episode.Length;
        }
        _observer?.OnGeneration(GenerationReport.From(_generations, _episodes, _timesteps, results, seconds));
        if (_generations <= State.Generation)
        {
            if (_generations == State.Generation)
            {
                if (!stateHash.AsSpan().SequenceEqual(_expectedHash))
                {
                    throw new CheckpointMismatchException("it is not the state that the journal leads to");
                }
                (_expectedHash, Seconds) = (null, seconds);
            }
            return;
        }
        if (_generations > _until)
        {
            return;
        }
        _fold.Advance(State, results);
        Seconds = seconds;
        if (!stateHash.AsSpan().SequenceEqual(Checkpoint.HashOf(State)))
        {
            throw new RunFormatException(
                _directory.JournalPath,
                $"folding generation {results.Generation} {at} leads to another state than was recorded: "
                + "this version of Escalade, or this machine, computes differently.");
        }
    }

    void IJournalReader.OnConfirmation(Confirmation confirmation, string at)
    {
        if (confirmation.Generation != _generations || confirmation.Episodes < 1)
        {
            throw new RunFormatException(
                _directory.JournalPath, $"a confirmation of generation {confirmation.Generation} {at}, after {_generations}.");
        }
        if (_generations <= _until)
        {
            Confirmations.Add(confirmation);
            _observer?.OnConfirmation(confirmation);
        }
    }

    private sealed class CheckpointMismatchException(string message) : Exception(message);
}
