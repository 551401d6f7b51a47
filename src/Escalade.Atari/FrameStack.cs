using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Escalade.Atari.Machine;

namespace Escalade.Atari;

/// <summary>The last few screens as a policy sees them: grey, two of them laid over each other, shrunk to squares.</summary>
internal sealed class FrameStack
{
    private readonly int _frameLength;
    private readonly AreaResampler _resampler;
    private readonly byte[] _bytes;
    private readonly byte[] _grey;
    private readonly byte[] _aside;
    private readonly byte[] _brighter = new byte[AtariEnvironment.ScreenWidth];
    private bool _hasAside;

    /// <param name="lines">Lines of the screen.</param>
    /// <param name="size">Width and height of a frame.</param>
    /// <param name="count">Frames.</param>
    public FrameStack(int lines, int size, int count)
    {
        _frameLength = size * size;
        _resampler = new AreaResampler(AtariEnvironment.ScreenWidth, lines, size, size);
        _bytes = new byte[count * _frameLength];
        _grey = new byte[lines * AtariEnvironment.ScreenWidth];
        _aside = new byte[_grey.Length];
    }

    /// <summary>All frames, the newest last.</summary>
    public ReadOnlySpan<byte> Bytes => _bytes;

    /// <summary>Keeps a screen to lay it over the next one.</summary>
    public void PutAside(ReadOnlySpan<byte> screen)
    {
        screen.CopyTo(_aside);
        _hasAside = true;
    }

    /// <summary>Adds a screen, laid over the one that was put aside, and drops the oldest frame.</summary>
    public void Push(ReadOnlySpan<byte> screen, Palette palette)
    {
        _bytes.AsSpan(_frameLength).CopyTo(_bytes);
        ToGrey(screen, _hasAside ? _aside : screen, palette);
        _hasAside = false;
        _resampler.Resample(_grey, _bytes.AsSpan(_bytes.Length - _frameLength));
    }

    /// <summary>Makes all frames the same.</summary>
    public void Fill(ReadOnlySpan<byte> screen, Palette palette)
    {
        _hasAside = false;
        Push(screen, palette);
        var newest = _bytes.AsSpan(_bytes.Length - _frameLength);
        for (var start = 0; start < _bytes.Length - _frameLength; start += _frameLength)
        {
            newest.CopyTo(_bytes.AsSpan(start));
        }
    }

    // Most lines look like the one above, and like the same line a frame ago.
    private void ToGrey(ReadOnlySpan<byte> screen, ReadOnlySpan<byte> other, Palette palette)
    {
        const int Width = AtariEnvironment.ScreenWidth;
        ReadOnlySpan<byte> lineAbove = [], otherAbove = [];
        for (var start = 0; start < screen.Length; start += Width)
        {
            var line = screen.Slice(start, Width);
            var otherLine = other.Slice(start, Width);
            var grey = _grey.AsSpan(start, Width);
            if (line.SequenceEqual(lineAbove) && otherLine.SequenceEqual(otherAbove))
            {
                _grey.AsSpan(start - Width, Width).CopyTo(grey);
            }
            else
            {
                ToGrey(line, palette, grey);
                if (!line.SequenceEqual(otherLine))
                {
                    ToGrey(otherLine, palette, _brighter);
                    TakeBrighter(grey, _brighter);
                }
            }
            lineAbove = line;
            otherAbove = otherLine;
        }
    }

    private static void ToGrey(ReadOnlySpan<byte> colors, Palette palette, Span<byte> grey)
    {
        // No bounds are checked: there are 256 greys, and a pixel is a byte.
        ref var greys = ref MemoryMarshal.GetReference(palette.Greys);
        for (var i = 0; i < colors.Length; i++)
        {
            grey[i] = Unsafe.Add(ref greys, colors[i]);
        }
    }

    private static void TakeBrighter(Span<byte> pixels, ReadOnlySpan<byte> others)
    {
        var i = 0;
        for (; i <= pixels.Length - Vector<byte>.Count; i += Vector<byte>.Count)
        {
            Vector.Max(new Vector<byte>(pixels[i..]), new Vector<byte>(others[i..])).CopyTo(pixels[i..]);
        }
        for (; i < pixels.Length; i++)
        {
            pixels[i] = Math.Max(pixels[i], others[i]);
        }
    }
}
