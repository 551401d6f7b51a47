using Escalade.Physics.Tests.Support;

namespace Escalade.Physics.Tests;

public class WorldsTests
{
    [Fact]
    public void Step_OfManyWorlds_MovesEachByItsOwnControls()
    {
        var model = TestModels.Load("inverted-pendulum");
        using var worlds = new Worlds(model, 11);
        for (var i = 0; i < worlds.Count; i++)
        {
            worlds.SetControl(i, [0.1 * i]);
        }
        for (var step = 0; step < 5; step++)
        {
            worlds.Step();
        }

        var places = new double[worlds.Count];
        var (positions, velocities, body) = (new double[2], new double[2], new double[3]);
        for (var i = 0; i < worlds.Count; i++)
        {
            worlds.GetState(i, positions, velocities);
            places[i] = positions[0];
            worlds.Forward();
            worlds.GetBodyPosition(i, model.Body("cart"), body);
            Assert.Equal(positions[0], body[0], 1e-15);
        }
        Assert.Equal(places.Order(), places);
        Assert.True(places[^1] > places[0] + 0.01);
        worlds.Reset(10);
        worlds.GetState(10, positions, velocities);
        Assert.Equal([0.0, 0, 0, 0], [.. positions, .. velocities]);
        Assert.False(worlds.HasDiverged(10));
    }

    [Fact]
    public void Arguments_ThatDoNotFit_AreRefused()
    {
        using var worlds = new Worlds(TestModels.Load("hopper"), 3);

        Assert.Throws<ArgumentOutOfRangeException>(() => new Worlds(worlds.Model, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => worlds.Reset(3));
        Assert.Throws<ArgumentOutOfRangeException>(() => worlds.GetBodyPosition(0, 99, new double[3]));
        Assert.Throws<ArgumentException>(() => worlds.SetControl(0, [1]));
        Assert.Throws<ArgumentException>(() => worlds.SetState(0, new double[6], new double[5]));
    }

    [Fact]
    public void Step_AfterWarmingUp_AllocatesNothing()
    {
        using var worlds = new Worlds(TestModels.Load("humanoid"), 4);
        for (var i = 0; i < 300; i++)
        {
            worlds.Step();
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 20; i++)
        {
            worlds.Step();
        }
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }
}
