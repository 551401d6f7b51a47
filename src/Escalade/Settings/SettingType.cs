using System.Text.Json.Nodes;

namespace Escalade.Settings;

/// <summary>How values of one type lie in JSON, and which of them are allowed.</summary>
/// <typeparam name="T">The values' type.</typeparam>
public abstract class SettingType<T>
{
    /// <summary>What a value may be, after "must be": such as <c>a number from 0 to 1</c>.</summary>
    public abstract string Expected { get; }

    /// <summary>Reads a value.</summary>
    /// <param name="node">What stands there; null for JSON's null.</param>
    /// <param name="value">Receives the value.</param>
    /// <returns>False if it is something else; whether it is in range is for <see cref="IsAllowed"/> to say.</returns>
    public abstract bool TryRead(JsonNode? node, out T value);

    /// <summary>Writes a value, as <see cref="TryRead"/> reads it.</summary>
    public abstract JsonNode? Write(T value);

    /// <summary>Whether a value is in range.</summary>
    public abstract bool IsAllowed(T value);

    /// <summary>A JSON schema of the values.</summary>
    public abstract JsonObject Schema();
}
