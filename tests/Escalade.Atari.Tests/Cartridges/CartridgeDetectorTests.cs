using Escalade.Atari.Cartridges;
using Escalade.Atari.Tests.Machine;

namespace Escalade.Atari.Tests.Cartridges;

public sealed class CartridgeDetectorTests
{
    private static readonly Dictionary<string, Type> Classes = new()
    {
        ["F8"] = typeof(BankedCartridge),
        ["F8SC"] = typeof(BankedCartridge),
        ["F6"] = typeof(BankedCartridge),
        ["F6SC"] = typeof(BankedCartridge),
        ["F4"] = typeof(BankedCartridge),
        ["F4SC"] = typeof(BankedCartridge),
        ["FA"] = typeof(BankedCartridge),
        ["FE"] = typeof(ActivisionFECartridge),
        ["UA"] = typeof(UaCartridge),
        ["DPC"] = typeof(DpcCartridge),
        ["E0"] = typeof(ParkerE0Cartridge),
        ["E7"] = typeof(MNetworkE7Cartridge),
        ["3F"] = typeof(Tigervision3FCartridge),
        ["3E"] = typeof(Tigervision3FCartridge),
        ["CV"] = typeof(CommavidCVCartridge),
    };

    [Fact]
    public void Create_OfEachKind_ChoosesItsClass()
    {
        foreach (var (kind, image) in RandomBanks.Each(new Random(0)))
        {
            Assert.Equal((kind, Classes[kind]), (kind, Cartridge.Create(image).GetType()));
        }
    }

    [Theory]
    [InlineData(2048, typeof(PlainCartridge))]
    [InlineData(4096, typeof(PlainCartridge))]
    [InlineData(8192, typeof(BankedCartridge))]
    [InlineData(10_240, typeof(DpcCartridge))]
    [InlineData(10_495, typeof(DpcCartridge))]
    [InlineData(10_496, typeof(DpcCartridge))]
    [InlineData(12_288, typeof(BankedCartridge))]
    [InlineData(16_384, typeof(BankedCartridge))]
    [InlineData(32_768, typeof(BankedCartridge))]
    public void Create_WithoutSigns_GoesBySize(int size, Type kind) => Assert.IsType(kind, Cartridge.Create(Counted(size)));

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2047)]
    [InlineData(5000)]
    [InlineData(6144)]
    [InlineData(8448)]
    [InlineData(65_536)]
    [InlineData(131_072)]
    [InlineData(524_288)]
    [InlineData(524_289)]
    [InlineData(10_485_760)]
    public void Create_OfWhatIsNotPlayed_SaysSo(int size) => Assert.Throws<RomException>(() => Cartridge.Create(Counted(size)));

    [Theory]
    [InlineData(4091, typeof(UaCartridge))]
    [InlineData(8188, typeof(UaCartridge))]
    [InlineData(8189, typeof(BankedCartridge))]
    public void Create_WithASignAtTheVeryEnd_DoesNotSeeIt(int at, Type kind)
    {
        var image = Counted(8192);
        ((ReadOnlySpan<byte>)[0x8D, 0x40, 0x02]).CopyTo(image.AsSpan(at));
        Assert.IsType(kind, Cartridge.Create(image));
    }

    [Theory]
    [InlineData(2, typeof(BankedCartridge))]
    [InlineData(3, typeof(Tigervision3FCartridge))]
    public void Create_With3FsSignTwice_WantsAByteBetween(int distance, Type kind)
    {
        var image = Counted(8192);
        (image[100], image[101], image[100 + distance], image[101 + distance]) = (0x85, 0x3F, 0x85, 0x3F);
        Assert.IsType(kind, Cartridge.Create(image));
    }

    /// <summary>Bytes without any kind's sign.</summary>
    private static byte[] Counted(int size) => [.. Enumerable.Range(0, size).Select(i => (byte)(i / 256 ^ i))];
}
