using System.Text.Json;

namespace Escalade.MuJoCo.Tests.Golden;

/// <summary>The files that Golden/README.md describes.</summary>
internal static class GoldenFiles
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    /// <summary>Names, without extension, of the files of a folder below <c>Golden/</c>.</summary>
    public static IEnumerable<string> Names(string folder) =>
        Directory.EnumerateFiles(Folder(folder), "*.json").Select(file => Path.GetFileNameWithoutExtension(file)!).Order(StringComparer.Ordinal);

    public static T Read<T>(string folder, string name) =>
        JsonSerializer.Deserialize<T>(File.ReadAllBytes(Path.Combine(Folder(folder), name + ".json")), Options)!;

    private static string Folder(string folder) => Path.Combine(AppContext.BaseDirectory, "Golden", folder);
}
