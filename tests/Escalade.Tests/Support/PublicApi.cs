using System.Reflection;
using PublicApiGenerator;

namespace Escalade.Tests.Support;

/// <summary>A project's public API beside the one that was committed.</summary>
internal static class PublicApi
{
    /// <summary>
    /// The public API is small on purpose. When this fails and the change is meant, copy the file it names over the project's
    /// PublicApi.txt and read the difference once more.
    /// </summary>
    public static void AssertAsCommitted(Assembly assembly)
    {
        var actual = assembly.GeneratePublicApi(new ApiGeneratorOptions { IncludeAssemblyAttributes = false })
            .ReplaceLineEndings("\n").TrimEnd() + "\n";
        var expected = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "PublicApi.txt")).ReplaceLineEndings("\n");
        if (actual != expected)
        {
            var found = Path.Combine(AppContext.BaseDirectory, "PublicApi.found.txt");
            File.WriteAllText(found, actual);
            var lines = expected.Split('\n').ToHashSet(StringComparer.Ordinal);
            var now = actual.Split('\n').ToHashSet(StringComparer.Ordinal);
            Assert.Fail(
                $"The public API differs; it is now {found}.\n"
                + string.Concat(now.Except(lines).Select(l => $"+ {l.Trim()}\n"))
                + string.Concat(lines.Except(now).Select(l => $"- {l.Trim()}\n")));
        }
    }
}
