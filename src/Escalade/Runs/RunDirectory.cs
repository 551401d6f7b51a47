using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Escalade.Environments;
using Escalade.Policies;
using Escalade.Recipes;
using Escalade.Training;

namespace Escalade.Runs;

/// <summary>A run on disk: run.json, journal.bin, checkpoints/, metrics.csv, and a reference batch if the policy has one.</summary>
internal sealed class RunDirectory : IDisposable
{
    private const int CheckpointsKept = 3;

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
    public static RunDirectory Create(string path, RunDescription description)
    {
        if (Exists(path))
        {
            throw new IOException($"{path} holds a run already. Resume it, or choose another directory.");
        }
        var json = JsonSerializer.SerializeToUtf8Bytes(description, RecipeJson.Options);
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
            var file = System.IO.Path.Combine(path, "run.json");
            using (var stream = new FileStream(file + ".part", FileMode.Create, FileAccess.Write))
            {
                stream.Write(json);
                stream.Flush(flushToDisk: true);
            }
            File.Move(file + ".part", file);
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
    /// <exception cref="RunFormatException">run.json is missing, damaged, not the journal's, or of a newer version.</exception>
    /// <exception cref="IOException">Another process holds the lock.</exception>
    public static RunDirectory Open(string path, bool writable)
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
            var directory = new RunDirectory(path, Parse(json, file), json, @lock);
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
    public void WriteCheckpoint(TrainingState state, ParameterLayout layout)
    {
        Directory.CreateDirectory(CheckpointsPath);
        var name = state.Generation.ToString("D8", CultureInfo.InvariantCulture) + ".safetensors";
        Checkpoint.Write(System.IO.Path.Combine(CheckpointsPath, name), state, layout);
        foreach (var (_, file) in Checkpoints().Skip(CheckpointsKept))
        {
            File.Delete(file);
        }
    }

    /// <summary>
    /// The run's reference batch: as it was kept, or else as it is played, and then kept where the directory may be written. That it is the
    /// one the run began with is for the states' hashes to tell.
    /// </summary>
    /// <param name="policy">The run's.</param>
    /// <param name="createEnvironment">Makes the recipe's environment.</param>
    /// <returns>Empty if the policy wants none.</returns>
    /// <exception cref="RunFormatException">What was kept is damaged.</exception>
    public float[] Reference(IPolicy policy, Func<IEnvironment> createEnvironment)
    {
        if (policy is not IReferencePolicy { ReferenceSize: > 0 and var count })
        {
            return [];
        }
        if (File.Exists(ReferencePath))
        {
            return SafeTensor.Read(ReferencePath, count, policy.ObservationSize);
        }
        var reference = ReferenceBatch.Play(Description.Recipe, Description.Seed, policy, createEnvironment);
        if (_lock is not null)
        {
            SafeTensor.Write(ReferencePath, "observations", reference, count, policy.ObservationSize);
        }
        return reference;
    }

    /// <summary>Reads a run.json.</summary>
    /// <param name="json">What it says.</param>
    /// <param name="file">Names it in messages.</param>
    /// <exception cref="RunFormatException">It is damaged or of a newer version.</exception>
    public static RunDescription Parse(byte[] json, string file)
    {
        try
        {
            // The format first: a newer version may have keys that this one would call unknown.
            using (var document = JsonDocument.Parse(json))
            {
                var format = document.RootElement.GetProperty("format").GetInt32();
                if (format > RunDescription.CurrentFormat)
                {
                    throw new RunFormatException(
                        file,
                        $"written by a newer version of Escalade (format {format}; this one reads {RunDescription.CurrentFormat}). Update Escalade.");
                }
            }
            var description = JsonSerializer.Deserialize<RunDescription>(json, RecipeJson.Options)!;
            RecipeLimits.Check(description.Recipe);
            return description;
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException
            or RecipeException or NotSupportedException or ArgumentException)
        {
            throw new RunFormatException(file, $"damaged: {e.Message}", e);
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
            throw new IOException($"{path} is in use by another process ({e.Message})", e);
        }
    }
}
