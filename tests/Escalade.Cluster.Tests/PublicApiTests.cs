using Escalade.Tests.Support;

namespace Escalade.Cluster.Tests;

public class PublicApiTests
{
    [Fact]
    public void PublicApi_IsAsCommitted() => PublicApi.AssertAsCommitted(typeof(Head).Assembly);
}
