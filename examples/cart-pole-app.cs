#!/usr/bin/env dotnet
// A program of your own with all of Escalade's commands: the cart-pole of Barto, Sutton and Anderson 1983, with Gymnasium's CartPole-v1
// numbers. Build it once, then train, kill, resume, evaluate, replay, and train on many machines:
//
//   dotnet build -c Release examples/cart-pole-app.cs
//   run="dotnet run -c Release --no-build examples/cart-pole-app.cs --"
//   $run train cart-pole --seed 1               balances the pole for all 500 steps within seconds; Ctrl-C or kill -9 it if you can
//   $run resume runs/cart-pole-fast-seed1       goes on as if nothing had happened, with the same bytes
//   $run evaluate runs/cart-pole-fast-seed1     100 fresh episodes, mean return 500
//   $run replay runs/cart-pole-fast-seed1 --generation 3
//   $run head cart-pole --seed 1 --run runs/many   and, in other terminals:   $run join localhost:7117
//
// The same parameters hash each time. $run --help tells the rest.
#:project ../src/Escalade.App
#:property PublishAot=false

using Escalade.App;
using Escalade.Environments;
using Escalade.Noise;
using Escalade.Optimizers;
using Escalade.Recipes;
using Escalade.Strategies;
using Escalade.Strategies.OpenAi;

return await EscaladeApp.Run(args, app =>
{
    // What it suggests can be typed as it stands.
    app.Command = "dotnet run -c Release --no-build examples/cart-pole-app.cs --";
    app
        .AddTask(new TaskDefinition("CartPole-v1", "cart-pole", "Balance a pole on a cart.", "cart-pole 1.0", [], _ => new CartPole()))
        .AddRecipe(new Recipe
        {
            Task = new TaskReference { Id = "CartPole-v1" },
            Observations = new ObservationSpec { Normalize = false },
            Strategy = new OpenAiEsSpec
            {
                Generation = GenerationSize.OfCandidates(16),
                Sigma = 0.1,
                Optimizer = new AdamSpec { StepSize = 0.1 },
            },
            Stop = new StopSpec { Target = 500, Generations = 200 },
        });
});

sealed class CartPole : IEnvironment
{
    private double _x, _velocity, _angle, _angularVelocity;
    private int _steps;

    public EnvironmentSpec Spec { get; } = new("CartPole-v1", ObservationSize: 4, new DiscreteActions(2), MaxEpisodeSteps: 500);

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
