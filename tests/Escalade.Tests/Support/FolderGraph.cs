using System.Runtime.CompilerServices;

namespace Escalade.Tests.Support;

/// <summary>Which namespaces of a project, its folders, refer to which others; found in the source text.</summary>
/// <remarks>
/// A file refers to a namespace if it names one of its types. The type may be visible by a <c>using</c>, by a name such as <c>Games.Pong</c>, or, which is
/// what readers overlook, without either because the namespace is a parent of the file's own. A <c>using</c> alone counts, too: it stands for extension
/// methods. Comments and strings do not count. What a name means is guessed from the tokens beside it, which is enough to tell a type from a
/// member of that name; where it is not, <see cref="DescribeCycle"/> says which file and name to look at.
/// </remarks>
internal sealed class FolderGraph
{
    private const int MostExamples = 4;

    /// <summary>By namespaces from and to: examples of files and the names that they use.</summary>
    private readonly Dictionary<(string From, string To), SortedSet<string>> _references = [];

    private FolderGraph(IReadOnlyList<SourceFile> files)
    {
        var types = files.SelectMany(file => file.Types.Select(type => (Type: type, file.Namespace))).Distinct()
            .ToLookup(pair => pair.Type, pair => pair.Namespace, StringComparer.Ordinal);
        var names = types.Select(type => type.Key).ToHashSet(StringComparer.Ordinal);
        var namespaces = files.Select(file => file.Namespace).ToHashSet(StringComparer.Ordinal);
        foreach (var file in files)
        {
            foreach (var used in file.Usings.Where(namespaces.Contains))
            {
                Add(file, used, "using");
            }
            foreach (var (name, qualifier) in file.NamesOf(names))
            {
                if (NamespaceOf(file, [.. types[name]], qualifier) is { } declaring)
                {
                    Add(file, declaring, name);
                }
            }
        }
    }

    /// <summary>Reads all sources of a folder and of the folders within.</summary>
    public static FolderGraph Read(string folder) => new(
        [.. Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
            .Where(file => !Path.GetRelativePath(folder, file).Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj"))
            .Order(StringComparer.Ordinal)
            .Select(file => new SourceFile(Path.GetFileName(file), File.ReadAllText(file)))]);

    /// <summary>Fails if the folders of a project refer to each other in a circle.</summary>
    /// <param name="project">The project's folder below the repository's, such as <c>src/Escalade</c>.</param>
    public static void AssertNoCycle(string project)
    {
        if (Read(Path.Combine(Repository(), project)).DescribeCycle() is { } cycle)
        {
            Assert.Fail(cycle);
        }
    }

    /// <summary>Whether files of one namespace refer to another.</summary>
    public bool Has(string from, string to) => _references.ContainsKey((from, to));

    /// <summary>A shortest circle, an arrow a line with examples of what makes it; null if there is none.</summary>
    public string? DescribeCycle()
    {
        var shortest = _references.Keys.Select(arrow => arrow.From).Distinct().Order(StringComparer.Ordinal)
            .Select(CycleFrom).OfType<List<string>>().MinBy(cycle => cycle.Count);
        return shortest is null ? null
            : "Folders refer to each other in a circle:\n"
                + string.Concat(shortest.Zip([.. shortest.Skip(1), shortest[0]], (from, to) => $"  {from} -> {to}: {Examples(from, to)}\n"));
    }

    private string Examples(string from, string to)
    {
        var all = _references[(from, to)];
        return string.Join(", ", all.Take(MostExamples)) + (all.Count > MostExamples ? $" and {all.Count - MostExamples} more" : "");
    }

    /// <summary>The shortest circle through a namespace, breadth first.</summary>
    private List<string>? CycleFrom(string start)
    {
        var cameFrom = new Dictionary<string, string>(StringComparer.Ordinal);
        var open = new Queue<string>([start]);
        while (open.TryDequeue(out var at))
        {
            foreach (var (from, to) in _references.Keys.OrderBy(arrow => arrow.To, StringComparer.Ordinal))
            {
                if (from != at || !cameFrom.TryAdd(to, at))
                {
                    continue;
                }
                if (to == start)
                {
                    List<string> cycle = [at];
                    while (cycle[^1] != start)
                    {
                        cycle.Add(cameFrom[cycle[^1]]);
                    }
                    cycle.Reverse();
                    return cycle;
                }
                open.Enqueue(to);
            }
        }
        return null;
    }

    private void Add(SourceFile file, string to, string name)
    {
        if (to != file.Namespace)
        {
            if (!_references.TryGetValue((file.Namespace, to), out var examples))
            {
                _references.Add((file.Namespace, to), examples = new(StringComparer.Ordinal));
            }
            examples.Add($"{file.Name} ({name})");
        }
    }

    /// <summary>The namespace whose type a name means in a file; null if it cannot be a type's.</summary>
    private static string? NamespaceOf(SourceFile file, string[] declaring, string? qualifier) =>
        qualifier is not null
            ? Array.Find(declaring, name => name == qualifier || name.EndsWith('.' + qualifier, StringComparison.Ordinal))
            : Enclosing(file.Namespace).Concat(file.Usings).FirstOrDefault(declaring.Contains);

    /// <summary>A namespace and its parents, from within.</summary>
    private static IEnumerable<string> Enclosing(string name)
    {
        for (var length = name.Length; length > 0; length = name.LastIndexOf('.', length - 1))
        {
            yield return name[..length];
        }
    }

    private static string Repository([CallerFilePath] string file = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, "..", "..", ".."));
}
