using Escalade.App.Tasks;
using Escalade.Policies;
using Escalade.Recipes;
using Escalade.Strategies;
using Escalade.Strategies.OpenAi;

namespace Escalade.App.Benchmarks;

/// <summary>What one line of <c>bench rollouts</c> measures.</summary>
/// <param name="Task">The task's name.</param>
/// <param name="Hidden">Units of each hidden layer of tanh.</param>
/// <param name="Candidates">Candidates a generation: some thousand timesteps or more of a policy that has begun to learn.</param>
/// <param name="WarmUp">Generations trained before the clock starts: code is compiled, episodes have grown.</param>
internal sealed record RolloutCase(string Task, IReadOnlyList<int> Hidden, int Candidates, int WarmUp)
{
    /// <summary>The paper's setup: observations normalised, centred ranks, Adam, no evaluation beside the candidates.</summary>
    public Recipe Recipe(TaskCatalog catalog) => new()
    {
        Task = new TaskReference { Id = catalog.Find(Task).Id },
        Policy = new MlpPolicySpec { Hidden = Hidden },
        Strategy = new OpenAiEsSpec { Generation = GenerationSize.OfCandidates(Candidates), WeightDecay = 0.005 },
        Evaluation = new EvaluationSpec { Episodes = 0 },
    };
}
