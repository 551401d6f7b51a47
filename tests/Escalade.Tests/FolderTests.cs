using Escalade.Tests.Support;

namespace Escalade.Tests;

public class FolderTests
{
    [Theory]
    [InlineData("src/Escalade")]
    [InlineData("src/Escalade.Cluster")]
    public void Folders_ReferToEachOther_OneWayOnly(string project) => FolderGraph.AssertNoCycle(project);
}
