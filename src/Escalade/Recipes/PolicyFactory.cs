using Escalade.Environments;
using Escalade.Policies;

namespace Escalade.Recipes;

/// <summary>The policy that a recipe means for its task.</summary>
internal static class PolicyFactory
{
    public static IPolicy Create(Recipe recipe, Func<IEnvironment> createEnvironment)
    {
        using var environment = createEnvironment();
        var decoder = new ActionDecoder(recipe.Actions, environment.Spec.Actions);
        return recipe.Policy.Create(environment.Spec.ObservationSize, decoder.OutputSize);
    }
}
