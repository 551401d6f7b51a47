using Escalade.Environments;
using Escalade.Optimizers;
using Escalade.Policies;
using Escalade.Recipes;
using Escalade.Strategies;
using Escalade.Strategies.OpenAi;
using Escalade.Tests.Support;

namespace Escalade.Tests.Training;

public class LearningTests
{
    public static TheoryData<string, PolicySpec, ActionSpec> Policies => new()
    {
        { "linear", new LinearPolicySpec(), new ActionSpec() },
        { "mlp", new MlpPolicySpec { Hidden = [8] }, new ActionSpec() },
        { "bins", new MlpPolicySpec { Hidden = [8], Activation = Activation.Relu }, new ActionSpec { Bins = 5 } },
        { "sign", new MlpPolicySpec { Hidden = [16], Activation = Activation.Sign }, new ActionSpec() },
        { "gru", new GruPolicySpec { Hidden = 4 }, new ActionSpec { Noise = 0.05 } },
    };

    /// <summary>
    /// A policy that does nothing keeps about 7 of the 14.5 timesteps' reward; one that steers to the mark within its
    /// acceleration keeps over 11.
    /// </summary>
    [Theory]
    [MemberData(nameof(Policies))]
    public void Run_OnTheTrack_LearnsToSteerToTheMark(string name, PolicySpec policy, ActionSpec actions)
    {
        var recipe = new Recipe
        {
            Task = new TaskReference { Id = "Track" },
            Policy = policy,
            Actions = actions,
            Strategy = new OpenAiEsSpec
            {
                Generation = GenerationSize.OfCandidates(48),
                Sigma = 0.1,
                Optimizer = new AdamSpec { StepSize = 0.05 },
            },
            Evaluation = new EvaluationSpec { Episodes = 20, ConfirmationEpisodes = 100 },
            Stop = new StopSpec { Target = 11, Generations = 150 },
        };
        using var trainer = ToyRun.Start(recipe, threads: 2);
        var before = trainer.Confirm().Return;
        var result = trainer.Run();

        Assert.True(before < 8.5, $"{name}: {before} before any training");
        Assert.True(
            result.Reason == StopReason.TargetReached && result.EvaluationReturn >= 11,
            $"{name}: {result.EvaluationReturn} after {result.Generation} generations");
    }

    [Fact]
    public void Run_AgainstTheMark_UnlearnsItWhenReturnsAreNegated()
    {
        // Maximising, not minimising: the worst policy is found as readily when the reward says so.
        var recipe = ToyRun.ByCandidates with { Stop = new StopSpec { Generations = 60 }, Observations = new() { Normalize = false } };
        using var trainer = Trainer.Start(recipe, () => new Opposite(), new TrainerOptions { Seed = 1, Threads = 1 });
        var result = trainer.Run();

        Assert.True(result.EvaluationReturn > -5, $"{result.EvaluationReturn}");
    }

    private sealed class Opposite : IEnvironment
    {
        private readonly Track _track = new();

        public EnvironmentSpec Spec => _track.Spec;

        public void Reset(Escalade.Noise.RandomSource random, Span<double> observation) => _track.Reset(random, observation);

        public StepResult Step(ReadOnlySpan<double> action, Span<double> observation)
        {
            var step = _track.Step(action, observation);
            return step with { Reward = -step.Reward };
        }

        public void Dispose() { }
    }
}
