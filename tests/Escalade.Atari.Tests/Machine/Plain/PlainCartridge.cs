using Escalade.Atari.Cartridges;

namespace Escalade.Atari.Tests.Machine.Plain;

/// <summary>A cartridge's banks, looked up anew at each access.</summary>
internal sealed class PlainCartridge
{
    private enum Kind { Plain, F8, F6, F4, FA, E0, E7, FE, UA, CV, Dpc, Tigervision3F, Tigervision3E }

    private readonly byte[] _image;
    private readonly Kind _kind;
    private readonly byte[] _ram;
    private readonly int[] _slices = new int[4];
    private readonly PlainDpc _chip = new();
    private int _bank;
    private int _block;
    private bool _isRam;

    public PlainCartridge(ReadOnlySpan<byte> image)
    {
        _kind = KindOf(image);
        _image = (_kind == Kind.Plain && image.Length == 8192 ? image[..4096] : image).ToArray();
        var hasSuperChip = _kind is Kind.F8 or Kind.F6 or Kind.F4 && HasRam(image);
        _ram = new byte[_kind switch
        {
            Kind.FA => 256,
            Kind.CV => 1024,
            Kind.E7 => 2048,
            Kind.Tigervision3E => 32768,
            _ => hasSuperChip ? 128 : 0,
        }];
    }

    public void Reset(MersenneTwister random)
    {
        for (var i = 0; i < _ram.Length; i++)
        {
            _ram[i] = _kind == Kind.CV && _image.Length == 4096 ? _image[i] : (byte)random.Next();
        }
        _bank = _kind switch { Kind.F8 or Kind.Dpc => 1, Kind.FA => 2, _ => 0 };
        (_slices[0], _slices[1], _slices[2], _slices[3]) = (4, 5, 6, 7);
        _block = 0;
        _isRam = false;
        _chip.Reset();
    }

    public void Rebase(uint cycles) => _chip.Rebase((int)cycles);

    /// <summary>What the cartridge answers to a read; -1 if it is not asked.</summary>
    public int Read(int address, uint cycles)
    {
        if ((address & 0x1000) == 0)
        {
            Switch(address, isWrite: false, 0);
            return _kind is Kind.Tigervision3F or Kind.Tigervision3E && (address & 0x1FFF) < 0x40 ? Look(address & 0x3F) : -1;
        }
        var offset = address & 0xFFF;
        if (_kind == Kind.FE)
        {
            return _image[offset + ((address & 0x2000) != 0 ? 0 : 4096)];
        }
        var isChips = _kind == Kind.Dpc && offset is < 0x80 or >= 0xFC0;
        if (isChips)
        {
            _chip.Step();
        }
        Switch(address, isWrite: false, 0);
        return isChips && offset < 0x40 ? _chip.Read(_image, offset, (int)cycles) : Look(offset);
    }

    /// <summary>Writes.</summary>
    /// <returns>Whether the TIA gets it, or gets it too.</returns>
    public bool Write(int address, byte value)
    {
        var offset = address & 0xFFF;
        if ((address & 0x1000) == 0)
        {
            Switch(address, isWrite: true, value);
            return true;
        }
        if (_kind == Kind.Dpc)
        {
            _chip.Step();
            _chip.Write(offset, value);
        }
        var cell = WritePort(offset);
        if (cell >= 0)
        {
            _ram[cell] = value;
            return false;
        }
        Switch(address, isWrite: true, value);
        return _kind is Kind.Tigervision3F or Kind.Tigervision3E;
    }

    private byte Look(int offset)
    {
        switch (_kind)
        {
            case Kind.Plain or Kind.CV:
                return _kind == Kind.CV && offset < 0x400 ? _ram[offset]
                    : _kind == Kind.CV ? _image[_image.Length - 2048 + (offset & 0x7FF)]
                    : _image[offset % _image.Length];
            case Kind.E0:
                return _image[_slices[offset >> 10] * 1024 + (offset & 0x3FF)];
            case Kind.E7:
                return offset switch
                {
                    < 0x800 when _bank != 7 => _image[_bank * 2048 + offset],
                    >= 0x400 and < 0x800 => _ram[offset - 0x400],
                    >= 0x900 and < 0xA00 => _ram[1024 + _block * 256 + (offset & 0xFF)],
                    _ => _image[7 * 2048 + (offset & 0x7FF)],
                };
            case Kind.Tigervision3F or Kind.Tigervision3E:
                return offset >= 0x800 ? _image[_image.Length - 4096 + offset]
                    : _isRam ? _ram[_block * 1024 + (offset & 0x3FF)]
                    : _image[_bank * 2048 + offset];
            default:
                var isRam = _kind != Kind.Dpc && offset >= _ram.Length && offset < 2 * _ram.Length;
                return isRam ? _ram[offset - _ram.Length] : _image[_bank * 4096 + offset];
        }
    }

    /// <summary>The cell of the memory that writing to an address of the cartridge changes, or -1.</summary>
    private int WritePort(int offset) => _kind switch
    {
        Kind.F8 or Kind.F6 or Kind.F4 or Kind.FA => offset < _ram.Length ? offset : -1,
        Kind.CV => offset is >= 0x400 and < 0x800 ? offset - 0x400 : -1,
        Kind.E7 => offset < 0x400 && _bank == 7 ? offset : offset is >= 0x800 and < 0x900 ? 1024 + _block * 256 + (offset & 0xFF) : -1,
        Kind.Tigervision3E => _isRam && offset is >= 0x400 and < 0x800 ? _block * 1024 + (offset & 0x3FF) : -1,
        _ => -1,
    };

    private void Switch(int address, bool isWrite, byte value)
    {
        var isCartridges = (address & 0x1000) != 0;
        var offset = address & 0xFFF;
        switch (_kind)
        {
            case Kind.F8 or Kind.Dpc when isCartridges && offset is 0xFF8 or 0xFF9:
                _bank = offset - 0xFF8;
                break;
            case Kind.FA when isCartridges && offset is >= 0xFF8 and <= 0xFFA:
                _bank = offset - 0xFF8;
                break;
            case Kind.F6 when isCartridges && offset is >= 0xFF6 and <= 0xFF9:
                _bank = offset - 0xFF6;
                break;
            case Kind.F4 when isCartridges && offset is >= 0xFF4 and <= 0xFFB && !(isWrite && _ram.Length > 0):
                _bank = offset - 0xFF4;
                break;
            case Kind.E0 when isCartridges && offset is >= 0xFE0 and < 0xFF8:
                _slices[offset - 0xFE0 >> 3] = offset & 7;
                break;
            case Kind.E7 when isCartridges && offset is >= 0xFE0 and < 0xFE8:
                _bank = offset & 7;
                break;
            case Kind.E7 when isCartridges && offset is >= 0xFE8 and < 0xFEC:
                _block = offset & 3;
                break;
            case Kind.UA when (address & 0x1FFF) is 0x220 or 0x240:
                _bank = (address & 0x1FFF) == 0x240 ? 1 : 0;
                break;
            case Kind.Tigervision3F when isWrite && (address & 0xFFF) < 0x40 && (isCartridges || (address & 0x1FFF) < 0x40):
                _bank = value % (_image.Length / 2048);
                break;
            case Kind.Tigervision3E when isWrite && (address & 0xFFF) == 0x3F:
                (_bank, _isRam) = (value % (_image.Length / 2048), false);
                break;
            case Kind.Tigervision3E when isWrite && (address & 0xFFF) == 0x3E:
                (_block, _isRam) = (value % 32, true);
                break;
            default:
                break;
        }
    }

    private static Kind KindOf(ReadOnlySpan<byte> image)
    {
        var is3E = Count(image, "85 3E A9 00") > 0;
        var is3F = Count(image, "85 3F") > 1;
        var isCV = Count(image, "9D FF F3", "99 00 F4") > 0;
        switch (image.Length)
        {
            case 2048 or 4096:
                return isCV ? Kind.CV : Kind.Plain;
            case 8192:
                return HasRam(image) ? Kind.F8
                    : image[..4096].SequenceEqual(image[4096..]) ? Kind.Plain
                    : Count(image, "8D E0 1F", "8D E0 5F", "8D E9 FF", "AD E9 FF", "AD ED FF", "AD F3 BF") > 0 ? Kind.E0
                    : is3E ? Kind.Tigervision3E
                    : is3F ? Kind.Tigervision3F
                    : Count(image, "8D 40 02") > 0 ? Kind.UA
                    : Count(image, "20 00 D0 C6 C5", "20 C3 F8 A5 82", "D0 FB 20 73 FE", "20 00 F0 84 D6") > 0 ? Kind.FE
                    : Kind.F8;
            case 10240 or 10495 or 10496:
                return Kind.Dpc;
            case 12288:
                return Kind.FA;
            case 16384:
                return HasRam(image) ? Kind.F6
                    : HasRamOfE7(image) ? Kind.E7
                    : is3E ? Kind.Tigervision3E
                    : is3F ? Kind.Tigervision3F
                    : Kind.F6;
            case 32768:
                return HasRam(image) ? Kind.F4 : is3E ? Kind.Tigervision3E : is3F ? Kind.Tigervision3F : Kind.F4;
            default:
                return is3E ? Kind.Tigervision3E : is3F ? Kind.Tigervision3F
                    : throw new RomException($"No cartridge of {image.Length} bytes is known.");
        }
    }

    /// <summary>Whether what lies under the memory is all alike in each bank.</summary>
    private static bool HasRam(ReadOnlySpan<byte> image) =>
        image.ToArray().Chunk(4096).All(bank => bank.Take(256).Distinct().Count() == 1);

    /// <summary>Whether the 512 bytes under the memory are all alike, and the 32 before or the 32 behind them are not like these.</summary>
    private static bool HasRamOfE7(ReadOnlySpan<byte> image)
    {
        byte[] under = image[0x3800..0x3A00].ToArray(), around = [.. image[0x37E0..0x3800], .. image[0x3A00..0x3A20]];
        return under.Distinct().Count() == 1 && !around.All(value => value == under[0]);
    }

    /// <summary>How often any of some patterns, in hexadecimal, is found; the search goes on a byte behind the end of one that was.</summary>
    private static int Count(ReadOnlySpan<byte> image, params ReadOnlySpan<string> patterns)
    {
        var count = 0;
        foreach (var pattern in patterns)
        {
            var bytes = Convert.FromHexString(pattern.Replace(" ", "", StringComparison.Ordinal));
            for (var at = 0; at + bytes.Length < image.Length; at++)
            {
                if (image[at..].StartsWith(bytes))
                {
                    count++;
                    at += bytes.Length;
                }
            }
        }
        return count;
    }
}
