using Escalade.Tests.Support;

namespace Escalade.Tests;

public class PublicApiTests
{
    [Fact]
    public void PublicApi_IsAsCommitted() => PublicApi.AssertAsCommitted(typeof(EvolutionStrategy).Assembly);
}
