using Escalade.App;
using Escalade.Tests.Support;

namespace Escalade.Cli.Tests;

public class PublicApiTests
{
    [Fact]
    public void PublicApi_IsAsCommitted() => PublicApi.AssertAsCommitted(typeof(EscaladeApp).Assembly);
}
