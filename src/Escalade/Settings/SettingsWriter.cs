using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;

namespace Escalade.Settings;

/// <summary>Writes settings as JSON, every default spelled out.</summary>
internal sealed class SettingsWriter : SettingsVisitor
{
    private readonly JsonObject _node = [];
    private readonly SettingKinds _kinds;

    private SettingsWriter(SettingKinds kinds) => _kinds = kinds;

    /// <summary>Writes settings.</summary>
    /// <param name="settings">What is written.</param>
    /// <param name="kinds">The kinds there are.</param>
    /// <exception cref="RecipeException">A kind that is not among them.</exception>
    public static JsonObject Write<T>(T settings, SettingKinds kinds)
        where T : class, ISettings<T>
    {
        var writer = new SettingsWriter(kinds);
        settings.Visit(writer);
        return writer._node;
    }

    /// <summary>Writes settings of a kind, its name first.</summary>
    public static JsonObject WriteKind<T>(T settings, SettingKinds kinds)
        where T : class, ISettings<T>
    {
        if (!kinds.TryNameOf(settings, out var name))
        {
            throw new RecipeException(
                $"{settings.GetType().Name} is no kind of {typeof(T).Name} that is known here: "
                + $"add it, as in kinds.Add<{typeof(T).Name}>(\"name\", new {settings.GetType().Name}()).");
        }
        var writer = new SettingsWriter(kinds) { _node = { ["kind"] = name } };
        settings.Visit(writer);
        return writer._node;
    }

    public override T Value<T>(T value, SettingType<T> type, [CallerArgumentExpression(nameof(value))] string member = "")
    {
        _node[KeyOf(member)] = type.Write(value);
        return value;
    }

    public override T Nested<T>(T value, T? blank = null, string? example = null, [CallerArgumentExpression(nameof(value))] string member = "")
        where T : class
    {
        _node[KeyOf(member)] = Write(value, _kinds);
        return value;
    }

    public override IReadOnlyList<T> NestedList<T>(
        IReadOnlyList<T> value, T example, int least, int greatest, [CallerArgumentExpression(nameof(value))] string member = "")
    {
        _node[KeyOf(member)] = new JsonArray([.. value.Select(one => Write(one, _kinds))]);
        return value;
    }

    public override T Kind<T>(T value, string? usual = null, [CallerArgumentExpression(nameof(value))] string member = "")
    {
        _node[KeyOf(member)] = WriteKind(value, _kinds);
        return value;
    }
}
