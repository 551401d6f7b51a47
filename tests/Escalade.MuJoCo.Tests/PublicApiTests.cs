using PublicApiGenerator;

namespace Escalade.MuJoCo.Tests;

public sealed class PublicApiTests
{
    [Fact]
    public void Assembly_WhenItsPublicApiChanges_ChangesTheSnapshotToo()
    {
        var actual = typeof(MuJoCoTasks).Assembly
            .GeneratePublicApi(new ApiGeneratorOptions { IncludeAssemblyAttributes = false })
            .ReplaceLineEndings("\n").Trim();
        var snapshot = Path.Combine(AppContext.BaseDirectory, "PublicApi.txt");
        // Written beside the tests' assembly, so that an intended change is a copy away.
        File.WriteAllText(snapshot + ".actual", actual + "\n");
        Assert.Equal(File.ReadAllText(snapshot).ReplaceLineEndings("\n").Trim(), actual);
    }
}
