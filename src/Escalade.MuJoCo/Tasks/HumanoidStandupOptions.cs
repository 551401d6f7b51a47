namespace Escalade.MuJoCo.Tasks;

/// <summary>
/// Parameters of HumanoidStandup-v5. Gymnasium lists one more, uph_cost_weight, but never uses it; a weight that weighs
/// nothing is refused here.
/// </summary>
internal sealed record HumanoidStandupOptions : HumanoidBaseOptions
{
    public double ImpactCostWeight { get; init; } = 0.5e-6;
    public Bounds ImpactCostRange { get; init; } = new(double.NegativeInfinity, 10);
}
