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
    private const int PageBits = 6, PageSize = 1 << PageBits, Pages = 128, PageMask = Pages - 1;
    private const int MemoryPageMask = 0x4A, MemoryPage = 0x02;
    private const int LongestInstruction = 3;

    // What the processor looks at all the time is within reach of a single pointer: the zero page, the pages, and how long sequences take.
    private const int PagesInCore = 256, Opcodes = 256, ClocksInCore = PagesInCore + Pages * sizeof(ulong), CoreSize = ClocksInCore + Opcodes * sizeof(ulong);

    /// <summary>256 bytes, of which the upper half is the memory; then the rest.</summary>
    private readonly byte* _core;

    /// <summary>The 128 pages; null where reading is not all that happens.</summary>
    private readonly byte** _pages;

    /// <summary>
    /// Where instructions can be taken from without further ado: <c>_code + address</c>, if that is not below the beginning and below the end,
    /// from where on none may begin.
    /// </summary>
    private byte* _code;
    private byte* _codeBegin;
    private byte* _codeEnd;

    /// <summary>The cartridge listens to the video chip's accesses.</summary>
    private readonly bool _isTapped;

    /// <summary>How many instructions there can be between two jumps, and more.</summary>
    private const int MostInARow = 8192;

    private int Read(int address, int bus, uint cycles)
    {
        var page = _pages[address >> PageBits & PageMask];
        return page != null ? page[address & PageSize - 1] : ReadDevice(address, bus, cycles);
    }

    /// <returns>Cycles that the processor waits.</returns>
    private uint Write(int address, int value, uint cycles)
    {
        if ((address & 0x1280) == 0x80)
        {
            _core[address & 0x7F | 0x80] = (byte)value;
            return 0;
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
        if (_isTapped)
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
            if (_isTapped)
            {
                _cartridge.TapWrite(address & 0x1FFF, value);
                FollowBanks();
            }
            return WriteVideo(address & 0x3F, value, cycles);
        }
        if ((address & 0x1000) == 0)
        {
            WritePort(address, value, cycles);
            return 0;
        }
        var isPassedOn = _cartridge.Write(address, value);
        FollowBanks();
        return isPassedOn ? WriteVideo(address & 0x3F, value, cycles) : 0;
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
    private void LeaveCode() => _codeEnd = null;

    /// <summary>Finds the stretch of the cartridge's content that an instruction lies in.</summary>
    /// <returns>Whether there is one. Memory is none: programs in it may change under the processor's hands.</returns>
    private bool FindCode(int address)
    {
        var place = _code + address;
        return (place >= _codeBegin && place < _codeEnd) || FindOtherCode(address);
    }

    private bool FindOtherCode(int address)
    {
        var first = address >> PageBits;
        var page = _pages[first & PageMask];
        if (!_cartridge.IsContent(page))
        {
            return false;
        }
        var last = first;
        while (last < 0xFFFF >> PageBits && _pages[last + 1 & PageMask] == page + (last + 1 - first) * PageSize)
        {
            last++;
        }
        while (first > 0 && _pages[first - 1 & PageMask] == page - PageSize)
        {
            first--;
            page -= PageSize;
        }
        _code = page - first * PageSize;
        _codeBegin = page;
        // At the end of the address space the processor goes on in the video chip, which shows what was on the bus: that takes care.
        var end = (last + 1) * PageSize;
        _codeEnd = _code + end - ((end & 0xFFF) == 0 ? LongestInstruction : 0) - Sequence.MostBytes + 1;
        return _code + address < _codeEnd;
    }

    /// <summary>The page of an address, or null.</summary>
    private static byte* Page(byte* core, int address) => *(byte**)(core + PagesInCore + (address >> PageBits & PageMask) * sizeof(ulong));

    private static ulong* ClockOf(byte* core, int sequence) => (ulong*)(core + ClocksInCore) + sequence;

    private void MapMemory()
    {
        for (var page = 0; page < Pages; page++)
        {
            _pages[page] = (page & MemoryPageMask) == MemoryPage ? _core + 0x80 + (page & 1) * PageSize : null;
        }
    }
}
