using System.Diagnostics;
using Escalade.Runs;
using Escalade.Tests.Support;

namespace Escalade.Tests.Runs;

/// <summary>A disk of some hundred kilobytes, filled to the brim: the real error at the real call.</summary>
[Collection(nameof(AloneInTheProcess))]
public class FullDiskTests
{
    private const int Generations = 12;

    /// <summary>Room for a little, then for none: the error may come in the journal, a checkpoint or the metrics.</summary>
    [Theory]
    [InlineData(0, false)]
    [InlineData(100, false)]
    [InlineData(5_000, false)]
    [InlineData(0, true)]
    [InlineData(5_000, true)]
    [InlineData(9_000, true)]
    public void Step_OnAFullDisk_LosesNothing(int room, bool checkpoints)
    {
        using var disk = SmallDisk.Mount();
        var expected = ToyRun.Hashes(ToyRun.ByTimesteps, Generations);
        var run = Path.Combine(disk.Path, "run");
        var done = 0;
        using (var trainer = ToyRun.Start(ToyRun.ByTimesteps, run))
        {
            trainer.StepTo(3);
            trainer.WriteCheckpoint();
            disk.Fill(leaving: room);
            var e = Assert.Throws<IOException>(() =>
            {
                // More generations than there is room for.
                while (done < 10_000)
                {
                    trainer.Step();
                    done = trainer.State.Generation;
                    if (checkpoints)
                    {
                        trainer.WriteCheckpoint();
                    }
                }
            });
            Assert.Contains("No space left", e.Message, StringComparison.OrdinalIgnoreCase);
        }
        disk.MakeRoom();
        Assert.Empty(Directory.GetFiles(run, "*.part", SearchOption.AllDirectories));
        using (var trainer = ToyRun.Resume(run))
        {
            // Every generation that Step returned from is there.
            Assert.True(trainer.State.Generation >= done, $"{done} done, {trainer.State.Generation} found");
            expected = trainer.State.Generation < Generations ? expected : ToyRun.Hashes(ToyRun.ByTimesteps, trainer.State.Generation + 1);
            trainer.StepTo(expected.Length - 1);
            Assert.Equal(expected[^1], ToyRun.Hash(trainer.State));
        }
        Assert.Equal(expected[^1], ToyRun.Hash(ToyRun.Rebuild(run)));
    }

    [Fact]
    public void Step_AfterTheJournalCouldNotBeWritten_IsRefused()
    {
        using var disk = SmallDisk.Mount();
        var run = Path.Combine(disk.Path, "run");
        using (var trainer = ToyRun.Start(ToyRun.ByCandidates, run))
        {
            trainer.StepTo(2);
            disk.Fill(leaving: 0);
            Assert.Throws<IOException>(() => trainer.StepTo(10_000));
            disk.MakeRoom();

            // The state in memory is a generation ahead of the journal: going on would leave a gap that no one can fold.
            Assert.Throws<InvalidOperationException>(() => trainer.Step());
            Assert.Throws<InvalidOperationException>(() => trainer.Confirm());
            Assert.Throws<InvalidOperationException>(() => trainer.WriteCheckpoint());
        }
        using (var trainer = ToyRun.Resume(run))
        {
            trainer.Step();
        }
    }

    [Fact]
    public void Start_OnAFullDisk_CanBeTriedAgain()
    {
        using var disk = SmallDisk.Mount();
        disk.Fill(leaving: 0);
        var run = Path.Combine(disk.Path, "run");
        Assert.Throws<IOException>(() => ToyRun.Start(ToyRun.ByCandidates, run));
        Assert.False(SavedRun.Exists(run));
        disk.MakeRoom();
        using var trainer = ToyRun.Start(ToyRun.ByCandidates, run);
        trainer.Step();
    }

    /// <summary>A file system in memory of 512 kB, mounted in a temporary folder; needs Linux and root.</summary>
    private sealed class SmallDisk : IDisposable
    {
        private readonly TemporaryDirectory _temporary = new();

        public string Path => _temporary["disk"];

        private string Ballast => System.IO.Path.Combine(Path, "ballast");

        public static SmallDisk Mount()
        {
            Assert.SkipUnless(OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess, "Mounting a small disk needs Linux and root.");
            var disk = new SmallDisk();
            Directory.CreateDirectory(disk.Path);
            if (Run("mount", "-t", "tmpfs", "-o", "size=512k", "tmpfs", disk.Path) is { Length: > 0 } error)
            {
                disk._temporary.Dispose();
                Assert.Skip($"A small disk cannot be mounted here: {error}");
            }
            return disk;
        }

        public void Fill(int leaving)
        {
            using var stream = new FileStream(Ballast, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
            try
            {
                while (true)
                {
                    stream.Write(new byte[4096]);
                }
            }
            catch (IOException)
            {
                stream.SetLength(stream.Length - leaving);
            }
        }

        public void MakeRoom() => File.Delete(Ballast);

        public void Dispose()
        {
            Run("umount", Path);
            _temporary.Dispose();
        }

        /// <summary>What the command complained of; empty when it did not.</summary>
        private static string Run(string command, params string[] arguments)
        {
            try
            {
                using var process = Process.Start(new ProcessStartInfo(command, arguments) { RedirectStandardError = true })!;
                var error = process.StandardError.ReadToEnd();
                process.WaitForExit();
                return process.ExitCode == 0 ? "" : $"{command} failed: {error.Trim()}";
            }
            catch (System.ComponentModel.Win32Exception e)
            {
                return e.Message;
            }
        }
    }
}
