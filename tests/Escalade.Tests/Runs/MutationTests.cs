using System.Text;
using CsCheck;
using Escalade.Recipes;
using Escalade.Runs;
using Escalade.Settings;
using Escalade.Tests.Support;

namespace Escalade.Tests.Runs;

/// <summary>
/// Ten thousand damaged files of each kind. What may come of one: the documented exception, or exactly the state of some
/// generation of the run. Never another exception, a hang, or a state that never was.
/// </summary>
public sealed class MutationTests : IDisposable
{
    private const int Mutations = 10_000;
    private const int Generations = 6;

    private readonly TemporaryDirectory _temporary = new(inMemory: true);
    private readonly string[] _expected = ToyRun.Hashes(ToyRun.ByTimesteps, Generations + 1);
    private readonly byte[] _json, _journal, _checkpoint;
    private int _directories;

    public MutationTests()
    {
        using (var trainer = ToyRun.Start(ToyRun.ByTimesteps, _temporary["run"]))
        {
            trainer.StepTo(2);
            trainer.Confirm();
            trainer.StepTo(3);
            trainer.WriteCheckpoint();
            trainer.StepTo(Generations);
        }
        _json = File.ReadAllBytes(_temporary["run/run.json"]);
        _journal = File.ReadAllBytes(_temporary["run/journal.bin"]);
        _checkpoint = File.ReadAllBytes(_temporary["run/checkpoints/00000003.safetensors"]);
    }

    public void Dispose() => _temporary.Dispose();

    [Fact]
    public void Open_OfAMutatedJournal_IsAnErrorOrExact() =>
        Gen.Select(Mutation.Gen, Gen.Bool, Gen.Int[0, 99]).Sample((changes, withCheckpoint, more) =>
        {
            var bytes = changes.Apply(_journal);
            var (generation, warnings) = Open(_json, bytes, withCheckpoint ? _checkpoint : null, goOn: more == 0);
            if (generation is { } g && g < Generations && !_journal.AsSpan().StartsWith(bytes))
            {
                // Only a journal that ends between two records is shorter without being damaged.
                Assert.NotEmpty(warnings);
            }
        }, iter: Mutations);

    [Fact]
    public void Open_OfAMutatedCheckpoint_IsAlwaysExact() =>
        Gen.Select(Mutation.Gen, Gen.Int[0, 99]).Sample((changes, more) =>
        {
            // The journal holds all: damage to a shortcut costs time and a warning, never the run.
            var (generation, _) = Open(_json, _journal, changes.Apply(_checkpoint), goOn: more == 0);
            Assert.Equal(Generations, generation);
        }, iter: Mutations);

    [Fact]
    public void Open_OfAMutatedRunJson_IsAnErrorUnlessNothingChanged() =>
        Mutation.Gen.Sample(changes =>
        {
            var bytes = changes.Apply(_json);
            var (generation, _) = Open(bytes, _journal, _checkpoint, goOn: false);
            Assert.Equal(bytes.AsSpan().SequenceEqual(_json), generation == Generations);
        }, iter: Mutations);

    [Fact]
    public void Parse_OfAMutatedRecipe_IsAnErrorOrARecipeThatRoundTrips()
    {
        var recipe = Encoding.UTF8.GetBytes(RecipeJson.Write(ToyRun.ByTimesteps));
        Mutation.Gen.Sample(changes =>
        {
            Recipe parsed;
            try
            {
                parsed = RecipeJson.Parse(Encoding.UTF8.GetString(changes.Apply(recipe)), "mutated.json");
            }
            catch (RecipeException e)
            {
                Assert.StartsWith("mutated.json: ", e.Message, StringComparison.Ordinal);
                return;
            }
            var written = RecipeJson.Write(parsed);
            Assert.Equal(written, RecipeJson.Write(RecipeJson.Parse(written, "written.json")));
        }, iter: Mutations);
    }

    /// <summary>Reads, or continues and then reads, a run of these three files; its generation, or null when it is refused.</summary>
    private (int? Generation, List<string> Warnings) Open(byte[] json, byte[] journal, byte[]? checkpoint, bool goOn)
    {
        var directory = _temporary[$"copy{Interlocked.Increment(ref _directories)}"];
        Directory.CreateDirectory(Path.Combine(directory, "checkpoints"));
        File.WriteAllBytes(Path.Combine(directory, "run.json"), json);
        File.WriteAllBytes(Path.Combine(directory, "journal.bin"), journal);
        if (checkpoint is not null)
        {
            File.WriteAllBytes(Path.Combine(directory, "checkpoints/00000003.safetensors"), checkpoint);
        }
        var warnings = new List<string>();
        try
        {
            var read = ToyRun.Rebuild(directory, warn: warnings.Add);
            Assert.Equal(_expected[read.Generation], ToyRun.Hash(read));
            Assert.Equal(journal, File.ReadAllBytes(Path.Combine(directory, "journal.bin")));
            using var trainer = ToyRun.Resume(directory);
            Assert.Equal(_expected[read.Generation], ToyRun.Hash(trainer.State));
            if (goOn)
            {
                trainer.StepTo(Generations + 1);
                Assert.Equal(_expected[Generations + 1], ToyRun.Hash(ToyRun.Rebuild(directory)));
            }
            return (read.Generation, warnings);
        }
        catch (RunFormatException e)
        {
            Assert.StartsWith(directory, e.File, StringComparison.Ordinal);
            // What reading refuses, continuing refuses too, and it changes nothing.
            Assert.Throws<RunFormatException>(() => ToyRun.Resume(directory));
            Assert.Equal(journal, File.ReadAllBytes(Path.Combine(directory, "journal.bin")));
            return (null, warnings);
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }
}
