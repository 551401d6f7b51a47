using Escalade.Tests.Support;

namespace Escalade.MuJoCo.Tests;

public class PublicApiTests
{
    [Fact]
    public void PublicApi_IsAsCommitted() => PublicApi.AssertAsCommitted(typeof(MuJoCoTasks).Assembly);
}
