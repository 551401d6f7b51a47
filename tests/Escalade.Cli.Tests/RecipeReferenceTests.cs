using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;

namespace Escalade.Cli.Tests;

/// <summary>What the program says of recipes.</summary>
public sealed class RecipeReferenceTests
{
    /// <summary>When this fails, the settings have changed: <c>./escalade recipe reference > docs/recipes.md</c>.</summary>
    [Fact]
    public void Reference_IsThePageAmongTheDocuments()
    {
        using var folder = new TestFolder();

        var outcome = CommandLineProcess.Run(folder, "recipe", "reference");

        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Error));
        Assert.Equal(File.ReadAllText(Path.Combine(Repository(), "docs", "recipes.md")), outcome.Output);
    }

    [Fact]
    public void Reference_DescribesEveryKey()
    {
        using var folder = new TestFolder();

        var rows = CommandLineProcess.Run(folder, "recipe", "reference").Output.Split('\n').Where(line => line.StartsWith("| `", StringComparison.Ordinal)).ToList();

        Assert.True(rows.Count > 50);
        Assert.All(rows, row => Assert.False(row.EndsWith("|  |", StringComparison.Ordinal), row));
    }

    [Fact]
    public void Schema_HasTheKindsAndWhatKeysAreFor()
    {
        using var folder = new TestFolder();

        var schema = JsonNode.Parse(CommandLineProcess.Run(folder, "recipe", "schema").Output)!;

        Assert.Equal("task", (string)schema["required"]![0]!);
        var kinds = schema["properties"]!["policy"]!["oneOf"]!.AsArray();
        Assert.Equal(["linear", "mlp", "gru", "convolutional"], kinds.Select(kind => (string)kind!["properties"]!["kind"]!["const"]!));
        Assert.Equal("Applied to the hidden units.", (string)kinds[1]!["properties"]!["activation"]!["description"]!);
    }

    private static string Repository([CallerFilePath] string file = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, "..", ".."));
}
