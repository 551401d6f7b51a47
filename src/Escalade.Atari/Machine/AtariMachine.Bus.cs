using System.Runtime.CompilerServices;

namespace Escalade.Atari.Machine;

/// <summary>
/// The bus: which chip answers to an address. The 6507 has 13 address bits. Bit 12 selects the cartridge; without it bit 7 selects the RIOT, and bit 9
/// its timer and ports rather than its memory; without both it is the TIA. Zero page and stack are the same 128 bytes of RIOT memory.
/// </summary>
/// <remarks>
/// Addresses are grouped in pages of 64 bytes. A page that is plain memory has a pointer to it; a page where a read does more has none. A parameter
/// <c>bus</c> is the byte that was last on the data bus, which shows in the bits that the TIA does not drive.
/// </remarks>
internal sealed unsafe partial class AtariMachine
{
    private const int PageBits = 6, PageSize = 1 << PageBits, Pages = 128, PageMask = Pages - 1;
    private const int MemoryPageMask = 0x4A, MemoryPage = 0x02;
    private const int LongestInstruction = 3;

    // One pointer reaches all that the processor needs with each instruction: the zero page, the pages, and what each code adds to the clock.
    private const int PagesInCore = 256, Opcodes = 256, ClocksInCore = PagesInCore + Pages * sizeof(ulong), CoreSize = ClocksInCore + Opcodes * sizeof(ulong);

    /// <summary>The zero page, 256 bytes of which the upper half is the memory; then the pages, then the clocks.</summary>
    private readonly byte* _core;

    /// <summary>A pointer to each of the 128 pages; null for those of chips, and where a read switches banks.</summary>
    private readonly byte** _pages;

    /// <summary>
    /// The stretch of ROM that the fast path runs in. The byte of an address is at <c>_code + address</c>; an instruction must lie in
    /// <c>[_codeBegin, _codeEnd)</c>.
    /// </summary>
    private byte* _code;
    private byte* _codeBegin;
    private byte* _codeEnd;

    /// <summary>Whether the cartridge sees accesses to the TIA, too.</summary>
    private readonly bool _isSnooped;

    /// <summary>More instructions than there can be between two jumps.</summary>
    private const int MaxInstructionsBetweenJumps = 8192;

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
            NoticeBankSwitch();
            return value;
        }
        if ((address & 0x80) != 0)
        {
            return ReadRiot(address, cycles);
        }
        if (_isSnooped)
        {
            var answer = _cartridge.SnoopRead(address & 0x1FFF);
            NoticeBankSwitch();
            if (answer >= 0)
            {
                return answer;
            }
        }
        return ReadTia(address & 0x0F, bus, cycles);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private uint WriteDevice(int address, int value, uint cycles)
    {
        if ((address & 0x1080) == 0)
        {
            if (_isSnooped)
            {
                _cartridge.SnoopWrite(address & 0x1FFF, value);
                NoticeBankSwitch();
            }
            return WriteTia(address & 0x3F, value, cycles);
        }
        if ((address & 0x1000) == 0)
        {
            WriteRiot(address, value, cycles);
            return 0;
        }
        var isPassedOn = _cartridge.Write(address, value);
        NoticeBankSwitch();
        return isPassedOn ? WriteTia(address & 0x3F, value, cycles) : 0;
    }

    /// <summary>If the cartridge has switched banks, has the processor look anew for where it runs.</summary>
    private void NoticeBankSwitch()
    {
        if (_cartridge.HasSwitchedBank)
        {
            _cartridge.HasSwitchedBank = false;
            ForgetCode();
        }
    }

    /// <summary>Has the processor look anew for the stretch of ROM that it runs in.</summary>
    private void ForgetCode() => _codeEnd = null;

    /// <summary>Finds the stretch of ROM that an instruction lies in.</summary>
    /// <returns>Whether there is one. Memory is none: a program there may change while it runs.</returns>
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
        // After the last address comes the TIA, which shows what was on the bus: instructions that reach there are left to the slow path.
        var end = (last + 1) * PageSize;
        _codeEnd = _code + end - ((end & 0xFFF) == 0 ? LongestInstruction : 0) - FusedInstruction.MaxBytes + 1;
        return _code + address < _codeEnd;
    }

    /// <summary>The page of an address, or null: as <c>_pages</c>, but reached from the core.</summary>
    private static byte* Page(byte* core, int address) => *(byte**)(core + PagesInCore + (address >> PageBits & PageMask) * sizeof(ulong));

    private static ulong* ClockOf(byte* core, int instruction) => (ulong*)(core + ClocksInCore) + instruction;

    private void MapMemory()
    {
        for (var page = 0; page < Pages; page++)
        {
            _pages[page] = (page & MemoryPageMask) == MemoryPage ? _core + 0x80 + (page & 1) * PageSize : null;
        }
    }
}
