using Escalade.MuJoCo;
using Escalade.Physics.Mjcf;
using Escalade.Physics.Models;

namespace Escalade.Physics.Tests.Support;

/// <summary>The tasks' own model files.</summary>
internal static class TestModels
{
    /// <summary>Those whose contacts are all supported.</summary>
    public static TheoryData<string> Supported { get; } =
    [
        "swimmer", "hopper", "half-cheetah", "walker2d", "inverted-pendulum", "inverted-double-pendulum", "reacher", "ant", "humanoid",
        "humanoid-standup",
    ];

    public static Model Load(string name) => MjcfFile.Parse(new StringReader(Text(name)), $"{name}.xml");

    public static string Text(string name)
    {
        using var stream = typeof(MuJoCoTasks).Assembly.GetManifestResourceStream(name + ".xml")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
