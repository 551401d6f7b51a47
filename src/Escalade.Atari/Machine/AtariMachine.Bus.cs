using System.Runtime.CompilerServices;

namespace Escalade.Atari.Machine;

/// <summary>
/// Who answers to an address. Of its 13 bits bit 12 is the cartridge's; without it bit 7 chooses between the video chip and the chip
/// with the memory and, by bit 9, its ports. Stack and zero page are the same 128 bytes.
/// </summary>
/// <remarks>
/// What is memory and nothing else is reached through pointers, a page of 64 bytes each; whatever needs more has none. "bus" is the
/// byte that was on the data bus before: where the video chip drives no bits it is read.
/// </remarks>
internal sealed unsafe partial class AtariMachine
{
    private const int Nowhere = 1 << 30;

    /// <summary>256 bytes, of which the upper half is the memory.</summary>
    private readonly byte* _zeroPage;

    /// <summary>The 128 pages; null where reading is not all that happens.</summary>
    private readonly byte** _pages;

    /// <summary>Where instructions can be taken from without further ado: <c>_code + address</c>, from an address on, for so many bytes.</summary>
    private byte* _code;
    private int _codeStart = Nowhere;
    private uint _codeLength;

    /// <summary>Three bytes for an instruction that must be read byte by byte.</summary>
    private readonly byte* _fetched;

    /// <summary>Reads from an address below 200.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int ReadLow(int address, int bus, uint cycles) =>
        (address & 0x80) != 0 ? _zeroPage[(byte)address] : ReadDevice(address, bus, cycles);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Read(int address, int bus, uint cycles)
    {
        var page = _pages[address >> 6 & 0x7F];
        return page != null ? page[address & 0x3F] : ReadDevice(address, bus, cycles);
    }

    /// <summary>Reads an address from the zero page; beyond its end comes the next page's first byte.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int ReadPointer(int address, int bus, uint cycles) =>
        (uint)(address - 0x80) < 0x7F ? *(ushort*)(_zeroPage + address) : ReadPointerBytewise(address, bus, cycles);

    private int ReadPointerBytewise(int address, int bus, uint cycles)
    {
        var low = ReadLow(address, bus, cycles);
        return low | ReadLow(address + 1, low, cycles) << 8;
    }

    /// <summary>Writes to an address below 200.</summary>
    /// <returns>The cycle at which the processor goes on.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private uint WriteLow(int address, int value, uint cycles)
    {
        if ((address & 0x80) != 0)
        {
            _zeroPage[(byte)address] = (byte)value;
            return cycles;
        }
        return WriteDevice(address, value, cycles);
    }

    /// <returns>The cycle at which the processor goes on.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private uint Write(int address, int value, uint cycles)
    {
        if ((address & 0x1280) == 0x80)
        {
            _zeroPage[(byte)address] = (byte)value;
            return cycles;
        }
        return WriteDevice(address, value, cycles);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private int ReadDevice(int address, int bus, uint cycles)
    {
        if ((address & 0x1000) != 0)
        {
            var value = _cartridge.Read(address, cycles);
            FollowBanks();
            return value;
        }
        if ((address & 0x80) != 0)
        {
            return ReadPort(address, cycles);
        }
        if (_cartridge.TapsVideo)
        {
            var tapped = _cartridge.Tap(address & 0x1FFF);
            FollowBanks();
            if (tapped >= 0)
            {
                return tapped;
            }
        }
        return ReadVideo(address & 0x0F, bus, cycles);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private uint WriteDevice(int address, int value, uint cycles)
    {
        if ((address & 0x1080) == 0)
        {
            if (_cartridge.TapsVideo)
            {
                _cartridge.TapWrite(address & 0x1FFF, value);
                FollowBanks();
            }
            return WriteVideo(address & 0x3F, value, cycles);
        }
        if ((address & 0x1000) == 0)
        {
            WritePort(address, value, cycles);
            return cycles;
        }
        var isPassedOn = _cartridge.Write(address, value);
        FollowBanks();
        return isPassedOn ? WriteVideo(address & 0x3F, value, cycles) : cycles;
    }

    /// <summary>Looks at whether the cartridge has put other bytes where instructions are taken from.</summary>
    private void FollowBanks()
    {
        if (_cartridge.HasSwitched)
        {
            _cartridge.HasSwitched = false;
            LeaveCode();
        }
    }

    /// <summary>Makes the processor look where its next instruction lies.</summary>
    private void LeaveCode()
    {
        _codeStart = Nowhere;
        _codeLength = 0;
    }

    /// <summary>Finds an instruction: <c>_code + address</c> will be where it lies, or where it was put after being read byte by byte.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void FindCode(int address, int bus, uint cycles)
    {
        var first = address >> 6;
        var page = _pages[first & 0x7F];
        if (page != null)
        {
            var last = first;
            while (last < 0x3FF && _pages[last + 1 & 0x7F] == page + (last + 1 - first) * 64)
            {
                last++;
            }
            while (first > 0 && _pages[first - 1 & 0x7F] == page - 64)
            {
                first--;
                page -= 64;
            }
            // The whole instruction must lie there.
            var end = (last + 1) * 64 - 3;
            if (address <= end)
            {
                _code = page - first * 64;
                _codeStart = first * 64;
                _codeLength = (uint)(end - _codeStart);
                return;
            }
        }
        LeaveCode();
        bus = Read(address, bus, cycles);
        _fetched[0] = (byte)bus;
        cycles += ProcessorTables.Cycles[bus];
        for (var i = 1; i < ProcessorTables.Lengths[_fetched[0]]; i++)
        {
            bus = Read(address + i, bus, cycles);
            _fetched[i] = (byte)bus;
        }
        LeaveCode();
        _code = _fetched - address;
    }

    private void MapMemory()
    {
        for (var page = 0; page < 128; page++)
        {
            _pages[page] = (page & 0x4A) == 2 ? _zeroPage + 0x80 + (page & 1) * 64 : null;
        }
    }
}
