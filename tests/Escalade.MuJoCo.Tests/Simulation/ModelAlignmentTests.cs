using Escalade.MuJoCo.Library;
using Escalade.MuJoCo.Simulation;
using Escalade.MuJoCo.Tests.Golden;
using Escalade.MuJoCo.Tests.Support;

namespace Escalade.MuJoCo.Tests.Simulation;

/// <summary>Our models compile to the numbers that Gymnasium's files compile to.</summary>
[NeedsMuJoCo]
public sealed unsafe class ModelAlignmentTests
{
    [Theory]
    [MemberData(nameof(TestTasks.Ids), MemberType = typeof(TestTasks))]
    public void Compile_WhenGivenOurModel_GivesGymnasiumsNumbers(string id)
    {
        var golden = GoldenFiles.Read<GoldenModel>("Models", id);
        var model = CompiledModels.Get(TestTasks.Find(id).Name).Pointer;
        foreach (var field in ModelFields.All)
        {
            var expected = golden.Numbers(field);
            var actual = field.Read(model);
            Assert.True(
                expected.Select(BitConverter.DoubleToInt64Bits).SequenceEqual(actual.Select(BitConverter.DoubleToInt64Bits)),
                $"{id}, {field.Name}: expected {string.Join(' ', expected)}, got {string.Join(' ', actual)}");
        }
    }

    [Theory]
    [MemberData(nameof(TestTasks.Ids), MemberType = typeof(TestTasks))]
    public void GoldenFile_WhenRead_HasNoNumbersThatNobodyCompares(string id)
    {
        var golden = GoldenFiles.Read<GoldenModel>("Models", id);
        var compared = ModelFields.All.Select(field => field.Name).ToHashSet();
        string[] present = [.. golden.Sizes.Keys, .. golden.Options.Keys, .. golden.Statistics.Keys, .. golden.Arrays.Keys];
        Assert.Subset(compared, present.ToHashSet());
    }

    [Fact]
    public void Compile_WhenTheModelIsBroken_ThrowsWhatLibmujocoSays()
    {
        MuJoCoLibrary.EnsureLoaded();
        var exception = Assert.Throws<InvalidDataException>(() => CompiledModels.Compile("broken.xml", "<mujoco><body/></mujoco>"u8));
        Assert.Contains("broken.xml", exception.Message, StringComparison.Ordinal);
        Assert.Contains("Schema violation", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Get_WhenCalledTwice_SharesTheModel() =>
        Assert.Same(CompiledModels.Get("swimmer"), CompiledModels.Get("swimmer"));
}
