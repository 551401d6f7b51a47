using System.Globalization;
using System.Xml;
using System.Xml.Linq;

namespace Escalade.Physics.Mjcf;

/// <summary>
/// An element of a model file with the attributes that its default classes give it. Whoever reads it says at the end that this was all:
/// what was not asked for is not supported, and is refused by name and line.
/// </summary>
internal sealed class MjcfElement
{
    private readonly string _file;
    private readonly XElement _element;
    // The outermost class first, the element itself last.
    private readonly IReadOnlyList<XElement> _sources;
    private readonly HashSet<string> _known = [];

    /// <param name="file">What messages call the file.</param>
    /// <param name="element">The element.</param>
    /// <param name="defaults">Elements of default classes that stand behind it, the outermost class first.</param>
    public MjcfElement(string file, XElement element, IEnumerable<XElement>? defaults = null) =>
        (_file, _element, _sources) = (file, element, [.. defaults ?? [], element]);

    public string Tag => _element.Name.LocalName;

    public int Line => LineOf(_element);

    public XElement Xml => _element;

    /// <summary>Whether the element itself, and no class, says it.</summary>
    public bool HasOwn(string name) => _element.Attribute(name) is not null;

    /// <summary>Whether the element or a class of its says it.</summary>
    public bool Has(string name)
    {
        _known.Add(name);
        return _sources.Any(source => source.Attribute(name) is not null);
    }

    public string? Text(string name)
    {
        _known.Add(name);
        return _sources.LastOrDefault(source => source.Attribute(name) is not null)?.Attribute(name)!.Value;
    }

    public string Text(string name, string otherwise) => Text(name) ?? otherwise;

    public string RequiredText(string name) => Text(name) is { Length: > 0 } text ? text : throw Error($"<{Tag}> needs '{name}'.");

    public double Number(string name, double otherwise, double least = double.MinValue, double greatest = double.MaxValue)
    {
        var value = Numbers(name, [otherwise])[0];
        return value >= least && value <= greatest
            ? value
            : throw Error(FormattableString.Invariant($"'{name}' of <{Tag}> is {value}; it must be from {least:R} to {greatest:R}."), name);
    }

    public int Whole(string name, int otherwise, int least = int.MinValue)
    {
        var value = Number(name, otherwise, least, int.MaxValue);
        return value == Math.Truncate(value) ? (int)value : throw Error($"'{name}' of <{Tag}> must be a whole number.", name);
    }

    /// <summary>Numbers, each of which a class may give while the element changes only the first few.</summary>
    /// <param name="name">The attribute.</param>
    /// <param name="otherwise">What is not said.</param>
    public double[] Numbers(string name, double[] otherwise)
    {
        _known.Add(name);
        double[] numbers = [.. otherwise];
        foreach (var source in _sources)
        {
            if (source.Attribute(name) is { } attribute)
            {
                var words = attribute.Value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
                if (words.Length == 0 || words.Length > numbers.Length)
                {
                    throw Error($"'{name}' of <{Tag}> takes {(numbers.Length == 1 ? "a number" : $"1 to {numbers.Length} numbers")}, not {words.Length}.", name);
                }
                for (var i = 0; i < words.Length; i++)
                {
                    if (!double.TryParse(words[i], NumberStyles.Float, CultureInfo.InvariantCulture, out numbers[i]) || !double.IsFinite(numbers[i]))
                    {
                        throw Error($"'{name}' of <{Tag}> holds '{words[i]}', which is not a number.", name);
                    }
                }
            }
        }
        return numbers;
    }

    /// <summary>Numbers that are all said, or none; null for none.</summary>
    public double[]? AllNumbers(string name, int count)
    {
        if (!Has(name))
        {
            return null;
        }
        var last = _sources.Last(source => source.Attribute(name) is not null).Attribute(name)!.Value;
        return last.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length == count
            ? Numbers(name, new double[count])
            : throw Error($"'{name}' of <{Tag}> takes {count} numbers.", name);
    }

    public Geometry.Vector3D Vector(string name, Geometry.Vector3D otherwise = default)
    {
        var numbers = Numbers(name, [otherwise.X, otherwise.Y, otherwise.Z]);
        return new(numbers[0], numbers[1], numbers[2]);
    }

    public T Word<T>(string name, T otherwise, params ReadOnlySpan<(string Word, T Value)> words)
    {
        if (Text(name) is not { } text)
        {
            return otherwise;
        }
        foreach (var (word, value) in words)
        {
            if (word == text)
            {
                return value;
            }
        }
        var known = new List<string>();
        foreach (var (word, _) in words)
        {
            known.Add(word);
        }
        throw Error($"'{name}' of <{Tag}> is '{text}'; supported: {string.Join(", ", known)}.", name);
    }

    public bool Flag(string name, bool otherwise) => Word(name, otherwise, ("true", true), ("false", false));

    /// <summary>Whether something is limited: said, or, where the compiler sets limits itself, by whether there is a range.</summary>
    public bool IsLimited(string name, string range, bool autolimits)
    {
        var limited = Word<bool?>(name, null, ("true", true), ("false", false), ("auto", null));
        var hasRange = Has(range) && Numbers(range, [0, 0]) is not [0, 0];
        return limited is null && hasRange && !autolimits
            ? throw Error($"<{Tag}> has '{range}' but not '{name}': say it, or <compiler autolimits=\"true\"/>.", range)
            : limited ?? hasRange;
    }

    /// <summary>Attributes that change nothing of how things move.</summary>
    public void Ignore(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            _known.Add(name);
        }
    }

    /// <summary>Something that is supported with one value only.</summary>
    public void Only(string name, double value)
    {
        if (Has(name) && Numbers(name, [value]) is var numbers && numbers[0] != value)
        {
            throw Error(FormattableString.Invariant($"'{name}' of <{Tag}> is {numbers[0]}; only {value} is supported."), name);
        }
    }

    /// <summary>Refuses every attribute that was not asked for.</summary>
    public void Done()
    {
        foreach (var attribute in _sources.SelectMany(source => source.Attributes()))
        {
            if (!_known.Contains(attribute.Name.LocalName))
            {
                throw new MjcfException(_file, LineOf(attribute.Parent!), $"'{attribute.Name.LocalName}' of <{Tag}> is not supported.");
            }
        }
    }

    public MjcfException Error(string problem) => new(_file, Line, problem);

    /// <summary>About an attribute: at the line of whichever source says it.</summary>
    public MjcfException Error(string problem, string attribute) =>
        new(_file, LineOf(_sources.LastOrDefault(source => source.Attribute(attribute) is not null) ?? _element), problem);

    private static int LineOf(XElement element) => ((IXmlLineInfo)element).LineNumber;
}
