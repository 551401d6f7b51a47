using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Escalade.Physics.Lanes;
using Escalade.Physics.Models;
using Escalade.Physics.Simulation;
using Escalade.Physics.Tests.Support;

namespace Escalade.Physics.Tests.Simulation;

/// <summary>A world's bits depend on nothing but its state and controls.</summary>
public class BatchDeterminismTests
{
    private const int Worlds = 8;

    [Theory]
    [MemberData(nameof(TestModels.Supported), MemberType = typeof(TestModels))]
    public void Step_AtEveryWidth_GivesTheSameBits(string name)
    {
        var model = TestModels.Load(name);
        var expected = Play<Wide64>(model, [.. Enumerable.Range(0, Worlds)]);

        Assert.Equal(expected, Play<Wide128>(model, [.. Enumerable.Range(0, Worlds)]));
        Assert.Equal(expected, Play<Wide256>(model, [.. Enumerable.Range(0, Worlds)]));
        Assert.Equal(expected, Play<Wide512>(model, [.. Enumerable.Range(0, Worlds)]));
    }

    [Theory]
    [InlineData("humanoid")]
    [InlineData("hopper")]
    public void Step_InAnyOrderOfLanes_GivesTheSameBits(string name)
    {
        var model = TestModels.Load(name);

        Assert.Equal(Play<Wide256>(model, [0, 1, 2, 3, 4, 5, 6, 7]), Play<Wide256>(model, [5, 0, 7, 2, 1, 6, 3, 4]));
    }

    [Theory]
    [InlineData("ant", double.NaN)]
    [InlineData("humanoid", double.PositiveInfinity)]
    [InlineData("half-cheetah", 1e200)]
    public void Step_BesideAWorldThatBlowsUp_GivesTheSameBits(string name, double bad)
    {
        var model = TestModels.Load(name);
        var expected = Play<Wide256>(model, [0, 1, 2, 3]);

        var actual = Play<Wide256>(model, [0, 1, 2, 3], blowUp: (batch, step) =>
        {
            if (step == 20)
            {
                var velocities = new double[model.VelocitySize];
                velocities[^1] = bad;
                batch.SetState(2, [.. model.Reference], velocities);
            }
        });

        Assert.Equal([expected[0], expected[1], expected[3]], [actual[0], actual[1], actual[3]]);
        Assert.NotEqual(expected[2], actual[2]);
    }

    [Fact]
    public void Step_OfAWorldThatBlowsUp_PutsItIntoTheReferencePose()
    {
        var model = TestModels.Load("hopper");
        using var batch = new Batch<Wide256>(model);
        batch.SetState(1, [.. model.Reference], [0, 0, 0, 0, 0, double.NaN]);

        batch.Step();

        Assert.Equal(0b10u, batch.Diverged);
        var (positions, velocities) = (new double[model.PositionSize], new double[model.VelocitySize]);
        batch.GetState(1, positions, velocities);
        Assert.All(positions.Concat(velocities), number => Assert.True(double.IsFinite(number)));
        batch.SetState(1, [.. model.Reference], velocities);
        Assert.Equal(0u, batch.Diverged);
    }

    /// <summary>Plays worlds, some in each batch, and hashes where each of them gets to.</summary>
    private static string[] Play<T>(Model model, int[] order, Action<Batch<T>, int>? blowUp = null)
        where T : unmanaged, IWide<T>
    {
        var hashes = new string[order.Max() + 1];
        for (var first = 0; first < order.Length; first += T.Count)
        {
            var worlds = order.Skip(first).Take(T.Count).ToArray();
            Play(model, worlds, hashes, blowUp);
        }
        return hashes;
    }

    private static void Play<T>(Model model, int[] worlds, string[] hashes, Action<Batch<T>, int>? blowUp)
        where T : unmanaged, IWide<T>
    {
        using var batch = new Batch<T>(model);
        var random = worlds.Select(world => new Random(world)).ToArray();
        var (positions, velocities) = (new double[model.PositionSize], new double[model.VelocitySize]);
        var control = new double[model.Motors.Count];
        for (var step = 0; step < 150; step++)
        {
            for (var lane = 0; lane < worlds.Length; lane++)
            {
                if (step == 0)
                {
                    positions = [.. model.Reference.Select(x => x + 0.05 * (random[lane].NextDouble() - 0.5))];
                    velocities = [.. velocities.Select(_ => random[lane].NextDouble() - 0.5)];
                    batch.SetState(lane, positions, velocities);
                }
                control = [.. control.Select(_ => 2 * random[lane].NextDouble() - 1)];
                batch.SetControl(lane, control);
            }
            blowUp?.Invoke(batch, step);
            batch.Step();
        }
        for (var lane = 0; lane < worlds.Length; lane++)
        {
            batch.GetState(lane, positions, velocities);
            Assert.All(positions.Concat(velocities), number => Assert.True(double.IsFinite(number)));
            hashes[worlds[lane]] = Convert.ToHexStringLower(SHA256.HashData(MemoryMarshal.AsBytes<double>(positions.Concat(velocities).ToArray())));
        }
    }
}
