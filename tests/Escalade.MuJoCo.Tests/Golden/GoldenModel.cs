namespace Escalade.MuJoCo.Tests.Golden;

/// <summary>What libmujoco makes of one of Gymnasium's models: numbers by name, in four sections.</summary>
internal sealed record GoldenModel(
    string Task,
    Dictionary<string, int> Sizes,
    Dictionary<string, double[]> Options,
    Dictionary<string, double[]> Statistics,
    Dictionary<string, double[]> Arrays)
{
    /// <summary>The golden numbers of a field; empty for an array without rows, which the file leaves out.</summary>
    public double[] Numbers(ModelField field) => field.Section switch
    {
        "sizes" => [Sizes[field.Name]],
        "options" => Options[field.Name],
        "statistics" => Statistics[field.Name],
        _ => Arrays.GetValueOrDefault(field.Name, []),
    };
}
