namespace Escalade.Atari.Tests;

public sealed class AreaResamplerTests
{
    [Theory]
    [InlineData(160, 210, 84)]
    [InlineData(160, 250, 84)]
    [InlineData(160, 210, 160)]
    [InlineData(160, 214, 40)]
    [InlineData(160, 210, 8)]
    [InlineData(160, 230, 97)]
    public void Resample_OfNoise_IsTheMeanOfTheAreaToTheNearest(int width, int height, int size)
    {
        var source = Noise(width * height);
        var target = new byte[size * size];

        new AreaResampler(width, height, size, size).Resample(source, target);

        var means = Means(source, width, height, size);
        for (var i = 0; i < target.Length; i++)
        {
            // The nearest whole number, but for what float32 sums may be off by: a few thousandths.
            Assert.InRange(target[i] - means[i], -0.505, 0.505);
        }
    }

    /// <summary>Every product and sum written out for one pixel: the order of rounding is the promise.</summary>
    [Fact]
    public void Resample_OfAPixel_AddsUpRowsFirstInFloat32()
    {
        var source = Noise(160 * 210);
        var target = new byte[84 * 84];

        new AreaResampler(160, 210, 84, 84).Resample(source, target);

        // Pixel (1, 1): columns 1.905 to 3.810 are the last tenth of column 1, column 2, and four fifths of column 3.
        var width = 1 / (84.0 / 160);
        float[] columns = [(float)((2 - width) / width), (float)(1 / width), (float)((2 * width - 3) / width)];
        float[] rows = [(float)(0.5 / 2.5), (float)(1 / 2.5), (float)(1 / 2.5)];
        var sum = 0f;
        for (var row = 0; row < 3; row++)
        {
            var along = 0f;
            for (var column = 0; column < 3; column++)
            {
                var product = source[(2 + row) * 160 + 1 + column] * columns[column];
                along += product;
            }
            var weighted = along * rows[row];
            sum += weighted;
        }
        Assert.Equal((byte)MathF.Round(sum), target[84 + 1]);
    }

    [Fact]
    public void Resample_OfOneBrightness_KeepsIt()
    {
        var target = new byte[84 * 84];
        for (var brightness = 0; brightness < 256; brightness++)
        {
            var source = new byte[160 * 210];
            Array.Fill(source, (byte)brightness);
            new AreaResampler(160, 210, 84, 84).Resample(source, target);
            Assert.All(target, pixel => Assert.Equal(brightness, pixel));
        }
    }

    [Fact]
    public void Resample_ToTheSameSize_CopiesIt()
    {
        var source = Noise(50 * 50);
        var target = new byte[50 * 50];
        new AreaResampler(50, 50, 50, 50).Resample(source, target);
        Assert.Equal(source, target);
    }

    /// <summary>Slow, and exact but for the last division: overlaps are whole numbers in units of 1 / size of a pixel.</summary>
    private static double[] Means(byte[] source, int width, int height, int size)
    {
        var means = new double[size * size];
        for (var x = 0; x < size; x++)
        {
            var along = Enumerable.Range(0, height)
                .Select(row => Enumerable.Range(0, width).Sum(column => source[row * width + column] * Overlap(column, x, width)))
                .ToArray();
            for (var y = 0; y < size; y++)
            {
                means[y * size + x] = (double)along.Select((sum, row) => sum * Overlap(row, y, height)).Sum() / ((long)width * height);
            }
        }
        return means;

        long Overlap(int cell, int target, int count) =>
            Math.Max(0, Math.Min((cell + 1) * size, (target + 1) * count) - Math.Max(cell * size, target * count));
    }

    private static byte[] Noise(int length)
    {
        var bytes = new byte[length];
        new Random(4).NextBytes(bytes);
        return bytes;
    }
}
