using Escalade.Tests.Support;

namespace Escalade.Cli.Tests;

public class FolderTests
{
    [Fact]
    public void Folders_ReferToEachOther_OneWayOnly() => FolderGraph.AssertNoCycle("src/Escalade.App");
}
