using Escalade.Tests.Support;

namespace Escalade.Atari.Tests;

/// <summary>Arrows between the project's folders go one way, and the check of that sees what a reader overlooks.</summary>
public sealed class FolderTests
{
    [Fact]
    public void Folders_OfTheProject_FormNoCircle() => FolderGraph.AssertNoCycle("src/Escalade.Atari");

    [Theory]
    [InlineData("class User { private Owner? _owner; }")]
    [InlineData("class User : Owner;")]
    [InlineData("class User { object Make() => new Owner(); }")]
    [InlineData("class User { bool Is(object value) => value is Owner; }")]
    [InlineData("class User { int Of() => Owner.Size; }")]
    [InlineData("class User { int Of() => Project.Owner.Size; }")]
    [InlineData("class User { List<Owner> _owners = []; }")]
    [InlineData("class User { Owner Owner { get; } = null!; }")]
    [InlineData("class User { string Name => $\"{Owner.Name} {(true ? \"}\" : \"\")}\"; }")]
    public void DescribeCycle_WhenAChildNamesATypeOfItsParent_SeesIt(string child)
    {
        var cycle = Read(("Owner.cs", "namespace Project; class Owner { Project.Child.User? _user; }"), ("User.cs", "namespace Project.Child; " + child)).DescribeCycle();
        Assert.Equal(
            "Folders refer to each other in a circle:\n  Project -> Project.Child: Owner.cs (User)\n  Project.Child -> Project: User.cs (Owner)\n", cycle);
    }

    [Theory]
    [InlineData("class User { int Owner => 1; int Twice => Owner + Owner; }")]
    [InlineData("class User { void Set(Person person) => person.Owner = null; }")]
    [InlineData("class User { Person Make() => new() { Owner = null }; }")]
    [InlineData("class User { string Name => \"Owner\" + '\"' + \"\"\"an \"Owner\" \"\"\"; } // an Owner")]
    [InlineData("class User { string Name => @\"\"\"Owner\"; } /* Owner */")]
    [InlineData("enum User { Owner, Guest }")]
    [InlineData("class Owner { Owner? _other; }")]
    public void DescribeCycle_WhenANameIsNoTypeOfTheParent_IsNull(string child) =>
        Assert.Null(Read(("Owner.cs", "namespace Project; class Owner { Project.Child.User? _user; }"), ("User.cs", "namespace Project.Child; " + child)).DescribeCycle());

    [Fact]
    public void DescribeCycle_OfUsings_GivesTheShortest()
    {
        var graph = Read(
            ("A.cs", "using P.B;\nnamespace P.A;\nclass A;"),
            ("B.cs", "using P.C;\nnamespace P.B;\nclass B;"),
            ("C.cs", "using P.A;\nusing P.D;\nnamespace P.C;\nclass C;"),
            ("D.cs", "using P.C;\nnamespace P.D;\nclass D;"));
        Assert.True(graph.Has("P.A", "P.B"));
        Assert.False(graph.Has("P.B", "P.A"));
        Assert.Equal("Folders refer to each other in a circle:\n  P.C -> P.D: C.cs (using)\n  P.D -> P.C: D.cs (using)\n", graph.DescribeCycle());
    }

    private static FolderGraph Read(params (string Name, string Text)[] files)
    {
        using var folder = new Support.TemporaryFolder();
        foreach (var (name, text) in files)
        {
            File.WriteAllText(Path.Combine(folder.Path, name), text);
        }
        return FolderGraph.Read(folder.Path);
    }
}
