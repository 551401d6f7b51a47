using Escalade.MuJoCo.Tests.Golden;
using Escalade.MuJoCo.Tests.Support;

namespace Escalade.MuJoCo.Tests.Tasks;

/// <summary>
/// Every number equals Gymnasium's to the bit: same library, same double arithmetic in the same order.
/// </summary>
[NeedsMuJoCo]
public sealed class GymnasiumAlignmentTests
{
    public static TheoryData<string> Traces => [.. GoldenFiles.Names("Traces")];

    [Theory]
    [MemberData(nameof(Traces))]
    public void Step_WhenGivenGymnasiumsStartAndActions_AnswersGymnasiumsNumbers(string name)
    {
        var trace = GoldenFiles.Read<GoldenTrace>("Traces", name);
        using var environment = TestTasks.Create(trace.Task, trace.Parameters);
        var observation = new double[environment.Spec.ObservationSize];
        for (var e = 0; e < trace.Episodes.Length; e++)
        {
            var episode = trace.Episodes[e];
            environment.SetState(episode.Positions, episode.Velocities);
            environment.GetObservation(observation);
            AssertSame(episode.Observation, observation, $"{name}, episode {e}, start");
            for (var t = 0; t < episode.Steps.Length; t++)
            {
                var step = episode.Steps[t];
                var result = environment.Step(step.Action, observation);
                var where = $"{name}, episode {e}, step {t}";
                AssertSame(step.Observation, observation, where);
                AssertSame([step.Reward], [result.Reward], where + ", reward");
                Assert.True(step.Terminated == result.Terminated, where + ", terminated");
            }
        }
    }

    private static void AssertSame(double[] expected, double[] actual, string where)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (var i = 0; i < expected.Length; i++)
        {
            // Text cannot tell the sign of a zero that JSON writes as 0, so zeros of either sign are equal.
            Assert.True(expected[i] == actual[i], $"{where}, number {i}: expected {expected[i]:R}, got {actual[i]:R}");
        }
    }
}
