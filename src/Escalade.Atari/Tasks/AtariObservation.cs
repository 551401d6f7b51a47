using System.Text.Json;
using System.Text.Json.Serialization;

namespace Escalade.Atari.Tasks;

/// <summary>What the policy sees.</summary>
[JsonConverter(typeof(AtariObservationConverter))]
internal enum AtariObservation
{
    /// <summary>The last few screens in grey, shrunk to squares.</summary>
    Frames,

    /// <summary>The console's 128 bytes of memory.</summary>
    Ram,
}

/// <summary>By name only: <c>"frames"</c>, <c>"ram"</c>.</summary>
internal sealed class AtariObservationConverter() : JsonStringEnumConverter<AtariObservation>(JsonNamingPolicy.CamelCase, allowIntegerValues: false);
