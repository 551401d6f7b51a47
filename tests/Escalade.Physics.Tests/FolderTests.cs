using Escalade.Tests.Support;

namespace Escalade.Physics.Tests;

public class FolderTests
{
    [Fact]
    public void Folders_ReferToEachOther_OneWayOnly() => FolderGraph.AssertNoCycle("src/Escalade.Physics");
}
