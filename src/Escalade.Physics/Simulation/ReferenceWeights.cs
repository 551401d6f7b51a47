using Escalade.Physics.Lanes;
using Escalade.Physics.Models;

namespace Escalade.Physics.Simulation;

/// <summary>
/// Inverse weights in the reference pose, by which constraints are scaled before the masses that they really meet are known (MuJoCo's
/// documentation, "body_invweight0").
/// </summary>
internal sealed record ReferenceWeights(
    IReadOnlyList<(double Translation, double Rotation)> Bodies, IReadOnlyList<double> Joints, double MeanInertia)
{
    public static ReferenceWeights Of(Model model)
    {
        using var batch = new Batch<Wide64>(model);
        return batch.MeasureWeights();
    }
}
