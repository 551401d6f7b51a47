using Escalade.Tests.Support;

namespace Escalade.Atari.Tests;

public class PublicApiTests
{
    [Fact]
    public void PublicApi_IsAsCommitted() => PublicApi.AssertAsCommitted(typeof(AtariTasks).Assembly);
}
