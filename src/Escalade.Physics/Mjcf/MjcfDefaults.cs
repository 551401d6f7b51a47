using System.Xml.Linq;

namespace Escalade.Physics.Mjcf;

/// <summary>The tree of default classes: each has what its parent has and changes some of it.</summary>
internal sealed class MjcfDefaults
{
    private readonly Dictionary<string, DefaultClass> _classes = new(StringComparer.Ordinal);
    private readonly DefaultClass _main = new(null, []);

    public MjcfDefaults() => _classes["main"] = _main;

    /// <summary>Reads a top-level default element; several add up.</summary>
    public void Read(string file, XElement element) => Read(file, element, null, 0);

    /// <summary>What stands behind an element, the outermost class first.</summary>
    /// <param name="element">The element; its own attribute 'class' comes first.</param>
    /// <param name="childClass">The class of the body around it; null for none.</param>
    /// <param name="file">What messages call the file.</param>
    /// <exception cref="MjcfException">There is no such class.</exception>
    public IEnumerable<XElement> Of(string file, XElement element, string? childClass)
    {
        var name = element.Attribute("class")?.Value ?? childClass;
        var found = name is null ? _main : Find(file, element, name);
        var chain = new List<XElement>();
        for (var one = found; one is not null; one = one.Parent)
        {
            // Inner classes and later elements come last: they are read over the others.
            chain.InsertRange(0, one.Elements.Where(e => e.Name == element.Name));
        }
        return chain;
    }

    /// <exception cref="MjcfException">There is no such class.</exception>
    public void Require(string file, XElement element, string name) => Find(file, element, name);

    private DefaultClass Find(string file, XElement element, string name) =>
        _classes.TryGetValue(name, out var found)
            ? found
            : throw new MjcfElement(file, element).Error($"<{element.Name.LocalName}> names the default class '{name}', which is not defined.");

    private void Read(string file, XElement element, DefaultClass? parent, int depth)
    {
        var reader = new MjcfElement(file, element);
        var name = reader.Text("class");
        reader.Done();
        if (depth > MjcfReader.DeepestNesting)
        {
            throw reader.Error($"Default classes are nested more than {MjcfReader.DeepestNesting} deep.");
        }
        if (parent is not null && name is null)
        {
            throw reader.Error("A default class within another needs a name: 'class'.");
        }
        var one = parent is null ? _main : new DefaultClass(parent, []);
        if (name is not null && name != "main" && !_classes.TryAdd(name, one))
        {
            throw reader.Error($"There are two default classes '{name}'.");
        }
        foreach (var child in element.Elements().Where(child => child.Name != "default"))
        {
            if (child.Name.LocalName is not ("joint" or "geom" or "site" or "motor" or "light" or "camera" or "material"))
            {
                throw new MjcfElement(file, child).Error($"<{child.Name.LocalName}> within <default> is not supported.");
            }
            one.Elements.Add(child);
        }
        foreach (var child in element.Elements("default"))
        {
            Read(file, child, one, depth + 1);
        }
    }

    private sealed record DefaultClass(DefaultClass? Parent, List<XElement> Elements);
}
