using Escalade.Atari.Machine;

namespace Escalade.Atari.Tests;

public sealed class FrameStackTests
{
    private const int Lines = 210, Size = 84, Frames = 3;

    private readonly Random _random = new(1);
    private readonly FrameStack _stack = new(Lines, Size, Frames);

    [Fact]
    public void Push_AfterPutAside_AddsTheBrighterOfBothScreensPixelForPixel()
    {
        for (var i = 0; i < 20; i++)
        {
            var (first, second) = (Screen(), Screen());
            // Most games change little from one screen to the next.
            first.AsSpan(0, 20 * i * AtariEnvironment.ScreenWidth / 2).CopyTo(second);

            _stack.PutAside(first);
            _stack.Push(second, Palette.Ntsc);

            var brighter = first.Zip(second, (one, other) => Math.Max(Palette.Ntsc.Greys[one], Palette.Ntsc.Greys[other])).ToArray();
            Assert.Equal(Shrunk(brighter), Newest());
        }
    }

    [Fact]
    public void Push_WithNothingPutAside_AddsTheScreenAloneAndDropsTheOldest()
    {
        var screens = Enumerable.Range(0, Frames + 1).Select(_ => Screen()).ToArray();
        _stack.PutAside(screens[1]);
        _stack.Fill(screens[0], Palette.Ntsc);
        Assert.Equal(Enumerable.Repeat(Alone(screens[0]), Frames).SelectMany(bytes => bytes), _stack.Bytes.ToArray());

        foreach (var screen in screens)
        {
            _stack.Push(screen, Palette.Ntsc);
        }

        Assert.Equal(screens[1..].SelectMany(Alone), _stack.Bytes.ToArray());
    }

    /// <summary>Of random colours, some lines like those above.</summary>
    private byte[] Screen()
    {
        var screen = new byte[Lines * AtariEnvironment.ScreenWidth];
        _random.NextBytes(screen);
        for (var line = 1; line < Lines; line++)
        {
            if (_random.Next(3) > 0)
            {
                screen.AsSpan((line - 1) * AtariEnvironment.ScreenWidth, AtariEnvironment.ScreenWidth)
                    .CopyTo(screen.AsSpan(line * AtariEnvironment.ScreenWidth));
            }
        }
        return screen;
    }

    private static byte[] Alone(byte[] screen) => Shrunk([.. screen.Select(color => Palette.Ntsc.Greys[color])]);

    private byte[] Newest() => _stack.Bytes[^(Size * Size)..].ToArray();

    private static byte[] Shrunk(byte[] grey)
    {
        var shrunk = new byte[Size * Size];
        new AreaResampler(AtariEnvironment.ScreenWidth, Lines, Size, Size).Resample(grey, shrunk);
        return shrunk;
    }
}
