using System.Text.Json.Serialization;

namespace Escalade.Atari.Tasks;

/// <summary>Generated readers and writers of the options, so that no reflection is needed at run time.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    IgnoreReadOnlyProperties = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(AtariOptions))]
internal sealed partial class AtariOptionsJson : JsonSerializerContext;
