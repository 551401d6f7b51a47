#!/usr/bin/env dotnet
// An environment of your own: the cart-pole of Barto, Sutton and Anderson 1983, with Gymnasium's CartPole-v1 numbers.
//
//   dotnet run -c Release examples/cart-pole.cs
//
// A linear policy balances the pole for all 500 steps: the mean return over 100 fresh episodes is 500. Takes a second.
#:project ../src/Escalade

using Escalade;
using Escalade.Environments;
using Escalade.Noise;
using Escalade.Optimizers;
using Escalade.Policies;
using Escalade.Recipes;
using Escalade.Strategies;
using Escalade.Strategies.OpenAi;

var recipe = new Recipe
{
    Task = new TaskReference { Id = "CartPole" },
    Policy = new LinearPolicySpec(),
    Observations = new ObservationSpec { Normalize = false },
    Strategy = new OpenAiEsSpec
    {
        Generation = GenerationSize.OfCandidates(16),
        Sigma = 0.1,
        Optimizer = new AdamSpec { StepSize = 0.1 },
    },
    Stop = new StopSpec { Target = 500, Generations = 200 },
};
using var trainer = Trainer.Start(recipe, () => new CartPole(), new TrainerOptions { Seed = 1 });
var result = trainer.Run(progress: g => Console.WriteLine($"generation {g.Generation}: {g.EvaluationReturn}"));
Console.WriteLine($"{result.Reason}: {result.EvaluationReturn} after {result.Timesteps} timesteps");
return result.Reason == StopReason.TargetReached ? 0 : 1;

sealed class CartPole : IEnvironment
{
    private double _x, _velocity, _angle, _angularVelocity;
    private int _steps;

    public EnvironmentSpec Spec { get; } = new("CartPole", ObservationSize: 4, new DiscreteActions(2), MaxEpisodeSteps: 500);

    public void Reset(RandomSource random, Span<double> observation)
    {
        _x = random.Uniform(-0.05, 0.05);
        _velocity = random.Uniform(-0.05, 0.05);
        _angle = random.Uniform(-0.05, 0.05);
        _angularVelocity = random.Uniform(-0.05, 0.05);
        _steps = 0;
        Observe(observation);
    }

    public StepResult Step(ReadOnlySpan<double> action, Span<double> observation)
    {
        const double Gravity = 9.8, PoleMass = 0.1, TotalMass = 1.1, HalfLength = 0.5, Seconds = 0.02;
        var force = action[0] == 1 ? 10.0 : -10.0;
        var (sine, cosine) = Math.SinCos(_angle);
        var pull = (force + PoleMass * HalfLength * _angularVelocity * _angularVelocity * sine) / TotalMass;
        var angular = (Gravity * sine - cosine * pull)
            / (HalfLength * (4.0 / 3 - PoleMass * cosine * cosine / TotalMass));
        var acceleration = pull - PoleMass * HalfLength * angular * cosine / TotalMass;
        _x += Seconds * _velocity;
        _velocity += Seconds * acceleration;
        _angle += Seconds * _angularVelocity;
        _angularVelocity += Seconds * angular;
        Observe(observation);
        var fell = Math.Abs(_x) > 2.4 || Math.Abs(_angle) > 12 * Math.PI / 180;
        return new StepResult(Reward: 1, Terminated: fell, Truncated: ++_steps >= Spec.MaxEpisodeSteps);
    }

    public void Dispose() { }

    private void Observe(Span<double> observation)
    {
        observation[0] = _x;
        observation[1] = _velocity;
        observation[2] = _angle;
        observation[3] = _angularVelocity;
    }
}
