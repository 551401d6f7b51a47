using System.Diagnostics.CodeAnalysis;

namespace Escalade.Settings;

/// <summary>
/// The kinds of settings that a recipe may name: policies, strategies, shapings, optimisers, episode caps, and whatever a program adds.
/// A kind that is here is saved, resumed, replayed and trained by a cluster like any other. Not thread-safe while kinds are added.
/// </summary>
/// <example>
/// <code>
/// var kinds = RecipeKinds.Create().Add&lt;PolicySpec&gt;("lookupTable", new LookupTableSpec());
/// </code>
/// </example>
public sealed class SettingKinds
{
    private readonly Dictionary<Type, object> _tables = [];

    /// <summary>Adds a kind.</summary>
    /// <typeparam name="T">The base that recipes have a key for, such as <c>PolicySpec</c>.</typeparam>
    /// <param name="name">What recipes call it, in camelCase.</param>
    /// <param name="defaults">Settings of the kind with their default values.</param>
    /// <returns>This.</returns>
    /// <exception cref="ArgumentException">The name, or the type of the settings, stands for a kind already.</exception>
    public SettingKinds Add<T>(string name, T defaults)
        where T : class, ISettings<T>
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        if (!_tables.TryGetValue(typeof(T), out var table))
        {
            _tables.Add(typeof(T), table = new Dictionary<string, T>());
        }
        var kinds = (Dictionary<string, T>)table;
        if (kinds.ContainsKey(name) || kinds.Values.Any(other => other.GetType() == defaults.GetType()))
        {
            throw new ArgumentException($"There is a kind '{name}', or one of {defaults.GetType().Name}, already.", nameof(name));
        }
        kinds.Add(name, defaults);
        return this;
    }

    /// <summary>The kinds under a base by name, each with its default values.</summary>
    public IReadOnlyDictionary<string, T> Of<T>()
        where T : class, ISettings<T> =>
        _tables.TryGetValue(typeof(T), out var table) ? (Dictionary<string, T>)table : new Dictionary<string, T>();

    /// <summary>What a kind is called.</summary>
    internal bool TryNameOf<T>(T settings, [NotNullWhen(true)] out string? name)
        where T : class, ISettings<T>
    {
        name = Of<T>().FirstOrDefault(kind => kind.Value.GetType() == settings.GetType()).Key;
        return name is not null;
    }
}
