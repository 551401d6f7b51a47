using Escalade.Runs;
using Escalade.Tests.Support;
using Escalade.Training;

namespace Escalade.Tests.Training;

public class ReferenceBatchTests
{
    [Fact]
    public void Play_FollowsFromTheSeed()
    {
        var batch = Play(1);
        Assert.Equal(9 * 2, batch.Length);
        Assert.Equal(batch, Play(1));
        Assert.NotEqual(batch, Play(2));
        Assert.All(batch, x => Assert.InRange(x, -8, 8));
        Assert.True(batch.Distinct().Count() > 10, "the observations are all alike");
    }

    [Fact]
    public void Play_ForAPolicyWithoutABatch_PlaysNothing() =>
        Assert.Empty(new RunBlueprint(ToyRun.ByCandidates, 1, () => new Track()).PlayReference());

    [Fact]
    public void Start_KeepsTheBatchWithTheRun()
    {
        using var temporary = new TemporaryDirectory();
        using (var trainer = ToyRun.Start(ToyRun.Referenced, temporary["run"]))
        {
            trainer.StepTo(2);
            Assert.Equal(Play(1), trainer.State.Reference);
        }
        Assert.Equal(Play(1), ReferenceFile.Read(Path.Combine(temporary["run"], "reference.safetensors"), 9, 2));

        // Without it the batch is played again.
        File.Delete(Path.Combine(temporary["run"], "reference.safetensors"));
        Assert.Equal(ToyRun.Hashes(ToyRun.Referenced, 2)[2], ToyRun.Hash(ToyRun.Rebuild(temporary["run"])));
    }

    [Fact]
    public void Rebuild_WithAnotherBatch_IsFoundOut()
    {
        using var temporary = new TemporaryDirectory();
        using (var trainer = ToyRun.Start(ToyRun.Referenced, temporary["run"]))
        {
            trainer.StepTo(2);
        }
        var file = Path.Combine(temporary["run"], "reference.safetensors");
        ReferenceFile.Write(file, Play(2), 9, 2);
        Assert.Throws<RunFormatException>(() => ToyRun.Rebuild(temporary["run"]));

        File.WriteAllBytes(file, File.ReadAllBytes(file)[..^1]);
        var e = Assert.Throws<RunFormatException>(() => ToyRun.Rebuild(temporary["run"]));
        Assert.Contains("reference.safetensors", e.Message, StringComparison.Ordinal);
    }

    private static float[] Play(ulong seed) => new RunBlueprint(ToyRun.Referenced, seed, () => new Track()).PlayReference();
}
