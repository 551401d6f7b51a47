#!/usr/bin/env dotnet
// A run that survives: kill this program at any time and start it again, and it ends with the same bytes as if nothing had happened.
//
//   dotnet run -c Release examples/survivor.cs runs/survivor
//
// Prints a generation a line, then the hash of the parameters, which begins with cd4ef8d6. Takes some ten seconds.
// 'dotnet publish examples/survivor.cs' makes a native program of it: nothing here needs reflection.
#:project ../src/Escalade

using Escalade;
using Escalade.Environments;
using Escalade.Noise;
using Escalade.Policies;
using Escalade.Recipes;
using Escalade.Runs;
using Escalade.Strategies;
using Escalade.Strategies.Snes;

var directory = args.Length > 0 ? args[0] : "runs/survivor";
var recipe = new Recipe
{
    Task = new TaskReference { Id = "Mark" },
    Policy = new MlpPolicySpec { Hidden = [16, 16] },
    Strategy = new SnesSpec { Generation = GenerationSize.OfCandidates(40), Sigma = 0.1 },
    Stop = new StopSpec { Generations = 200 },
};
var options = new TrainerOptions { Directory = directory, Seed = 1 };
using var trainer = SavedRun.Exists(directory)
    ? Trainer.Resume(directory, _ => new Mark(), options)
    : Trainer.Start(recipe, () => new Mark(), options);
var result = trainer.Run(progress: g => Console.WriteLine($"generation {g.Generation}: {g.EvaluationReturn:F2}"));
Console.WriteLine(result.ParametersHash);
return result.ParametersHash == "cd4ef8d609edb77ebe2fbdcd16d008f90f55029e68ef6f1c16f63bb5a3b6db9b" ? 0 : 1;

/// <summary>A cart on a line that is to stop at a mark.</summary>
sealed class Mark : IEnvironment
{
    private double _distance, _speed;
    private int _steps;

    public EnvironmentSpec Spec { get; } = new("Mark", ObservationSize: 2, new BoxActions([-1], [1]), MaxEpisodeSteps: 100);

    public void Reset(RandomSource random, Span<double> observation)
    {
        (_distance, _speed, _steps) = (random.Uniform(-2, 2), 0, 0);
        (observation[0], observation[1]) = (_distance, _speed);
    }

    public StepResult Step(ReadOnlySpan<double> action, Span<double> observation)
    {
        _speed += 0.1 * action[0];
        _distance += 0.1 * _speed;
        (observation[0], observation[1]) = (_distance, _speed);
        return new StepResult(Reward: -_distance * _distance, Terminated: false, Truncated: ++_steps >= Spec.MaxEpisodeSteps);
    }

    public void Dispose() { }
}
