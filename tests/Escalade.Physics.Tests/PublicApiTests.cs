using Escalade.Tests.Support;

namespace Escalade.Physics.Tests;

public class PublicApiTests
{
    [Fact]
    public void PublicApi_IsAsCommitted() => PublicApi.AssertAsCommitted(typeof(Worlds).Assembly);
}
