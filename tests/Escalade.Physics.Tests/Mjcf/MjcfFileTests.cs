using CsCheck;
using Escalade.Physics.Mjcf;
using Escalade.Physics.Tests.Support;

namespace Escalade.Physics.Tests.Mjcf;

public class MjcfFileTests
{
    private const string Hinge = "<joint axis='0 1 0'/><geom size='0.1'/>";

    [Theory]
    [InlineData("<mujoco>\n<worldbody>\n<body><joint type='ball'/></body></worldbody></mujoco>", 3, "'type' of <joint> is 'ball'; supported: hinge, slide, free.")]
    [InlineData("<mujoco>\n<worldbody>\n<geom type='mesh'/></worldbody></mujoco>", 3, "'type' of <geom> is 'mesh'")]
    [InlineData("<mujoco>\n<equality/>\n<worldbody/></mujoco>", 2, "<equality> is not supported.")]
    [InlineData("<mujoco>\n<option>\n<flag gravity='disable'/></option><worldbody/></mujoco>", 3, "<flag> within <option> is not supported.")]
    [InlineData("<mujoco><worldbody>\n<geom size='1' colour='red'/></worldbody></mujoco>", 2, "'colour' of <geom> is not supported.")]
    [InlineData("<mujoco><default>\n<geom tone='1'/></default><worldbody><geom size='1'/></worldbody></mujoco>", 2, "'tone' of <geom> is not supported.")]
    [InlineData("<mujoco><default>\n<goem/></default><worldbody/></mujoco>", 2, "<goem> within <default> is not supported.")]
    [InlineData("<mujoco><worldbody>\n<geom size='x'/></worldbody></mujoco>", 2, "'size' of <geom> holds 'x', which is not a number.")]
    [InlineData("<mujoco><worldbody>\n<geom size='1 2 3 4'/></worldbody></mujoco>", 2, "'size' of <geom> takes 1 to 3 numbers, not 4.")]
    [InlineData("<mujoco><worldbody>\n<geom/></worldbody></mujoco>", 2, "'size' of <geom> must be above 0.")]
    [InlineData("<mujoco><worldbody>\n<body><joint range='0 1'/></body></worldbody></mujoco>", 2, "<joint> has 'range' but not 'limited'")]
    [InlineData("<mujoco><worldbody>\n<body><joint/></body></worldbody></mujoco>", 2, "<body> moves and has no mass or no inertia.")]
    [InlineData("<mujoco><worldbody><body>" + Hinge + "</body></worldbody><actuator>\n<position joint='a'/></actuator></mujoco>", 2, "<position> within <actuator> is not supported.")]
    [InlineData("<mujoco><worldbody><body>" + Hinge + "</body></worldbody><actuator>\n<motor joint='a'/></actuator></mujoco>", 2, "<motor> names the joint 'a', which does not exist.")]
    [InlineData("<mujoco><worldbody><body>" + Hinge + "</body>\n<geom type='cylinder' size='1 1'/></worldbody></mujoco>", 2, "with a Cylinder ('') are not supported.")]
    [InlineData("<mujoco><worldbody>\n<body>" + Hinge + "<geom type='plane' size='1 1 1'/></body></worldbody></mujoco>", 2, "A plane cannot move")]
    [InlineData("<mujoco><worldbody><geom class='a'/></worldbody></mujoco>", 1, "the default class 'a', which is not defined")]
    [InlineData("<mujoco>\n<worldbody>", 2, "This is no XML")]
    [InlineData("<robot/>", 1, "The outermost element is <robot>, not <mujoco>.")]
    [InlineData("<mujoco/>", 1, "There is no <worldbody>.")]
    public void Parse_OfWhatIsNotSupported_NamesItAndTheLine(string xml, int line, string message)
    {
        var e = Assert.Throws<MjcfException>(() => MjcfFile.Parse(new StringReader(xml), "mine.xml"));

        Assert.Equal(line, e.Line);
        Assert.StartsWith($"mine.xml, line {line}: ", e.Message);
        Assert.Contains(message, e.Message);
    }

    [Fact]
    public void Parse_OfBodiesWithinEachOther_EndsBeforeTheStackDoes()
    {
        const int Depth = 100_000;
        var xml = "<mujoco><worldbody>" + string.Concat(Enumerable.Repeat("<body>", Depth)) + string.Concat(Enumerable.Repeat("</body>", Depth)) + "</worldbody></mujoco>";

        var e = Assert.Throws<MjcfException>(() => MjcfFile.Parse(new StringReader(xml), "deep.xml"));

        Assert.Contains("nested more than", e.Message);
    }

    [Fact]
    public void Load_OfPusher_NamesTheContactsThatAreMissing()
    {
        var e = Assert.Throws<MjcfException>(() => TestModels.Load("pusher"));

        Assert.Contains("with a Cylinder ('object') are not supported.", e.Message);
    }

    /// <summary>A file that somebody broke is refused in words, or is a model that can be stepped.</summary>
    [Fact]
    public void Parse_OfMutatedFiles_RefusesOrSteps()
    {
        string[] words = ["", "0", "-1", "1e300", "nan", "\"", "<", "/>", "<body>", "</body>", "class=\"x\"", "1 2 3", "free", "plane", " "];
        var texts = TestModels.Supported.Select(row => TestModels.Text(row.Data)).ToArray();
        var (refused, stepped) = (0, 0);
        Gen.Select(Gen.Int[0, texts.Length - 1], Gen.Int[0, 1_000_000], Gen.Int[0, 30], Gen.Int[0, words.Length - 1]).Sample(
            (file, at, cut, word) =>
            {
                var text = texts[file];
                at %= text.Length;
                cut = Math.Min(cut, text.Length - at);
                try
                {
                    var model = MjcfFile.Parse(new StringReader(text[..at] + words[word] + text[(at + cut)..]), "mutated.xml");
                    using var worlds = new Worlds(model, 1);
                    for (var i = 0; i < 3; i++)
                    {
                        worlds.Step();
                    }
                    Interlocked.Increment(ref stepped);
                }
                catch (MjcfException e)
                {
                    Assert.True(e.Line > 0, e.Message);
                    Interlocked.Increment(ref refused);
                }
            }, iter: 1000, threads: 1);

        Assert.True(refused > 100 && stepped > 100, $"{refused} refused, {stepped} stepped");
    }
}
