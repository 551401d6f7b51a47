using System.Collections.Concurrent;
using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;

namespace Escalade.App.Recipes;

/// <summary>The summaries of the XML files that the compiler writes beside assemblies, as Markdown.</summary>
internal static partial class XmlSummaries
{
    private static readonly ConcurrentDictionary<Assembly, IReadOnlyDictionary<string, XElement>> s_files = new();

    /// <summary>What a property is for, by its type or the first of its base types that says; of an empty name what the type itself is.</summary>
    /// <returns>Null where nobody says.</returns>
    public static string? Describe(Type type, string member)
    {
        for (var at = type; at is not null && at != typeof(object); at = at.BaseType)
        {
            var name = at.FullName!.Replace('+', '.');
            if (FileOf(at.Assembly).TryGetValue(member.Length == 0 ? $"T:{name}" : $"P:{name}.{member}", out var summary))
            {
                return Text(summary);
            }
            if (member.Length == 0)
            {
                break;
            }
        }
        return null;
    }

    private static IReadOnlyDictionary<string, XElement> FileOf(Assembly assembly) => s_files.GetOrAdd(assembly, Read);

    private static Dictionary<string, XElement> Read(Assembly assembly)
    {
        var summaries = new Dictionary<string, XElement>(StringComparer.Ordinal);
        var file = Path.Combine(AppContext.BaseDirectory, $"{assembly.GetName().Name}.xml");
        if (!File.Exists(file))
        {
            return summaries;
        }
        try
        {
            foreach (var member in XDocument.Load(file).Descendants("member"))
            {
                if (member.Attribute("name") is { } name && member.Element("summary") is { } summary)
                {
                    summaries.TryAdd(name.Value, summary);
                }
            }
        }
        catch (XmlException)
        {
            // Described or not, the keys are the same.
        }
        return summaries;
    }

    private static string Text(XElement summary) =>
        Blanks().Replace(string.Concat(summary.Nodes().Select(Text)), " ").Trim();

    private static string Text(XNode node) => node switch
    {
        XText text => text.Value,
        XElement { Name.LocalName: "c" } code => $"`{code.Value}`",
        XElement { Name.LocalName: "see" } link => $"`{Name(link.Attribute("cref")?.Value ?? link.Attribute("langword")?.Value ?? "")}`",
        XElement other => string.Concat(other.Nodes().Select(Text)),
        _ => "",
    };

    /// <summary>A property as its key, a type as it is called.</summary>
    private static string Name(string reference)
    {
        var name = reference[(reference.LastIndexOf('.') + 1)..];
        return reference.StartsWith("P:", StringComparison.Ordinal) ? char.ToLowerInvariant(name[0]) + name[1..] : name;
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
