using Escalade.Environments;
using Escalade.MuJoCo.Simulation;
using Escalade.MuJoCo.Tests.Support;
using Escalade.Noise;
using Escalade.Tests.Support;

namespace Escalade.MuJoCo.Tests.Simulation;

[NeedsMuJoCo]
public sealed unsafe class EnvironmentTests
{
    public static TheoryData<string> Ids => TestTasks.Ids;

    [Theory]
    [MemberData(nameof(Ids))]
    public void Spec_WhenMade_MatchesTheModelAndTheTask(string id)
    {
        using var environment = TestTasks.Create(id);
        var model = CompiledModels.Get(TestTasks.Find(id).Name).Pointer;
        var bounds = Assert.IsType<BoxActions>(environment.Spec.Actions);
        Assert.Equal(id, environment.Spec.Id);
        Assert.Equal(model->nu, bounds.Size);
        Assert.All(bounds.Low.Zip(bounds.High), pair => Assert.True(pair.First < pair.Second));
        Assert.Equal(model->nq, environment.PositionSize);
        Assert.Equal(model->nv, environment.VelocitySize);
        Assert.Equal(environment.FrameSkip * environment.FrameDuration, environment.StepDuration);
    }

    [Theory]
    [InlineData("Reacher-v5", 50)]
    [InlineData("Pusher-v5", 100)]
    [InlineData("Swimmer-v5", 1000)]
    [InlineData("HalfCheetah-v5", 1000)]
    [InlineData("HumanoidStandup-v5", 1000)]
    public void Step_WhenTheTimeLimitIsReached_TruncatesThenAndNotBefore(string id, int limit)
    {
        using var environment = TestTasks.Create(id);
        var action = new double[environment.Spec.Actions.Size];
        var observation = new double[environment.Spec.ObservationSize];
        environment.Reset(Random(0), observation);
        for (var t = 1; t <= limit; t++)
        {
            var result = environment.Step(action, observation);
            Assert.False(result.Terminated);
            Assert.Equal(t == limit, result.Truncated);
        }
        Assert.Throws<InvalidOperationException>(() => environment.Step(action, observation));
        Assert.Equal(limit, environment.Spec.MaxEpisodeSteps);
    }

    [Fact]
    public void Step_WhenThePoleFalls_TerminatesWithoutRewardAndEndsTheEpisode()
    {
        using var environment = TestTasks.Create("InvertedPendulum-v5");
        var observation = new double[4];
        environment.SetState([0, 0.15], [0, 0]);
        StepResult result;
        do
        {
            result = environment.Step([0], observation);
            Assert.Equal(Math.Abs(observation[1]) > 0.2, result.Terminated);
            Assert.Equal(result.Terminated ? 0 : 1, result.Reward);
        }
        while (!result.IsLast);
        Assert.False(result.Truncated);
        Assert.False(environment.Diverged);
        Assert.Throws<InvalidOperationException>(() => environment.Step([0], observation));
    }

    [Fact]
    public void Step_WhenNoEpisodeWasStarted_Throws()
    {
        using var environment = TestTasks.Create("Swimmer-v5");
        Assert.Throws<InvalidOperationException>(() => environment.Step(new double[2], new double[8]));
    }

    [Theory]
    [InlineData(1e12)]
    [InlineData(double.NaN)]
    [InlineData(double.NegativeInfinity)]
    public void Step_WhenTheStateIsBad_EndsTheEpisodeWithoutRewardAndSaysSo(double velocity)
    {
        using var environment = TestTasks.Create("HalfCheetah-v5");
        var observation = new double[17];
        environment.SetState([50, 0, 0, 0, 0, 0, 0, 0, 0], [0, velocity, 0, 0, 0, 0, 0, 0, 0]);
        var result = environment.Step(new double[6], observation);
        Assert.Equal(new StepResult(0, Terminated: true, Truncated: false), result);
        Assert.True(environment.Diverged);
        Assert.All(observation, value => Assert.True(double.IsFinite(value)));
        Assert.False(File.Exists("MUJOCO_LOG.TXT"), "libmujoco wrote its own log.");

        environment.Reset(Random(0), observation);
        Assert.False(environment.Diverged);
        Assert.False(environment.Step(new double[6], observation).IsLast);
    }

    [Fact]
    public void SetState_WhenCalledMidway_RestartsTheTimeLimit()
    {
        using var environment = TestTasks.Create("Reacher-v5");
        var observation = new double[10];
        environment.Reset(Random(0), observation);
        for (var t = 0; t < 49; t++)
        {
            environment.Step([0.1, -0.1], observation);
        }
        environment.SetState(new double[4], new double[4]);
        Assert.False(environment.Step([0, 0], observation).Truncated);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void SetState_WhenGivenWhatGetStateGave_IsWhereItWas(string id)
    {
        using var environment = TestTasks.Create(id);
        var observation = new double[environment.Spec.ObservationSize];
        environment.Reset(Random(3), observation);
        environment.StepPhysics(new double[environment.Spec.Actions.Size]);
        double[] positions = new double[environment.PositionSize], velocities = new double[environment.VelocitySize];
        environment.GetState(positions, velocities);
        environment.SetState(positions, velocities);
        double[] positionsAgain = new double[environment.PositionSize], velocitiesAgain = new double[environment.VelocitySize];
        environment.GetState(positionsAgain, velocitiesAgain);
        Assert.Equal(positions, positionsAgain);
        Assert.Equal(velocities, velocitiesAgain);
    }

    [Fact]
    public void Members_WhenASpanHasTheWrongLength_NameIt()
    {
        using var environment = TestTasks.Create("Swimmer-v5");
        double[] two = new double[2], four = new double[4], five = new double[5], eight = new double[8];
        environment.Reset(Random(0), eight);
        Assert.Equal("action", Assert.Throws<ArgumentException>(() => environment.Step(four, eight)).ParamName);
        Assert.Equal("observation", Assert.Throws<ArgumentException>(() => environment.Step(two, five)).ParamName);
        Assert.Equal("observation", Assert.Throws<ArgumentException>(() => environment.Reset(Random(0), five)).ParamName);
        Assert.Equal("positions", Assert.Throws<ArgumentException>(() => environment.SetState(four, five)).ParamName);
        Assert.Equal("velocities", Assert.Throws<ArgumentException>(() => environment.SetState(five, four)).ParamName);
        Assert.Equal("positions", Assert.Throws<ArgumentException>(() => environment.GetState(four, five)).ParamName);
        Assert.Equal("velocities", Assert.Throws<ArgumentException>(() => environment.GetState(five, four)).ParamName);
        Assert.Equal("control", Assert.Throws<ArgumentException>(() => environment.StepPhysics(four)).ParamName);
    }

    [Fact]
    public void Members_WhenDisposed_Throw()
    {
        var environment = TestTasks.Create("Swimmer-v5");
        environment.Dispose();
        environment.Dispose();
        Assert.Throws<ObjectDisposedException>(() => environment.Reset(Random(0), new double[8]));
        Assert.Throws<ObjectDisposedException>(() => environment.Step(new double[2], new double[8]));
        Assert.Throws<ObjectDisposedException>(() => environment.StepPhysics(new double[2]));
        Assert.Throws<ObjectDisposedException>(() => environment.SetState(new double[5], new double[5]));
        Assert.Throws<ObjectDisposedException>(() => environment.GetState(new double[5], new double[5]));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void StepAndReset_WhenRunning_AllocateNothing(string id)
    {
        using var environment = TestTasks.Create(id);
        var action = new double[environment.Spec.Actions.Size];
        var observation = new double[environment.Spec.ObservationSize];
        var random = Random(0);
        Run();
        Assert.Equal(0, Allocations.Least(Run));

        void Run()
        {
            for (var episode = 0; episode < 3; episode++)
            {
                environment.Reset(random, observation);
                for (var t = 0; t < 30 && !environment.Step(action, observation).IsLast; t++)
                {
                    environment.StepPhysics(action);
                }
            }
        }
    }

    private static RandomSource Random(int index) => new(new NoiseKey(17, 0, index, NoisePurpose.Episode));
}
