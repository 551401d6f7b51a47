using Escalade.Environments;
using Escalade.MuJoCo.Simulation;
using Escalade.MuJoCo.Tests.Support;
using Escalade.Noise;

namespace Escalade.MuJoCo.Tests.Tasks;

/// <summary>An episode is a function of its random source and its actions alone.</summary>
[NeedsMuJoCo]
public sealed class EpisodeDeterminismTests
{
    public static TheoryData<string> Ids => TestTasks.Ids;

    [Theory]
    [MemberData(nameof(Ids))]
    public void Episode_WhenSeedAndActionsAreTheSame_IsTheSameToTheBit(string id)
    {
        using var first = TestTasks.Create(id);
        using var second = TestTasks.Create(id);
        Assert.Equal(Play(first, 5), Play(second, 5));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Episode_WhenOthersRanBeforeInTheSameEnvironment_IsTheSameToTheBit(string id)
    {
        using var fresh = TestTasks.Create(id);
        using var used = TestTasks.Create(id);
        Play(used, 6);
        Play(used, 7);
        Assert.Equal(Play(fresh, 5), Play(used, 5));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Episode_WhenTheSeedIsAnother_IsAnother(string id)
    {
        using var environment = TestTasks.Create(id);
        Assert.NotEqual(Play(environment, 5), Play(environment, 6));
    }

    [Fact]
    public void Episode_WhenManyThreadsShareTheModel_IsTheSameToTheBit()
    {
        using var alone = TestTasks.Create("Humanoid-v5");
        var expected = Play(alone, 5);
        Parallel.For(0, 8, _ =>
        {
            using var environment = TestTasks.Create("Humanoid-v5");
            Assert.Equal(expected, Play(environment, 5));
        });
    }

    /// <summary>Bits of everything an episode of at most 40 timesteps tells.</summary>
    private static List<long> Play(MuJoCoEnvironment environment, int index)
    {
        var random = new RandomSource(new NoiseKey(23, 1, index, NoisePurpose.Episode));
        var actions = new RandomSource(new NoiseKey(23, 1, index, NoisePurpose.ActionNoise));
        var bounds = (BoxActions)environment.Spec.Actions;
        var action = new double[bounds.Size];
        var observation = new double[environment.Spec.ObservationSize];
        var told = new List<long>();
        environment.Reset(random, observation);
        told.AddRange(observation.Select(BitConverter.DoubleToInt64Bits));
        for (var t = 0; t < 40; t++)
        {
            for (var i = 0; i < action.Length; i++)
            {
                action[i] = actions.Uniform(bounds.Low[i], bounds.High[i]);
            }
            var result = environment.Step(action, observation);
            told.AddRange(observation.Select(BitConverter.DoubleToInt64Bits));
            told.Add(BitConverter.DoubleToInt64Bits(result.Reward));
            if (result.IsLast)
            {
                break;
            }
        }
        return told;
    }
}
