using System.Text.Json.Serialization;

namespace Escalade.MuJoCo.Tasks;

/// <summary>Generated readers and writers of the options, so that no reflection is needed at run time.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(SwimmerOptions))]
[JsonSerializable(typeof(HopperOptions))]
[JsonSerializable(typeof(HalfCheetahOptions))]
[JsonSerializable(typeof(Walker2dOptions))]
[JsonSerializable(typeof(InvertedPendulumOptions))]
[JsonSerializable(typeof(InvertedDoublePendulumOptions))]
[JsonSerializable(typeof(ReacherOptions))]
[JsonSerializable(typeof(PusherOptions))]
[JsonSerializable(typeof(AntOptions))]
[JsonSerializable(typeof(HumanoidOptions))]
[JsonSerializable(typeof(HumanoidStandupOptions))]
internal sealed partial class TaskOptionsJson : JsonSerializerContext;
