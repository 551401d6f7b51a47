using System.Text.Json.Serialization;

namespace Escalade.MuJoCo.Tasks;

/// <summary>A range of numbers; in JSON <c>[low, high]</c>, where an end may be "Infinity" or "-Infinity".</summary>
[JsonConverter(typeof(BoundsConverter))]
internal readonly record struct Bounds(double Low, double High)
{
    /// <summary>Whether a number lies strictly between the ends.</summary>
    public bool Encloses(double value) => Low < value && value < High;

    /// <summary>Whether a number lies between the ends or on one.</summary>
    public bool Includes(double value) => Low <= value && value <= High;

    /// <summary>The nearest number that the range includes; NaN for NaN.</summary>
    public double Clip(double value) => Math.Clamp(value, Low, High);
}
