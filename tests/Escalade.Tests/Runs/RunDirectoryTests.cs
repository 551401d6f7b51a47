using System.Buffers.Binary;
using System.Text;
using System.Text.Json.Nodes;
using Escalade.Recipes;
using Escalade.Runs;
using Escalade.Tests.Support;

namespace Escalade.Tests.Runs;

public sealed class RunDirectoryTests : IDisposable
{
    private const int Generations = 8;

    private readonly TemporaryDirectory _temporary = new();
    private readonly List<string> _warnings = [];

    private string Run => _temporary["run"];

    private string Journal => _temporary["run/journal.bin"];

    private string[] Checkpoints => [.. Directory.GetFiles(_temporary["run/checkpoints"]).Order()];

    public void Dispose() => _temporary.Dispose();

    /// <summary>A run with checkpoints of generations 2, 4, 6 and, since three are kept, 8.</summary>
    private string[] Train()
    {
        using (var trainer = ToyRun.Start(ToyRun.ByTimesteps, Run))
        {
            for (var g = 2; g <= Generations; g += 2)
            {
                trainer.StepTo(g);
                trainer.WriteCheckpoint();
            }
        }
        return ToyRun.Hashes(ToyRun.ByTimesteps, Generations + 4);
    }

    [Fact]
    public void WriteCheckpoint_KeepsTheLastThree()
    {
        Train();
        Assert.Equal(
            ["00000004.safetensors", "00000006.safetensors", "00000008.safetensors"], Checkpoints.Select(c => Path.GetFileName(c)));
    }

    [Fact]
    public void Resume_WithoutCheckpoints_FoldsTheJournal()
    {
        var expected = Train();
        Directory.Delete(_temporary["run/checkpoints"], recursive: true);
        using var trainer = ToyRun.Resume(Run, warn: _warnings.Add);

        Assert.Equal(expected[Generations], ToyRun.Hash(trainer.State));
        trainer.StepTo(Generations + 2);
        trainer.WriteCheckpoint();
        Assert.Equal(expected[Generations + 2], ToyRun.Hash(trainer.State));
        Assert.Empty(_warnings);
    }

    [Fact]
    public void Resume_WithDamagedCheckpoints_PassesThemOverAndSaysSo()
    {
        var expected = Train();
        File.WriteAllText(Checkpoints[2], "not a checkpoint");
        File.Copy(Checkpoints[0], Checkpoints[1], overwrite: true); // Whole, but of another generation than its name.
        using var trainer = ToyRun.Resume(Run, warn: _warnings.Add);

        Assert.Equal(expected[Generations], ToyRun.Hash(trainer.State));
        Assert.Equal(2, _warnings.Count);
        Assert.All(_warnings, w => Assert.Contains("is passed over", w, StringComparison.Ordinal));
    }

    [Fact]
    public void Resume_WithACheckpointOfALaterGeneration_GoesOnFromTheJournal()
    {
        var expected = Train();
        // Copies of a run restored in part: the journal is the truth, and the checkpoints are ahead of it.
        CutJournal(records: 5);
        using var trainer = ToyRun.Resume(Run, warn: _warnings.Add);

        Assert.Equal(5, trainer.State.Generation);
        Assert.Equal(2, _warnings.Count);
        Assert.All(_warnings, w => Assert.Contains("the journal ends before", w, StringComparison.Ordinal));
        trainer.StepTo(Generations);
        Assert.Equal(expected[Generations], ToyRun.Hash(trainer.State));
    }

    [Fact]
    public void Resume_WithACheckpointOfAnotherRun_PassesItOver()
    {
        var expected = Train();
        using (var other = ToyRun.Start(ToyRun.ByTimesteps, _temporary["other"], seed: 2))
        {
            other.StepTo(Generations);
            other.WriteCheckpoint();
        }
        File.Copy(_temporary["other/checkpoints/00000008.safetensors"], Checkpoints[2], overwrite: true);
        using var trainer = ToyRun.Resume(Run, warn: _warnings.Add);

        Assert.Equal(expected[Generations], ToyRun.Hash(trainer.State));
        Assert.Single(_warnings);
    }

    [Fact]
    public void Rebuild_OfEveryGeneration_GivesItsState()
    {
        var expected = Train();
        for (var g = 0; g <= Generations; g++)
        {
            Assert.Equal(expected[g], ToyRun.Hash(ToyRun.Rebuild(Run, g)));
        }
        Assert.Throws<ArgumentOutOfRangeException>(() => ToyRun.Rebuild(Run, Generations + 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => ToyRun.Rebuild(Run, -1));
    }

    [Fact]
    public void Rebuild_WhileAnotherTrains_ChangesNothing()
    {
        var expected = ToyRun.Hashes(ToyRun.ByTimesteps, 5);
        using var trainer = ToyRun.Start(ToyRun.ByTimesteps, Run);
        for (var g = 1; g <= 5; g++)
        {
            trainer.Step();
            Assert.Equal(expected[g], ToyRun.Hash(ToyRun.Rebuild(Run)));
            Assert.Equal(1UL, SavedRun.Describe(Run).Seed);
        }
    }

    [Fact]
    public void Rebuild_WithABadCheckpoint_ReportsEveryGenerationOnce()
    {
        Train();
        CutJournal(records: 7);
        var told = new Recorder();
        SavedRun.Rebuild(Run, _ => new Track(), observer: told, warn: _warnings.Add);

        Assert.Equal(Enumerable.Range(1, 7), told.Generations);
        Assert.NotEmpty(_warnings);
    }

    /// <summary>Live or afterwards: an observer is told the same.</summary>
    [Fact]
    public void Observers_AreToldTheSameLiveAndFromTheJournal()
    {
        var (live, afterwards) = (new Recorder(), new Recorder());
        using (var trainer = Trainer.Start(
            ToyRun.ByCandidates with { Stop = new StopSpec { Generations = 4 } }, () => new Track(),
            new TrainerOptions { Directory = Run, Seed = 1, Threads = 1, Observers = [live] }))
        {
            trainer.Run();
        }
        SavedRun.Rebuild(Run, _ => new Track(), observer: afterwards);

        Assert.Equal([1, 2, 3, 4], live.Generations);
        Assert.Equal(live.Reports, afterwards.Reports);
        Assert.Equal(live.Confirmations, Assert.Single(afterwards.Confirmations) is { } one ? [one] : []);
        Assert.Equal([3], live.Confirming);
        Assert.Equal(["00000004.safetensors"], live.Checkpoints.Select(Path.GetFileName));
    }

    /// <summary>Whoever follows the file sees a generation as soon as the trainer has it.</summary>
    [Fact]
    public void Metrics_WhileTrainingRuns_HaveEveryGeneration()
    {
        using var trainer = ToyRun.Start(ToyRun.ByCandidates, Run);
        for (var g = 1; g <= 5; g++)
        {
            trainer.Step();
            using var reader = new StreamReader(new FileStream(_temporary["run/metrics.csv"], FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
            Assert.Equal(g + 1, reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        }
    }

    private sealed class Recorder : IRunObserver
    {
        public List<GenerationReport> Reports { get; } = [];

        public List<Confirmation> Confirmations { get; } = [];

        public List<int> Confirming { get; } = [];

        public List<string> Checkpoints { get; } = [];

        public IEnumerable<int> Generations => Reports.Select(report => report.Generation);

        public void OnGeneration(GenerationReport report) => Reports.Add(report);

        public void OnConfirming(int episodes) => Confirming.Add(episodes);

        public void OnConfirmation(Confirmation confirmation) => Confirmations.Add(confirmation);

        public void OnCheckpoint(int generation, string file) => Checkpoints.Add(file);
    }

    [Fact]
    public void Resume_RebuildsTheMetrics()
    {
        Train();
        var before = File.ReadAllLines(_temporary["run/metrics.csv"]);
        File.WriteAllText(_temporary["run/metrics.csv"], "spoilt");
        ToyRun.Resume(Run).Dispose();

        Assert.Equal(before, File.ReadAllLines(_temporary["run/metrics.csv"]));
        Assert.Equal(Generations + 1, before.Length);
        Assert.Equal(before[0].Split(',').Length, before[^1].Split(',').Length);
        Assert.StartsWith($"{Generations},", before[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void Resume_WithAConfirmation_DoesNotPlayItAgain()
    {
        Confirmation first;
        using (var trainer = ToyRun.Start(ToyRun.ByCandidates with { Stop = new StopSpec { Generations = 3 } }, Run))
        {
            var result = trainer.Run();
            first = trainer.LastConfirmation!;
            Assert.Equal((3, first.Return), (first.Generation, result.EvaluationReturn!.Value));
        }
        var length = new FileInfo(Journal).Length;
        using (var trainer = ToyRun.Resume(Run))
        {
            Assert.Equal(first, trainer.LastConfirmation);
            Assert.Equal(first.Return, trainer.Run().EvaluationReturn);
            Assert.Equal(length, new FileInfo(Journal).Length);
            trainer.Step();
            Assert.NotEqual(first, trainer.Confirm());
        }
    }

    [Fact]
    public void Run_WhenTheTargetIsReached_StopsThereAgainAfterResuming()
    {
        var recipe = ToyRun.ByCandidates with { Stop = new StopSpec { Target = -1, Generations = 50 } };
        TrainingResult before;
        using (var trainer = ToyRun.Start(recipe, Run))
        {
            before = trainer.Run();
        }
        using (var trainer = ToyRun.Resume(Run))
        {
            var after = trainer.Run();
            Assert.Equal(StopReason.TargetReached, before.Reason);
            Assert.Equal(before with { Seconds = 0 }, after with { Seconds = 0 });
        }
    }

    [Fact]
    public void Run_WhenInterrupted_EndsWithACheckpointAndNoConfirmation()
    {
        using (var trainer = ToyRun.Start(ToyRun.ByCandidates, Run))
        {
            using var interrupted = new CancellationTokenSource();
            var result = trainer.Run(
                progress: report =>
                {
                    if (report.Generation == 2)
                    {
                        interrupted.Cancel();
                    }
                },
                interrupted: interrupted.Token);
            Assert.Equal((StopReason.Interrupted, 2, null), (result.Reason, result.Generation, result.EvaluationReturn));
        }
        Assert.Equal("00000002.safetensors", Path.GetFileName(Assert.Single(Checkpoints)));
    }

    [Fact]
    public void Open_WhenAnotherTrainerIsAtIt_ThrowsIOException()
    {
        using (ToyRun.Start(ToyRun.ByCandidates, Run))
        {
            var e = Assert.Throws<IOException>(() => ToyRun.Resume(Run));
            Assert.Contains($"{Run} is in use by another process", e.Message, StringComparison.Ordinal);
            e = Assert.Throws<IOException>(() => ToyRun.Start(ToyRun.ByCandidates, Run));
            Assert.Contains("holds a run already", e.Message, StringComparison.Ordinal);
        }
        using var trainer = ToyRun.Resume(Run);
        trainer.Step();
    }

    [Fact]
    public void Start_WhenAnotherIsStarting_LeavesItsJournalAlone()
    {
        // What a second process sees between the first one's lock and its run.json.
        Directory.CreateDirectory(Run);
        using var theirs = new FileStream(_temporary["run/.lock"], FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        File.WriteAllText(Journal, "theirs");
        Assert.Throws<IOException>(() => ToyRun.Start(ToyRun.ByCandidates, Run));

        Assert.Equal("theirs", File.ReadAllText(Journal));
    }

    [Fact]
    public void Open_OfWhatIsNoRun_NamesTheFile()
    {
        Directory.CreateDirectory(Run);
        Assert.False(SavedRun.Exists(Run));
        var e = Assert.Throws<RunFormatException>(() => ToyRun.Resume(Run));
        Assert.Equal(_temporary["run/run.json"], e.File);
        Assert.Throws<RunFormatException>(() => ToyRun.Resume(_temporary["nowhere"]));
    }

    public static TheoryData<double, string> OtherFormats => new()
    {
        { 1, "written by Escalade 0.1.0 (format 1), which also reads it" },
        { 3, "written by a newer version of Escalade (format 3; this one reads 2). Update Escalade." },
        { 0, "format 0 is unknown" },
        { -7, "format -7 is unknown" },
    };

    [Theory]
    [MemberData(nameof(OtherFormats))]
    [InlineData(2.5, "format 2.5 is unknown")]
    [InlineData(1e20, "written by a newer version of Escalade (format 1E+20; this one reads 2). Update Escalade.")]
    public void Open_OfARunJsonOfAnotherFormat_SaysWhoReadsIt(double format, string expected)
    {
        Train();
        var json = JsonNode.Parse(File.ReadAllText(_temporary["run/run.json"]))!.AsObject();
        json["format"] = format;
        json["aKeyOfTheFuture"] = true;
        File.WriteAllText(_temporary["run/run.json"], json.ToJsonString());
        var e = Assert.Throws<RunFormatException>(() => ToyRun.Resume(Run));

        Assert.Contains(expected, e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(OtherFormats))]
    public void Open_OfAJournalOfAnotherFormat_SaysWhoReadsIt(double format, string expected)
    {
        Train();
        var bytes = File.ReadAllBytes(Journal);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(8), (int)format);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(44), JournalFormat.Checksum(bytes.AsSpan(0, 44)));
        File.WriteAllBytes(Journal, bytes);
        var e = Assert.Throws<RunFormatException>(() => ToyRun.Resume(Run));

        Assert.Equal(Journal, e.File);
        Assert.Contains(expected, e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"weightDecay\": 0.005", "\"weightDecay\": 0.006")]
    [InlineData("\"seed\": 1", "\"seed\": 2")]
    [InlineData("\"seed\": 1", "\"seed\":  1")]
    public void Open_OfAnEditedRunJson_ThrowsBeforeAnythingIsBuilt(string before, string after)
    {
        Train();
        var text = File.ReadAllText(_temporary["run/run.json"]);
        Assert.Contains(before, text, StringComparison.Ordinal);
        File.WriteAllText(_temporary["run/run.json"], text.Replace(before, after, StringComparison.Ordinal));
        var e = Assert.Throws<RunFormatException>(
            () => Trainer.Resume(Run, _ => throw new TimeoutException("An environment was asked for.")));

        Assert.Contains("Restore run.json", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_WithoutAJournal_NamesIt()
    {
        Train();
        File.Delete(Journal);
        Assert.Equal(Journal, Assert.Throws<RunFormatException>(() => ToyRun.Resume(Run)).File);
    }

    [Fact]
    public void Open_OfAnotherTaskThanTheJournals_Throws()
    {
        Train();
        Directory.Delete(_temporary["run/checkpoints"], recursive: true);
        Assert.Throws<RunFormatException>(() => Trainer.Resume(Run, _ => new Wider()));
    }

    [Fact]
    public void Resume_WithATornLastRecord_DropsItAndSaysSo()
    {
        var expected = Train();
        Directory.Delete(_temporary["run/checkpoints"], recursive: true);
        using (var stream = File.OpenWrite(Journal))
        {
            stream.SetLength(stream.Length - 1);
        }
        using var trainer = ToyRun.Resume(Run, warn: _warnings.Add);

        Assert.Equal(Generations - 1, trainer.State.Generation);
        Assert.Contains("was cut off in writing; it is dropped", Assert.Single(_warnings), StringComparison.Ordinal);
        trainer.StepTo(Generations);
        Assert.Equal(expected[Generations], ToyRun.Hash(trainer.State));
    }

    [Fact]
    public void Checksum_IsCrc32C() =>
        // The check value of the CRC catalogue, and RFC 3720's 32 zeros.
        Assert.Equal(
            (0xE3069283, 0x8A9136AA), (JournalFormat.Checksum("123456789"u8), JournalFormat.Checksum(new byte[32])));

    [Fact]
    public void WriteCheckpoint_IsReadableAsSafetensors()
    {
        Train();
        var bytes = File.ReadAllBytes(Checkpoints[2]);
        var headerLength = (int)BinaryPrimitives.ReadInt64LittleEndian(bytes);
        var header = JsonNode.Parse(Encoding.UTF8.GetString(bytes, 8, headerLength))!.AsObject();
        var state = ToyRun.Rebuild(Run);

        Assert.Equal(0, headerLength % 8);
        Assert.Equal("8", header["__metadata__"]!["generation"]!.GetValue<string>());
        var end = 0;
        foreach (var (name, tensor) in header.Where(t => t.Key != "__metadata__"))
        {
            var offsets = tensor!["data_offsets"]!.AsArray().Select(o => o!.GetValue<int>()).ToArray();
            var size = tensor["dtype"]!.GetValue<string>() == "F32" ? 4 : 8;
            var count = tensor["shape"]!.AsArray().Aggregate(1, (product, n) => product * n!.GetValue<int>());
            Assert.Equal((end, count * size), (offsets[0], offsets[1] - offsets[0]));
            end = offsets[1];
            Assert.True(name.StartsWith("policy.layer", StringComparison.Ordinal) || name.Contains('.', StringComparison.Ordinal));
        }
        Assert.Equal(bytes.Length, 8 + headerLength + end);
        Assert.Equal(state.Parameters[0], BitConverter.ToSingle(bytes, 8 + headerLength));
    }

    /// <summary>Cuts the journal after whole records.</summary>
    private void CutJournal(int records)
    {
        var bytes = File.ReadAllBytes(Journal);
        var at = 48;
        for (var i = 0; i < records; i++)
        {
            at += 20 + BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(at + 8)) + 4;
        }
        File.WriteAllBytes(Journal, bytes[..at]);
    }

    private sealed class Wider : Escalade.Environments.IEnvironment
    {
        public Escalade.Environments.EnvironmentSpec Spec { get; } =
            new("Wider", 3, new Escalade.Environments.BoxActions([-1], [1]), 5);

        public void Reset(Escalade.Noise.RandomSource random, Span<double> observation) => observation.Clear();

        public Escalade.Environments.StepResult Step(ReadOnlySpan<double> action, Span<double> observation) => new(0, false, true);

        public void Dispose() { }
    }
}
