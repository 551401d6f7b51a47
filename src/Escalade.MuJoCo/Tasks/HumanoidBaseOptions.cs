using System.Text.Json.Serialization;

namespace Escalade.MuJoCo.Tasks;

/// <summary>What the two tasks with a person share: the parts of the observation and the noise at the start.</summary>
internal abstract record HumanoidBaseOptions : TaskOptions
{
    // First in listings, as in the other tasks, although a base type's properties come last.
    [JsonPropertyOrder(-1)]
    public override int FrameSkip { get; init; } = 5;
    public double CtrlCostWeight { get; init; } = 0.1;
    public double ResetNoiseScale { get; init; } = 1e-2;
    public bool ExcludeCurrentPositionsFromObservation { get; init; } = true;
    public bool IncludeCinertInObservation { get; init; } = true;
    public bool IncludeCvelInObservation { get; init; } = true;
    public bool IncludeQfrcActuatorInObservation { get; init; } = true;
    public bool IncludeCfrcExtInObservation { get; init; } = true;
}
