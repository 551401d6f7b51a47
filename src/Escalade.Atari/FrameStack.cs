using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Escalade.Atari;

/// <summary>The last few screens as a policy sees them: grey, two of them laid over each other, shrunk to squares.</summary>
internal sealed class FrameStack
{
    private readonly int _frameLength;
    private readonly AreaResampler _resampler;
    private readonly byte[] _bytes;
    private readonly byte[] _grey;
    private readonly byte[] _aside;
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
    public void PutAside(ReadOnlySpan<byte> screen, Palette palette)
    {
        ToGrey(screen, palette, _aside);
        _hasAside = true;
    }

    /// <summary>Adds a screen, laid over the one that was put aside, and drops the oldest frame.</summary>
    public void Push(ReadOnlySpan<byte> screen, Palette palette)
    {
        _bytes.AsSpan(_frameLength).CopyTo(_bytes);
        ToGrey(screen, palette, _grey);
        if (_hasAside)
        {
            TakeBrighter(_grey, _aside);
            _hasAside = false;
        }
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

    private static void ToGrey(ReadOnlySpan<byte> screen, Palette palette, Span<byte> grey)
    {
        // No bounds are checked: there are 256 greys, and a pixel is a byte.
        ref var greys = ref MemoryMarshal.GetReference(palette.Greys);
        for (var i = 0; i < screen.Length; i++)
        {
            grey[i] = Unsafe.Add(ref greys, screen[i]);
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
