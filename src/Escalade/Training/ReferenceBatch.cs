using Escalade.Environments;
using Escalade.Noise;
using Escalade.Policies;
using Escalade.Recipes;

namespace Escalade.Training;

/// <summary>
/// The observations that a policy with virtual batch normalisation is measured on: taken from random play, a function of the
/// run's seed and its task.
/// </summary>
internal static class ReferenceBatch
{
    /// <summary>One timestep in so many is taken, so that a batch shows more than one moment of a game.</summary>
    private const int TakeOneIn = 20;

    /// <summary>Plays until the batch is full.</summary>
    /// <param name="recipe">Task and policy.</param>
    /// <param name="seed">The run's seed.</param>
    /// <param name="policy">The recipe's policy.</param>
    /// <param name="createEnvironment">Makes the recipe's environment; not called if the policy wants no batch.</param>
    /// <returns><c>[ReferenceSize x ObservationSize]</c>; empty if the policy wants none.</returns>
    public static float[] Play(Recipe recipe, ulong seed, IPolicy policy, Func<IEnvironment> createEnvironment)
    {
        if (policy is not IReferencePolicy { ReferenceSize: > 0 and var count })
        {
            return [];
        }
        using var environment = createEnvironment();
        var size = environment.Spec.ObservationSize;
        var batch = new float[count * size];
        var view = new PolicyView(environment, recipe.Observations);
        var action = new double[environment.Spec.Actions.Size];
        var choice = new RandomSource(new NoiseKey(seed, 1, 0, NoisePurpose.Reference));
        var chance = new RandomSource(default);
        for (var (taken, episode) = (0, 0); taken < count; episode++)
        {
            chance.Restart(new NoiseKey(seed, 0, episode, NoisePurpose.Reference));
            view.Reset(chance);
            var isLast = false;
            for (var length = 1; !isLast && taken < count; length++)
            {
                if (choice.NextInt32(TakeOneIn) == 0)
                {
                    view.See().CopyTo(batch.AsSpan(taken++ * size, size));
                }
                Choose(environment.Spec.Actions, choice, action);
                isLast = view.Step(action).IsLast || length == environment.Spec.MaxEpisodeSteps;
            }
        }
        return batch;
    }

    private static void Choose(ActionSpace actions, RandomSource choice, Span<double> action)
    {
        if (actions is DiscreteActions discrete)
        {
            action[0] = choice.NextInt32(discrete.Count);
            return;
        }
        var box = (BoxActions)actions;
        for (var i = 0; i < action.Length; i++)
        {
            action[i] = choice.Uniform(box.Low[i], box.High[i]);
        }
    }
}
