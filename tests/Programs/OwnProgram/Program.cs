// A program with everything of its own: a task, a simulator, an evaluator, a policy, a strategy and an optimiser. OwnProgramTests.cs trains, kills,
// resumes, replays and distributes it.
using Escalade.App;
using Escalade.Environments;
using Escalade.Optimizers;
using Escalade.Policies;
using Escalade.Recipes;
using Escalade.Strategies;
using OwnProgram;

return await EscaladeApp.Run(args, app =>
{
    app.HasBundledTasks = false;
    app.Name = "own";
    app
        .AddTask(
            new TaskDefinition("Parking-v1", "parking", "Stop at a mark.", "parking 1.0", [], _ => new Parking()),
            createEvaluator: recipe => new ParkingEvaluator(recipe))
        .AddSimulator(new ParkingLot())
        .AddKind<PolicySpec>("table", new TableSpec())
        .AddKind<StrategySpec>("best", new BestSpec())
        .AddKind<OptimizerSpec>("signs", new SignsSpec())
        .AddRecipe(new Recipe
        {
            Task = new TaskReference { Id = "Parking-v1" },
            Policy = new TableSpec { Cells = 6 },
            Observations = new ObservationSpec { Normalize = false },
            Strategy = new BestSpec { Optimizer = new SignsSpec { StepSize = 0.05 }, Generation = GenerationSize.OfCandidates(12) },
            Evaluation = new EvaluationSpec { ConfirmationEpisodes = 20 },
        });
});
