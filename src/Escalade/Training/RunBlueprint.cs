using Escalade.Environments;
using Escalade.Policies;
using Escalade.Recipes;

namespace Escalade.Training;

/// <summary>What a recipe comes to for its task: the sizes, the policy, and the state a run begins with.</summary>
internal sealed class RunBlueprint
{
    private readonly Recipe _recipe;
    private readonly ulong _seed;
    private readonly Func<IEnvironment> _createEnvironment;

    /// <param name="recipe">The recipe.</param>
    /// <param name="seed">The run's seed.</param>
    /// <param name="createEnvironment">Makes the recipe's environment.</param>
    /// <exception cref="ArgumentException">The environment, or the recipe for it, makes no sense.</exception>
    public RunBlueprint(Recipe recipe, ulong seed, Func<IEnvironment> createEnvironment)
    {
        (_recipe, _seed, _createEnvironment) = (recipe, seed, createEnvironment);
        using var environment = createEnvironment();
        Spec = environment.Spec;
        Spec.Check();
        var decoder = new ActionDecoder(recipe.Actions, Spec.Actions);
        Policy = recipe.Policy.Create(Spec.ObservationSize, decoder.OutputSize);
    }

    /// <summary>The task's sizes.</summary>
    public EnvironmentSpec Spec { get; }

    /// <summary>The recipe's policy; names the parameters.</summary>
    public IPolicy Policy { get; }

    /// <summary>Observations in the policy's reference batch; 0 if it wants none.</summary>
    public int ReferenceSize => (Policy as IReferencePolicy)?.ReferenceSize ?? 0;

    /// <summary>Plays the policy's reference batch.</summary>
    /// <returns><c>[ReferenceSize x ObservationSize]</c></returns>
    public float[] PlayReference() => ReferenceBatch.Play(_recipe, _seed, Policy, _createEnvironment);

    /// <summary>The state that the run begins with.</summary>
    /// <param name="reference">The policy's reference batch.</param>
    public TrainingState Begin(float[] reference)
    {
        var parameters = new float[Policy.Layout.Count];
        Policy.Initialize(_seed, parameters);
        return new TrainingState(_recipe.Strategy, _seed, parameters, Spec.ObservationSize, reference, Spec.BehaviorSize);
    }

    /// <summary>An evaluator that plays episodes of the task, for one thread.</summary>
    public EnvironmentEvaluator CreateEvaluator() => new(_recipe, _createEnvironment());
}
