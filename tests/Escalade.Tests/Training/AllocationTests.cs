using Escalade.Strategies;
using Escalade.Tests.Support;
using Escalade.Threading;
using Escalade.Training;

namespace Escalade.Tests.Training;

/// <summary>Counts the bytes of all threads, so nothing else may run beside it.</summary>
[Collection(nameof(AloneInTheProcess))]
public class AllocationTests
{
    public static TheoryData<string, int> Cases
    {
        get
        {
            var cases = new TheoryData<string, int>();
            foreach (var recipe in ToyRun.All.Keys.Where(name => name != nameof(ToyRun.Growing)))
            {
                cases.Add(recipe, 1);
                cases.Add(recipe, 2);
            }
            return cases;
        }
    }

    /// <summary>
    /// Evaluate and fold: what they work with is made once. A generation has a round of 32 bytes, the comparison of a sort 88, a barrier may
    /// make a waiter now and then; an object of the least size, 24 bytes, for each of its candidates or timesteps would be 1,500 and more.
    /// </summary>
    [Theory]
    [MemberData(nameof(Cases))]
    public void EvaluateAndAdvance_AfterWarmingUp_AllocateNothingThatGrowsWithTheGeneration(string name, int threads)
    {
        const int Generations = 20;
        const int Candidates = 64;
        const int BytesAGeneration = 512;
        var recipe = ToyRun.All[name];
        recipe = recipe with { Strategy = recipe.Strategy with { Generation = GenerationSize.OfCandidates(Candidates) } };
        using var team = new ThreadTeam(threads);
        using var runner = ToyRun.Runner(recipe, team);
        var fold = new Fold(recipe.Strategy, team);
        var state = ToyRun.Initial(recipe);
        var results = ToyRun.Results();
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
        Assert.True(bytes < BytesAGeneration, $"{bytes:F1} bytes a generation");
    }
}
