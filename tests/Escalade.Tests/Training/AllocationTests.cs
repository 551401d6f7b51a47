using Escalade.Strategies;
using Escalade.Tests.Support;
using Escalade.Training;

namespace Escalade.Tests.Training;

/// <summary>Counts the bytes of all threads, so nothing else may run beside it.</summary>
[CollectionDefinition(nameof(AllocationTests), DisableParallelization = true)]
public sealed class AloneInTheProcess;

[Collection(nameof(AllocationTests))]
public class AllocationTests
{
    public static TheoryData<string, string, int> Cases
    {
        get
        {
            var cases = new TheoryData<string, string, int>();
            foreach (var recipe in ToyRun.All.Keys)
            {
                foreach (var shaping in (string[])["centeredRanks", "topDirections"])
                {
                    cases.Add(recipe, shaping, 1);
                    cases.Add(recipe, shaping, 2);
                }
            }
            return cases;
        }
    }

    /// <summary>
    /// Evaluate and fold: what they work with is made once. The comparison of TopDirections' sort is an object of 88 bytes;
    /// where threads are told to give up, a new cancellation source takes 48; a barrier may make a waiter now and then.
    /// </summary>
    [Theory]
    [MemberData(nameof(Cases))]
    public void EvaluateAndAdvance_AfterWarmingUp_AllocateAlmostNothing(string name, string shaping, int threads)
    {
        const int Generations = 100;
        const int BytesAGeneration = 192;
        var recipe = ToyRun.All[name];
        recipe = recipe with
        {
            Strategy = recipe.Strategy with
            {
                Shaping = shaping == "topDirections" ? new TopDirections { Directions = 2 } : new CenteredRanks(),
            },
        };
        using var pool = new WorkerPool(threads);
        using var runner = new LocalRunner(
            recipe.Strategy.Generation, recipe.Observations, pool, () => new EnvironmentEvaluator(recipe, new Track()));
        var fold = new Fold(recipe.Strategy, pool);
        var state = ToyRun.Initial(recipe);
        var results = new GenerationResults(2);
        void Advance(int generations)
        {
            for (var g = 0; g < generations; g++)
            {
                runner.Evaluate(state, recipe.Evaluation.Episodes, results);
                fold.Advance(state, results);
            }
        }

        Advance(Generations);
        // The least of five: when one thread is held up the other may run further ahead than ever, and makes room once.
        var bytes = Enumerable.Range(0, 5).Min(_ =>
        {
            var before = GC.GetTotalAllocatedBytes(precise: true);
            Advance(Generations);
            return (GC.GetTotalAllocatedBytes(precise: true) - before) / (double)Generations;
        });

        TestContext.Current.TestOutputHelper?.WriteLine($"{bytes:F1} bytes a generation");
        Assert.True(bytes <= BytesAGeneration, $"{bytes:F1} bytes a generation");
    }
}
