using Escalade.Atari.Machine;

namespace Escalade.Atari.Tests.Machine;

public sealed class PaletteTests
{
    [Fact]
    public void Greys_OfEvenValues_AreTheRoundedLuminance()
    {
        foreach (var palette in (Palette[])[Palette.Ntsc, Palette.Pal])
        {
            for (var value = 0; value < 256; value += 2)
            {
                var color = palette.Colors[value];
                var luminance = 0.2989m * (color >> 16) + 0.5870m * (color >> 8 & 0xFF) + 0.1140m * (color & 0xFF);
                Assert.Equal(Math.Floor(luminance + 0.5m), palette.Greys[value]);
            }
        }
    }

    [Theory]
    [InlineData(0x00, 0x000000, 0)]
    [InlineData(0x0E, 0xECECEC, 236)]
    [InlineData(0x02, 0x4A4A4A, 74)]
    public void Ntsc_OfGreys_IsAsMeasured(int value, int color, int grey)
    {
        Assert.Equal(color, Palette.Ntsc.Colors[value]);
        Assert.Equal(grey, Palette.Ntsc.Greys[value]);
    }

    [Fact]
    public void Colors_OfOddValues_AreGreyAsTheirEvenNeighbour()
    {
        for (var value = 1; value < 256; value += 2)
        {
            Assert.Equal(Palette.Pal.Greys[value - 1] * 0x010101, Palette.Pal.Colors[value]);
        }
    }
}
