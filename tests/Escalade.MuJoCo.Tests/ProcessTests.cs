using Escalade.MuJoCo.Library;
using Escalade.MuJoCo.Native;
using Escalade.MuJoCo.Simulation;
using Escalade.MuJoCo.Tests.Support;

namespace Escalade.MuJoCo.Tests;

/// <summary>What happens to a process without libmujoco, and to one in which libmujoco meets an error.</summary>
public sealed unsafe class ProcessTests
{
    [Fact]
    public void Tasks_WhenThereIsNoLibrary_AreListedAndOnlyMakingOneFails()
    {
        using var folder = new TemporaryFolder();
        var environment = new Dictionary<string, string> { [LibrarySearch.Variable] = "/nowhere" };
        var (exitCode, output) = ChildProcess.Run(typeof(ProcessTests), nameof(ListAndMakeWithoutLibrary), folder.Path, environment);
        Assert.True(exitCode == 0, output);
        Assert.Contains("Total: 1,", output, StringComparison.Ordinal);
    }

    [Fact(Explicit = true)]
    public void ListAndMakeWithoutLibrary()
    {
        Assert.Equal(11, MuJoCoTasks.All.Count);
        var exception = Assert.Throws<MuJoCoNotFoundException>(() => TestTasks.Create("Swimmer-v5"));
        Assert.Contains("/nowhere/libmujoco.so.2.2.2: no such file", exception.Message, StringComparison.Ordinal);
        Assert.Throws<MuJoCoNotFoundException>(MuJoCoLibrary.Describe);
    }

    [Fact]
    [NeedsMuJoCo]
    public void Step_WhenLibmujocoMeetsAnError_EndsTheProcessWithItsMessage()
    {
        using var folder = new TemporaryFolder();
        var (exitCode, output) = ChildProcess.Run(
            typeof(ProcessTests), nameof(OverflowTheStack), folder.Path, new Dictionary<string, string>());
        Assert.NotEqual(0, exitCode);
        Assert.Contains("libmujoco stopped with an error: ", output, StringComparison.Ordinal);
        Assert.Contains("Stack overflow", output, StringComparison.Ordinal);
        Assert.False(File.Exists("MUJOCO_LOG.TXT"), "libmujoco wrote its own log.");
    }

    [Fact(Explicit = true)]
    public void OverflowTheStack()
    {
        MuJoCoLibrary.EnsureLoaded();
        // Room to compile the model, but not to solve for the four corners of a box that lies on the floor.
        using var model = CompiledModels.Compile("box.xml", """
            <mujoco>
              <size nstack="150"/>
              <worldbody>
                <geom type="plane" size="9 9 1"/>
                <body pos="0 0 3"><freejoint/><geom type="box" size="1 1 1"/></body>
              </worldbody>
            </mujoco>
            """u8);
        using var data = new MjDataHandle(model);
        data.Pointer->qpos[2] = 0.9;
        Mujoco.mj_step(model.Pointer, data.Pointer);
    }
}
