using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace Escalade.MuJoCo.Tests;

/// <summary>A folder is a namespace, and folders stand upon each other: none needs what needs it.</summary>
public sealed partial class FolderTests
{
    private static readonly string[] Order = ["Native", "Library", "Simulation", "Tasks", ""];

    [Fact]
    public void Files_NeedNothingOfTheFoldersAboveTheirs()
    {
        var files = SourceFiles().ToList();
        Assert.True(files.Count > 40);
        Assert.Equal(Order.Order(), files.Select(file => file.Folder).Distinct().Order());
        foreach (var (folder, name, text) in files)
        {
            var above = Order[(Array.IndexOf(Order, folder) + 1)..];
            var words = Word().Matches(text).Select(match => match.Value).ToHashSet();
            Assert.Empty(files
                .Where(other => above.Contains(other.Folder) && words.Contains(other.Name))
                .Select(other => $"{folder}/{name} needs {other.Folder}/{other.Name}"));
            Assert.Contains($"namespace {string.Join('.', new[] { "Escalade.MuJoCo", folder }.Where(part => part != ""))};", text);
        }
    }

    private static IEnumerable<(string Folder, string Name, string Text)> SourceFiles()
    {
        var root = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(ThisFile())!, "..", "..", "src", "Escalade.MuJoCo"));
        Assert.SkipUnless(Directory.Exists(root), "The sources are not here.");
        return Directory.EnumerateFiles(root, "*.cs", SearchOption.AllDirectories)
            .Select(file => (Path.GetDirectoryName(Path.GetRelativePath(root, file))!, Path.GetFileNameWithoutExtension(file), file))
            .Where(file => file.Item1.Split(Path.DirectorySeparatorChar)[0] is not ("bin" or "obj"))
            .Select(file => (file.Item1, file.Item2, WithoutComments(File.ReadAllText(file.file))));
    }

    private static string WithoutComments(string text) => Comment().Replace(text, "");

    private static string ThisFile([CallerFilePath] string path = "") => path;

    [GeneratedRegex(@"//.*$", RegexOptions.Multiline)]
    private static partial Regex Comment();

    [GeneratedRegex(@"\w+")]
    private static partial Regex Word();
}
