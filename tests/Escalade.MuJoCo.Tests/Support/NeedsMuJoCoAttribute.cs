using System.Reflection;
using Escalade.MuJoCo.Library;
using Xunit.v3;

namespace Escalade.MuJoCo.Tests.Support;

/// <summary>Skips a test, or all of a class, where libmujoco is missing.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class NeedsMuJoCoAttribute : BeforeAfterTestAttribute
{
    private static readonly Lazy<bool> IsMissing = new(() =>
    {
        try
        {
            MuJoCoLibrary.Describe();
            return false;
        }
        catch (MuJoCoNotFoundException)
        {
            return true;
        }
    });

    public override void Before(MethodInfo methodUnderTest, IXunitTest test) =>
        Assert.SkipWhen(IsMissing.Value, "libmujoco 2.2.2 is missing; './escalade install-mujoco' installs it.");
}
