using System.Text.Json.Nodes;
using Escalade.MuJoCo.Simulation;
using Escalade.MuJoCo.Tests.Support;
using Escalade.Noise;

namespace Escalade.MuJoCo.Tests.Tasks;

/// <summary>Where episodes start: Gymnasium's distributions, with our random numbers.</summary>
[NeedsMuJoCo]
public sealed unsafe class StartStateTests
{
    private const int Episodes = 400;

    [Theory]
    [InlineData("InvertedPendulum-v5", 0.01, false)]
    [InlineData("InvertedDoublePendulum-v5", 0.1, true)]
    [InlineData("Swimmer-v5", 0.1, false)]
    [InlineData("Hopper-v5", 0.005, false)]
    [InlineData("HalfCheetah-v5", 0.1, true)]
    [InlineData("Walker2d-v5", 0.005, false)]
    [InlineData("Ant-v5", 0.1, true)]
    [InlineData("Humanoid-v5", 0.01, false)]
    [InlineData("HumanoidStandup-v5", 0.01, false)]
    public void Reset_WhenRepeated_SpreadsByTheNoiseScale(string id, double scale, bool normalVelocities)
    {
        var (positions, velocities) = Starts(id);
        // A quaternion is brought back to unit length, so its numbers 3 to 6 are not spread evenly.
        var quaternion = id is "Ant-v5" or "Humanoid-v5" or "HumanoidStandup-v5" ? Enumerable.Range(3, 4) : [];
        foreach (var i in Enumerable.Range(0, positions[0].Length).Except(quaternion))
        {
            AssertUniform(positions, i, scale);
        }
        for (var i = 0; i < velocities[0].Length; i++)
        {
            if (normalVelocities)
            {
                AssertNormal(velocities, i, scale);
            }
            else
            {
                AssertUniform(velocities, i, scale);
            }
        }
    }

    [Fact]
    public void Reset_WhenNoiseIsOff_IsTheReferencePoseAtRest()
    {
        var (positions, velocities) = Starts("Walker2d-v5", new JsonObject { ["resetNoiseScale"] = 0 });
        Assert.All(positions.Concat(velocities), start => Assert.All(start, value => Assert.Equal(0, value)));
    }

    [Fact]
    public void Reset_WhenTheTaskIsReacher_PutsTheTargetAnywhereOnTheDisc()
    {
        var (positions, velocities) = Starts("Reacher-v5");
        AssertUniform(positions, 0, 0.1);
        AssertUniform(positions, 1, 0.1);
        AssertUniform(velocities, 0, 0.005);
        AssertUniform(velocities, 1, 0.005);
        // Deviations are from the reference pose, in which the target lies at (0.1, -0.1).
        var radii = positions.Select(start => Math.Sqrt(Square(start[2] + 0.1) + Square(start[3] - 0.1))).ToArray();
        Assert.All(radii, radius => Assert.True(radius < 0.2));
        // Uniform over the area: a quarter lies within half the radius.
        Assert.InRange(radii.Count(radius => radius < 0.1) / (double)Episodes, 0.15, 0.35);
        Assert.All(velocities, start => Assert.Equal([0, 0], start[2..]));
    }

    [Fact]
    public void Reset_WhenTheTaskIsPusher_PutsTheObjectOffTheGoal()
    {
        var (positions, velocities) = Starts("Pusher-v5");
        Assert.All(positions, start =>
        {
            Assert.All(start[..7], angle => Assert.Equal(0, angle));
            Assert.InRange(start[7], -0.3, 0);
            Assert.InRange(start[8], -0.2, 0.2);
            Assert.True(Math.Sqrt(Square(start[7]) + Square(start[8])) > 0.17);
            Assert.Equal([0, 0], start[9..]);
        });
        AssertUniform(velocities, 0, 0.005);
        Assert.All(velocities, start => Assert.Equal([0, 0, 0, 0], start[7..]));
    }

    /// <summary>Start states as deviations from the reference pose.</summary>
    private static (double[][] Positions, double[][] Velocities) Starts(string id, JsonObject? parameters = null)
    {
        using var environment = TestTasks.Create(id, parameters);
        var model = CompiledModels.Get(TestTasks.Find(id).Name).Pointer;
        var observation = new double[environment.Spec.ObservationSize];
        var random = new RandomSource(new NoiseKey(29, 0, 0, NoisePurpose.Episode));
        double[][] positions = new double[Episodes][], velocities = new double[Episodes][];
        for (var e = 0; e < Episodes; e++)
        {
            positions[e] = new double[environment.PositionSize];
            velocities[e] = new double[environment.VelocitySize];
            environment.Reset(random, observation);
            environment.GetState(positions[e], velocities[e]);
            for (var i = 0; i < positions[e].Length; i++)
            {
                positions[e][i] -= model->qpos0[i];
            }
        }
        return (positions, velocities);
    }

    /// <summary>Within the scale; some near each end; a mean near 0. The margin of the mean is four standard errors.</summary>
    private static void AssertUniform(double[][] starts, int i, double scale)
    {
        var values = starts.Select(start => start[i]).ToArray();
        // Subtracting the reference pose, at most 1.4, rounds.
        Assert.All(values, value => Assert.InRange(value, -scale - 1e-15, scale + 1e-15));
        Assert.True(values.Min() < -0.9 * scale && values.Max() > 0.9 * scale, $"number {i} does not reach both ends");
        Assert.InRange(values.Average(), -4 * scale / Math.Sqrt(3 * Episodes), 4 * scale / Math.Sqrt(3 * Episodes));
    }

    /// <summary>Mean and standard deviation within four standard errors.</summary>
    private static void AssertNormal(double[][] starts, int i, double scale)
    {
        var values = starts.Select(start => start[i]).ToArray();
        Assert.InRange(values.Average(), -4 * scale / Math.Sqrt(Episodes), 4 * scale / Math.Sqrt(Episodes));
        var deviation = Math.Sqrt(values.Sum(Square) / Episodes);
        Assert.InRange(deviation, scale * (1 - 4 / Math.Sqrt(2 * Episodes)), scale * (1 + 4 / Math.Sqrt(2 * Episodes)));
    }

    private static double Square(double value) => value * value;
}
