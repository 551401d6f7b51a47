using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Escalade.Policies;
using Escalade.Recipes;
using Escalade.Settings;
using Escalade.Training;

namespace Escalade.Runs;

/// <summary>A run on disk: run.json, journal.bin, checkpoints/, metrics.csv, and a reference batch if the policy has one.</summary>
internal sealed class RunDirectory : IDisposable
{
    private const int CheckpointsKept = 3;

    private static readonly RunDescription s_blank = new()
    {
        Version = "",
        Simulator = "",
        Seed = 0,
        Recipe = new Recipe { Task = new TaskReference { Id = "" } },
    };

    private static readonly string[] s_keys = ["version", "simulator", "seed", "recipe"];

    private readonly FileStream? _lock;

    private RunDirectory(string path, RunDescription description, byte[] json, FileStream? @lock)
    {
        Path = path;
        Description = description;
        Json = json;
        Identity = SHA256.HashData(json);
        _lock = @lock;
    }

    public string Path { get; }

    public RunDescription Description { get; }

    /// <summary>run.json.</summary>
    public byte[] Json { get; }

    /// <summary>SHA-256 of run.json: the journal carries it.</summary>
    public byte[] Identity { get; }

    public string JournalPath => System.IO.Path.Combine(Path, "journal.bin");

    public string MetricsPath => System.IO.Path.Combine(Path, "metrics.csv");

    private string ReferencePath => System.IO.Path.Combine(Path, "reference.safetensors");

    private string CheckpointsPath => System.IO.Path.Combine(Path, "checkpoints");

    /// <summary>Whether a run has begun in a directory.</summary>
    public static bool Exists(string path) => File.Exists(System.IO.Path.Combine(path, "run.json"));

    /// <summary>Begins a run; takes its lock.</summary>
    /// <exception cref="IOException">There is a run already, or another process is at it.</exception>
    /// <exception cref="RecipeException">The recipe names a kind that is not among <paramref name="kinds"/>; nothing is written.</exception>
    public static RunDirectory Create(string path, RunDescription description, SettingKinds kinds)
    {
        if (Exists(path))
        {
            throw new IOException($"{path} holds a run already. Resume it, or choose another directory.");
        }
        var json = Encoding.UTF8.GetBytes(SettingsJson.Write(SettingsWriter.Write(description, kinds)));
        Directory.CreateDirectory(System.IO.Path.Combine(path, "checkpoints"));
        var @lock = Lock(path);
        try
        {
            // Once more under the lock: another process may have begun a run in between.
            if (Exists(path))
            {
                throw new IOException($"{path} holds a run already. Resume it, or choose another directory.");
            }
            var directory = new RunDirectory(path, description, json, @lock);
            // The journal before run.json: a directory with a run.json is a whole run.
            File.Delete(directory.JournalPath);
            RunJournal.Create(directory.JournalPath, directory.Identity).Dispose();
            AtomicFile.Write(System.IO.Path.Combine(path, "run.json"), stream => stream.Write(json));
            return directory;
        }
        catch
        {
            @lock.Dispose();
            throw;
        }
    }

    /// <summary>Opens a run.</summary>
    /// <param name="path">The directory.</param>
    /// <param name="writable">Whether to take its lock.</param>
    /// <param name="kinds">The kinds that its recipe may name.</param>
    /// <exception cref="RunFormatException">run.json is missing, damaged, not the journal's, or of another format.</exception>
    /// <exception cref="IOException">Another process holds the lock.</exception>
    public static RunDirectory Open(string path, bool writable, SettingKinds kinds)
    {
        var file = System.IO.Path.Combine(path, "run.json");
        if (!File.Exists(file))
        {
            throw new RunFormatException(file, "not found: this is not a run directory.");
        }
        var @lock = writable ? Lock(path) : null;
        try
        {
            var json = File.ReadAllBytes(file);
            var directory = new RunDirectory(path, Parse(json, file, kinds), json, @lock);
            // Before anything is built by what run.json says: a changed one may ask for more memory than there is.
            RunJournal.Verify(directory.JournalPath, directory.Identity);
            return directory;
        }
        catch
        {
            @lock?.Dispose();
            throw;
        }
    }

    /// <summary>Checkpoints' generations and files, the newest first.</summary>
    public IReadOnlyList<(int Generation, string File)> Checkpoints()
    {
        if (!Directory.Exists(CheckpointsPath))
        {
            return [];
        }
        return
        [
            .. Directory.GetFiles(CheckpointsPath, "*.safetensors")
                .Select(file => (IsNumber: int.TryParse(
                    System.IO.Path.GetFileNameWithoutExtension(file), NumberStyles.None, CultureInfo.InvariantCulture,
                    out var generation), generation, file))
                .Where(entry => entry.IsNumber)
                .Select(entry => (entry.generation, entry.file))
                .OrderByDescending(entry => entry.generation),
        ];
    }

    /// <summary>Writes a checkpoint and drops the oldest ones.</summary>
    /// <returns>Its file.</returns>
    public string WriteCheckpoint(TrainingState state, ParameterLayout layout)
    {
        Directory.CreateDirectory(CheckpointsPath);
        var written = System.IO.Path.Combine(
            CheckpointsPath, state.Generation.ToString("D8", CultureInfo.InvariantCulture) + ".safetensors");
        Checkpoint.Write(written, state, layout);
        foreach (var (_, file) in Checkpoints().Skip(CheckpointsKept))
        {
            File.Delete(file);
        }
        return written;
    }

    /// <summary>
    /// The run's reference batch: as it was kept, or else as it is played, and then kept where the directory may be written. That it is the
    /// one the run began with is for the states' hashes to tell.
    /// </summary>
    /// <param name="blueprint">Of the run's recipe.</param>
    /// <returns>Empty if the policy wants none.</returns>
    /// <exception cref="RunFormatException">What was kept is damaged.</exception>
    public float[] Reference(RunBlueprint blueprint)
    {
        var (rows, columns) = (blueprint.ReferenceSize, blueprint.Spec.ObservationSize);
        if (rows == 0)
        {
            return [];
        }
        if (File.Exists(ReferencePath))
        {
            return ReferenceFile.Read(ReferencePath, rows, columns);
        }
        var reference = blueprint.PlayReference();
        if (_lock is not null)
        {
            ReferenceFile.Write(ReferencePath, reference, rows, columns);
        }
        return reference;
    }

    /// <summary>Reads a run.json.</summary>
    /// <param name="json">What it says.</param>
    /// <param name="file">Names it in messages.</param>
    /// <param name="kinds">The kinds that its recipe may name.</param>
    /// <exception cref="RunFormatException">It is damaged or of another format.</exception>
    public static RunDescription Parse(byte[] json, string file, SettingKinds kinds)
    {
        try
        {
            var node = SettingsJson.Parse(Encoding.UTF8.GetString(json));
            // The format first: another version may have keys that this one would call unknown.
            if (node["format"] is not JsonValue value || !value.TryGetValue<double>(out var format))
            {
                throw new RunFormatException(file, "damaged: it does not say its format.");
            }
            RunFormat.Require(format, file);
            foreach (var key in s_keys.Where(key => !node.ContainsKey(key)))
            {
                throw new RunFormatException(file, $"damaged: '{key}' is missing.");
            }
            return SettingsReader.Read(s_blank, node, kinds);
        }
        catch (RecipeException e)
        {
            throw new RunFormatException(file, $"damaged, or begun by a program with kinds of its own: {e.Message}", e);
        }
    }

    public void Dispose() => _lock?.Dispose();

    /// <summary>Takes the lock of a run's directory.</summary>
    /// <exception cref="IOException">
    /// Another process holds it, and the cause is an IOException too; or it cannot be written, such as on a read-only disk.
    /// </exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written.</exception>
    private static FileStream Lock(string path)
    {
        // EWOULDBLOCK, or ERROR_SHARING_VIOLATION.
        var isHeld = OperatingSystem.IsWindows() ? unchecked((int)0x80070020) : OperatingSystem.IsMacOS() ? 35 : 11;
        try
        {
            return new FileStream(
                System.IO.Path.Combine(path, ".lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException e) when (e.HResult == isHeld)
        {
            throw new IOException($"{path} is in use by another process.", e);
        }
    }
}
