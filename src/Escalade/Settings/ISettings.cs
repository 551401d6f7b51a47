namespace Escalade.Settings;

/// <summary>
/// Settings that show each of their keys to a visitor. From that one method come their JSON, the check of their ranges, the schema
/// and the reference page, all without reflection.
/// </summary>
/// <typeparam name="T">The settings themselves, or the base of their kinds.</typeparam>
/// <example>
/// <code>
/// public override OptimizerSpec Visit(SettingsVisitor keys) => this with
/// {
///     StepSize = keys.Schedule(StepSize),
///     Momentum = keys.Number(Momentum, Limits.From(0).Below(1)),
/// };
/// </code>
/// </example>
public interface ISettings<T>
    where T : class, ISettings<T>
{
    /// <summary>Shows every key to a visitor.</summary>
    /// <param name="keys">The visitor.</param>
    /// <returns>The same settings with what the visitor made of each value.</returns>
    T Visit(SettingsVisitor keys);
}
