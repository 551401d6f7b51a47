using Escalade.Atari.Machine;
namespace Escalade.Atari.Tests.Machine.Plain;

/// <summary>A cartridge's banks.</summary>
internal sealed class PlainCartridge
{
    private enum Kind { Plain, F8, F6, E0, FE }

    private readonly byte[] _image;
    private readonly Kind _kind;
    private readonly byte[] _ram;
    private readonly int[] _slices = new int[4];
    private int _bank;

    public PlainCartridge(ReadOnlySpan<byte> image)
    {
        var hasRam = false;
        switch (image.Length)
        {
            case 2048:
                _kind = Kind.Plain;
                break;
            case 4096:
                _kind = Kind.Plain;
                if (image[..2048].SequenceEqual(image[2048..]))
                {
                    image = image[..2048];
                }
                break;
            case 8192:
                hasRam = HasRam(image);
                if (!hasRam && image[..4096].SequenceEqual(image[4096..]))
                {
                    image = image[..4096];
                    _kind = Kind.Plain;
                }
                else
                {
                    _kind = !hasRam && IsE0(image) ? Kind.E0 : !hasRam && IsFE(image) ? Kind.FE : Kind.F8;
                }
                break;
            case 16384:
                hasRam = HasRam(image);
                _kind = Kind.F6;
                break;
            default:
                throw new RomException($"No cartridge of {image.Length} bytes is known.");
        }
        _image = image.ToArray();
        _ram = new byte[hasRam ? 128 : 0];
    }

    public void Reset(MersenneTwister random)
    {
        for (var i = 0; i < _ram.Length; i++)
        {
            _ram[i] = (byte)random.Next();
        }
        _bank = _kind == Kind.F8 ? 1 : 0;
        (_slices[0], _slices[1], _slices[2], _slices[3]) = (4, 5, 6, 7);
    }

    public byte Read(int address)
    {
        var offset = address & 0xFFF;
        switch (_kind)
        {
            case Kind.Plain:
                return _image[offset & (_image.Length - 1)];
            case Kind.FE:
                return _image[offset + ((address & 0x2000) != 0 ? 0 : 4096)];
            case Kind.E0:
                Switch(offset);
                return _image[_slices[offset >> 10] * 1024 + (offset & 0x3FF)];
            default:
                Switch(offset);
                return _ram.Length > 0 && offset is >= 0x80 and < 0x100 ? _ram[offset & 0x7F] : _image[_bank * 4096 + offset];
        }
    }

    public void Write(int address, byte value)
    {
        var offset = address & 0xFFF;
        if (_ram.Length > 0 && offset < 0x80)
        {
            _ram[offset] = value;
        }
        Switch(offset);
    }

    public PlainCartridge Clone() => new(_image);

    public void CopyFrom(PlainCartridge other)
    {
        other._ram.CopyTo(_ram, 0);
        other._slices.CopyTo(_slices, 0);
        _bank = other._bank;
    }

    private void Switch(int offset)
    {
        switch (_kind)
        {
            case Kind.F8 when offset is 0xFF8 or 0xFF9:
                _bank = offset - 0xFF8;
                break;
            case Kind.F6 when offset is >= 0xFF6 and <= 0xFF9:
                _bank = offset - 0xFF6;
                break;
            case Kind.E0 when offset is >= 0xFE0 and < 0xFF8:
                _slices[offset - 0xFE0 >> 3] = offset & 7;
                break;
            default:
                break;
        }
    }

    private static bool HasRam(ReadOnlySpan<byte> image)
    {
        for (var bank = 0; bank < image.Length; bank += 4096)
        {
            if (image.Slice(bank, 256).ContainsAnyExcept(image[bank]))
            {
                return false;
            }
        }
        return true;
    }

    private static bool IsE0(ReadOnlySpan<byte> image) =>
        Has(image, [0x8D, 0xE0, 0x1F]) || Has(image, [0x8D, 0xE0, 0x5F]) || Has(image, [0x8D, 0xE9, 0xFF])
        || Has(image, [0xAD, 0xE9, 0xFF]) || Has(image, [0xAD, 0xED, 0xFF]) || Has(image, [0xAD, 0xF3, 0xBF]);

    private static bool IsFE(ReadOnlySpan<byte> image) =>
        Has(image, [0x20, 0x00, 0xD0, 0xC6, 0xC5]) || Has(image, [0x20, 0xC3, 0xF8, 0xA5, 0x82])
        || Has(image, [0xD0, 0xFB, 0x20, 0x73, 0xFE]) || Has(image, [0x20, 0x00, 0xF0, 0x84, 0xD6]);

    private static bool Has(ReadOnlySpan<byte> image, ReadOnlySpan<byte> pattern) =>
        image[..^1].IndexOf(pattern) >= 0;
}
