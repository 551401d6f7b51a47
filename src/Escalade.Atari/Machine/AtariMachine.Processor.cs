using System.Runtime.CompilerServices;

namespace Escalade.Atari.Machine;

/// <summary>The processor where it is quick: the usual instructions, on what is memory and nothing else.</summary>
internal sealed unsafe partial class AtariMachine
{
    private const int DecimalFlag = 0x08, InterruptFlag = 0x04, OverflowFlag = 0x40;

    /// <summary>Runs instructions until the frame ends, a jam, or so many are done.</summary>
    /// <remarks>
    /// Everything is in locals, which the compiler keeps in registers: <c>p</c> points to the instruction's bytes, <c>bus</c> is the byte that
    /// was last on the data bus, the flags N and Z are those of <c>nz</c> (N its bit 7 or 15, Z if its low byte is 0), <c>c</c> is 0 or
    /// 1, <c>v</c> 0 or not, and <c>flags</c> has D and I. Whatever is not plain memory, or seldom, is left to <see cref="Execute"/>, which
    /// repeats the instruction from its beginning; so nothing may have happened before.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void RunInstructions(int count)
    {
        int a = _s.A, x = _s.X, y = _s.Y, sp = _s.SP, pc = _s.PC, bus = _s.Bus;
        int nz = (_s.Status & 0x80) << 8 | ~_s.Status >> 1 & 1, v = _s.Status & OverflowFlag, c = _s.Status & 1;
        var flags = _s.Status & (DecimalFlag | InterruptFlag);
        var cycles = _s.Cycles;
        var zeroPage = _zeroPage;
        var pages = _pages;
        int address;
        byte* page;
        for (; count > 0; count--)
        {
            if ((uint)(pc - _codeStart) > _codeLength)
            {
                if (_s.IsStopped || _s.IsJammed)
                {
                    break;
                }
                pc &= 0xFFFF;
                if (!FindCode(pc))
                {
                    goto Careful;
                }
            }
            var p = _code + pc;
            bus = *p;
            cycles += ProcessorTables.Cycles[bus];
            switch (bus)
            {
                case 0x01: // ORA (zp,x)
                    address = (byte)(p[1] + x); if (!IsPointer(address)) goto CarefulAfterFetch; address = *(ushort*)(zeroPage + address);
                    page = pages[address >> 6 & 0x7F]; if (page == null) goto CarefulAfterFetch; pc += 2; bus = page[address & 0x3F]; nz = a |= bus;
                    continue;
                case 0x05: // ORA zp
                    address = p[1]; if (address < 0x80) goto CarefulAfterFetch; pc += 2; bus = zeroPage[address]; nz = a |= bus; continue;
                case 0x06: // ASL zp
                    address = p[1]; if (address < 0x80) goto CarefulAfterFetch; pc += 2; bus = zeroPage[address]; c = bus >> 7;
                    nz = bus = bus << 1 & 0xFF; zeroPage[address] = (byte)bus; continue;
                case 0x09: // ORA #
                    pc += 2; bus = p[1]; nz = a |= bus; continue;
                case 0x0A: // ASL
                    pc += 1; c = a >> 7; nz = a = a << 1 & 0xFF; continue;
                case 0x0D: // ORA abs
                    address = Word(p); page = pages[address >> 6 & 0x7F]; if (page == null) goto CarefulAfterFetch; pc += 3; bus = page[address & 0x3F];
                    nz = a |= bus; continue;
                case 0x10: // BPL
                    pc += 2; bus = p[1]; if ((nz & 0x8080) == 0) goto Branch; continue;
                case 0x11: // ORA (zp),y
                    if (!IsPointer(p[1])) goto CarefulAfterFetch; address = *(ushort*)(zeroPage + p[1]) + y; page = pages[address >> 6 & 0x7F];
                    if (page == null) goto CarefulAfterFetch; pc += 2; cycles += Carry(zeroPage[p[1]] + y); bus = page[address & 0x3F]; nz = a |= bus;
                    continue;
                case 0x15: // ORA zp,x
                    address = (byte)(p[1] + x); if (address < 0x80) goto CarefulAfterFetch; pc += 2; bus = zeroPage[address]; nz = a |= bus; continue;
                case 0x16: // ASL zp,x
                    address = (byte)(p[1] + x); if (address < 0x80) goto CarefulAfterFetch; pc += 2; bus = zeroPage[address]; c = bus >> 7;
                    nz = bus = bus << 1 & 0xFF; zeroPage[address] = (byte)bus; continue;
                case 0x18: // CLC
                    pc += 1; c = 0; continue;
                case 0x19: // ORA abs,y
                    address = Word(p) + y; page = pages[address >> 6 & 0x7F]; if (page == null) goto CarefulAfterFetch; pc += 3;
                    cycles += Carry(p[1] + y); bus = page[address & 0x3F]; nz = a |= bus; continue;
                case 0x1D: // ORA abs,x
                    address = Word(p) + x; page = pages[address >> 6 & 0x7F]; if (page == null) goto CarefulAfterFetch; pc += 3;
                    cycles += Carry(p[1] + x); bus = page[address & 0x3F]; nz = a |= bus; continue;
                case 0x20: // JSR
                    goto Call;
                case 0x21: // AND (zp,x)
                    address = (byte)(p[1] + x); if (!IsPointer(address)) goto CarefulAfterFetch; address = *(ushort*)(zeroPage + address);
                    page = pages[address >> 6 & 0x7F]; if (page == null) goto CarefulAfterFetch; pc += 2; bus = page[address & 0x3F]; nz = a &= bus;
                    continue;
                case 0x24: // BIT zp
                    address = p[1]; if (address < 0x80) goto ReadDevice; pc += 2; bus = zeroPage[address]; nz = a & bus | (bus & 0x80) << 8;
                    v = bus & 0x40; continue;
                case 0x25: // AND zp
                    address = p[1]; if (address < 0x80) goto CarefulAfterFetch; pc += 2; bus = zeroPage[address]; nz = a &= bus; continue;
                case 0x26: // ROL zp
                    address = p[1]; if (address < 0x80) goto CarefulAfterFetch; pc += 2; bus = zeroPage[address]; bus = bus << 1 | c; c = bus >> 8;
                    nz = bus &= 0xFF; zeroPage[address] = (byte)bus; continue;
                case 0x29: // AND #
                    pc += 2; bus = p[1]; nz = a &= bus; continue;
                case 0x2A: // ROL
                    pc += 1; a = a << 1 | c; c = a >> 8; nz = a &= 0xFF; continue;
                case 0x2C: // BIT abs
                    address = Word(p); page = pages[address >> 6 & 0x7F]; if (page == null) goto ReadDevice; pc += 3;
                    bus = page[address & 0x3F]; nz = a & bus | (bus & 0x80) << 8; v = bus & 0x40; continue;
                case 0x2D: // AND abs
                    address = Word(p); page = pages[address >> 6 & 0x7F]; if (page == null) goto CarefulAfterFetch; pc += 3; bus = page[address & 0x3F];
                    nz = a &= bus; continue;
                case 0x30: // BMI
                    pc += 2; bus = p[1]; if ((nz & 0x8080) != 0) goto Branch; continue;
                case 0x31: // AND (zp),y
                    if (!IsPointer(p[1])) goto CarefulAfterFetch; address = *(ushort*)(zeroPage + p[1]) + y; page = pages[address >> 6 & 0x7F];
                    if (page == null) goto CarefulAfterFetch; pc += 2; cycles += Carry(zeroPage[p[1]] + y); bus = page[address & 0x3F]; nz = a &= bus;
                    continue;
                case 0x35: // AND zp,x
                    address = (byte)(p[1] + x); if (address < 0x80) goto CarefulAfterFetch; pc += 2; bus = zeroPage[address]; nz = a &= bus; continue;
                case 0x36: // ROL zp,x
                    address = (byte)(p[1] + x); if (address < 0x80) goto CarefulAfterFetch; pc += 2; bus = zeroPage[address]; bus = bus << 1 | c;
                    c = bus >> 8; nz = bus &= 0xFF; zeroPage[address] = (byte)bus; continue;
                case 0x38: // SEC
                    pc += 1; c = 1; continue;
                case 0x39: // AND abs,y
                    address = Word(p) + y; page = pages[address >> 6 & 0x7F]; if (page == null) goto CarefulAfterFetch; pc += 3;
                    cycles += Carry(p[1] + y); bus = page[address & 0x3F]; nz = a &= bus; continue;
                case 0x3D: // AND abs,x
                    address = Word(p) + x; page = pages[address >> 6 & 0x7F]; if (page == null) goto CarefulAfterFetch; pc += 3;
                    cycles += Carry(p[1] + x); bus = page[address & 0x3F]; nz = a &= bus; continue;
                case 0x41: // EOR (zp,x)
                    address = (byte)(p[1] + x); if (!IsPointer(address)) goto CarefulAfterFetch; address = *(ushort*)(zeroPage + address);
                    page = pages[address >> 6 & 0x7F]; if (page == null) goto CarefulAfterFetch; pc += 2; bus = page[address & 0x3F]; nz = a ^= bus;
                    continue;
                case 0x45: // EOR zp
                    address = p[1]; if (address < 0x80) goto CarefulAfterFetch; pc += 2; bus = zeroPage[address]; nz = a ^= bus; continue;
                case 0x46: // LSR zp
                    address = p[1]; if (address < 0x80) goto CarefulAfterFetch; pc += 2; bus = zeroPage[address]; c = bus & 1; nz = bus >>= 1;
                    zeroPage[address] = (byte)bus; continue;
                case 0x48: // PHA
                    if (sp < 0x80) goto CarefulAfterFetch; pc += 1; zeroPage[sp--] = (byte)(bus = a); continue;
                case 0x49: // EOR #
                    pc += 2; bus = p[1]; nz = a ^= bus; continue;
                case 0x4A: // LSR
                    pc += 1; c = a & 1; nz = a >>= 1; continue;
                case 0x4C: // JMP
                    pc = Word(p); bus = p[2]; continue;
                case 0x4D: // EOR abs
                    address = Word(p); page = pages[address >> 6 & 0x7F]; if (page == null) goto CarefulAfterFetch; pc += 3; bus = page[address & 0x3F];
                    nz = a ^= bus; continue;
                case 0x50: // BVC
                    pc += 2; bus = p[1]; if (v == 0) goto Branch; continue;
                case 0x51: // EOR (zp),y
                    if (!IsPointer(p[1])) goto CarefulAfterFetch; address = *(ushort*)(zeroPage + p[1]) + y; page = pages[address >> 6 & 0x7F];
                    if (page == null) goto CarefulAfterFetch; pc += 2; cycles += Carry(zeroPage[p[1]] + y); bus = page[address & 0x3F]; nz = a ^= bus;
                    continue;
                case 0x55: // EOR zp,x
                    address = (byte)(p[1] + x); if (address < 0x80) goto CarefulAfterFetch; pc += 2; bus = zeroPage[address]; nz = a ^= bus; continue;
                case 0x56: // LSR zp,x
                    address = (byte)(p[1] + x); if (address < 0x80) goto CarefulAfterFetch; pc += 2; bus = zeroPage[address]; c = bus & 1;
                    nz = bus >>= 1; zeroPage[address] = (byte)bus; continue;
                case 0x58: // CLI
                    pc += 1; flags &= ~InterruptFlag; continue;
                case 0x59: // EOR abs,y
                    address = Word(p) + y; page = pages[address >> 6 & 0x7F]; if (page == null) goto CarefulAfterFetch; pc += 3;
                    cycles += Carry(p[1] + y); bus = page[address & 0x3F]; nz = a ^= bus; continue;
                case 0x5D: // EOR abs,x
                    address = Word(p) + x; page = pages[address >> 6 & 0x7F]; if (page == null) goto CarefulAfterFetch; pc += 3;
                    cycles += Carry(p[1] + x); bus = page[address & 0x3F]; nz = a ^= bus; continue;
                case 0x60: // RTS
                    goto Return;
                case 0x61: // ADC (zp,x)
                    if ((flags & DecimalFlag) != 0) goto CarefulAfterFetch; address = (byte)(p[1] + x); if (!IsPointer(address)) goto CarefulAfterFetch;
                    address = *(ushort*)(zeroPage + address); page = pages[address >> 6 & 0x7F]; if (page == null) goto CarefulAfterFetch; pc += 2;
                    bus = page[address & 0x3F]; goto Add;
                case 0x65: // ADC zp
                    if ((flags & DecimalFlag) != 0) goto CarefulAfterFetch; address = p[1]; if (address < 0x80) goto CarefulAfterFetch; pc += 2;
                    bus = zeroPage[address]; goto Add;
                case 0x66: // ROR zp
                    address = p[1]; if (address < 0x80) goto CarefulAfterFetch; pc += 2; bus = zeroPage[address]; bus |= c << 8; c = bus & 1;
                    nz = bus >>= 1; zeroPage[address] = (byte)bus; continue;
                case 0x68: // PLA
                    if (!IsPointer(sp)) goto CarefulAfterFetch; pc += 1; nz = a = bus = zeroPage[++sp]; continue;
                case 0x69: // ADC #
                    if ((flags & DecimalFlag) != 0) goto CarefulAfterFetch; pc += 2; bus = p[1]; goto Add;
                case 0x6A: // ROR
                    pc += 1; a |= c << 8; c = a & 1; nz = a >>= 1; continue;
                case 0x6D: // ADC abs
                    if ((flags & DecimalFlag) != 0) goto CarefulAfterFetch; address = Word(p); page = pages[address >> 6 & 0x7F];
                    if (page == null) goto CarefulAfterFetch; pc += 3; bus = page[address & 0x3F]; goto Add;
                case 0x70: // BVS
                    pc += 2; bus = p[1]; if (v != 0) goto Branch; continue;
                case 0x71: // ADC (zp),y
                    if ((flags & DecimalFlag) != 0) goto CarefulAfterFetch; if (!IsPointer(p[1])) goto CarefulAfterFetch;
                    address = *(ushort*)(zeroPage + p[1]) + y; page = pages[address >> 6 & 0x7F]; if (page == null) goto CarefulAfterFetch; pc += 2;
                    cycles += Carry(zeroPage[p[1]] + y); bus = page[address & 0x3F]; goto Add;
                case 0x75: // ADC zp,x
                    if ((flags & DecimalFlag) != 0) goto CarefulAfterFetch; address = (byte)(p[1] + x); if (address < 0x80) goto CarefulAfterFetch; pc += 2;
                    bus = zeroPage[address]; goto Add;
                case 0x76: // ROR zp,x
                    address = (byte)(p[1] + x); if (address < 0x80) goto CarefulAfterFetch; pc += 2; bus = zeroPage[address]; bus |= c << 8;
                    c = bus & 1; nz = bus >>= 1; zeroPage[address] = (byte)bus; continue;
                case 0x78: // SEI
                    pc += 1; flags |= InterruptFlag; continue;
                case 0x79: // ADC abs,y
                    if ((flags & DecimalFlag) != 0) goto CarefulAfterFetch; address = Word(p) + y; page = pages[address >> 6 & 0x7F];
                    if (page == null) goto CarefulAfterFetch; pc += 3; cycles += Carry(p[1] + y); bus = page[address & 0x3F]; goto Add;
                case 0x7D: // ADC abs,x
                    if ((flags & DecimalFlag) != 0) goto CarefulAfterFetch; address = Word(p) + x; page = pages[address >> 6 & 0x7F];
                    if (page == null) goto CarefulAfterFetch; pc += 3; cycles += Carry(p[1] + x); bus = page[address & 0x3F]; goto Add;
                case 0x81: // STA (zp,x)
                    address = (byte)(p[1] + x); if (!IsPointer(address)) goto CarefulAfterFetch; address = *(ushort*)(zeroPage + address); pc += 2;
                    bus = a; goto Write;
                case 0x84: // STY zp
                    address = p[1]; pc += 2; bus = y; if (address < 0x80) goto WriteDevice; zeroPage[address] = (byte)bus; continue;
                case 0x85: // STA zp
                    address = p[1]; pc += 2; bus = a; if (address < 0x80) goto WriteDevice; zeroPage[address] = (byte)bus; continue;
                case 0x86: // STX zp
                    address = p[1]; pc += 2; bus = x; if (address < 0x80) goto WriteDevice; zeroPage[address] = (byte)bus; continue;
                case 0x88: // DEY
                    pc += 1; nz = y = y - 1 & 0xFF; continue;
                case 0x8A: // TXA
                    pc += 1; nz = a = x; continue;
                case 0x8C: // STY abs
                    address = Word(p); pc += 3; bus = y; goto Write;
                case 0x8D: // STA abs
                    address = Word(p); pc += 3; bus = a; goto Write;
                case 0x8E: // STX abs
                    address = Word(p); pc += 3; bus = x; goto Write;
                case 0x90: // BCC
                    pc += 2; bus = p[1]; if (c == 0) goto Branch; continue;
                case 0x91: // STA (zp),y
                    if (!IsPointer(p[1])) goto CarefulAfterFetch; address = *(ushort*)(zeroPage + p[1]) + y; pc += 2; bus = a; goto Write;
                case 0x94: // STY zp,x
                    address = (byte)(p[1] + x); pc += 2; bus = y; goto Write;
                case 0x95: // STA zp,x
                    address = (byte)(p[1] + x); pc += 2; bus = a; goto Write;
                case 0x96: // STX zp,y
                    address = (byte)(p[1] + y); pc += 2; bus = x; goto Write;
                case 0x98: // TYA
                    pc += 1; nz = a = y; continue;
                case 0x99: // STA abs,y
                    address = Word(p) + y; pc += 3; bus = a; goto Write;
                case 0x9A: // TXS
                    pc += 1; sp = x; continue;
                case 0x9D: // STA abs,x
                    address = Word(p) + x; pc += 3; bus = a; goto Write;
                case 0xA0: // LDY #
                    pc += 2; bus = p[1]; nz = y = bus; continue;
                case 0xA1: // LDA (zp,x)
                    address = (byte)(p[1] + x); if (!IsPointer(address)) goto CarefulAfterFetch; address = *(ushort*)(zeroPage + address);
                    page = pages[address >> 6 & 0x7F]; if (page == null) goto CarefulAfterFetch; pc += 2; bus = page[address & 0x3F]; nz = a = bus;
                    continue;
                case 0xA2: // LDX #
                    pc += 2; bus = p[1]; nz = x = bus; continue;
                case 0xA4: // LDY zp
                    address = p[1]; if (address < 0x80) goto ReadDevice; pc += 2; bus = zeroPage[address]; nz = y = bus; continue;
                case 0xA5: // LDA zp
                    address = p[1]; if (address < 0x80) goto ReadDevice; pc += 2; bus = zeroPage[address]; nz = a = bus; continue;
                case 0xA6: // LDX zp
                    address = p[1]; if (address < 0x80) goto ReadDevice; pc += 2; bus = zeroPage[address]; nz = x = bus; continue;
                case 0xA8: // TAY
                    pc += 1; nz = y = a; continue;
                case 0xA9: // LDA #
                    pc += 2; bus = p[1]; nz = a = bus; continue;
                case 0xAA: // TAX
                    pc += 1; nz = x = a; continue;
                case 0xAC: // LDY abs
                    address = Word(p); page = pages[address >> 6 & 0x7F]; if (page == null) goto ReadDevice; pc += 3;
                    bus = page[address & 0x3F]; nz = y = bus; continue;
                case 0xAD: // LDA abs
                    address = Word(p); page = pages[address >> 6 & 0x7F]; if (page == null) goto ReadDevice; pc += 3;
                    bus = page[address & 0x3F]; nz = a = bus; continue;
                case 0xAE: // LDX abs
                    address = Word(p); page = pages[address >> 6 & 0x7F]; if (page == null) goto ReadDevice; pc += 3;
                    bus = page[address & 0x3F]; nz = x = bus; continue;
                case 0xB0: // BCS
                    pc += 2; bus = p[1]; if (c != 0) goto Branch; continue;
                case 0xB1: // LDA (zp),y
                    if (!IsPointer(p[1])) goto CarefulAfterFetch; address = *(ushort*)(zeroPage + p[1]) + y; page = pages[address >> 6 & 0x7F];
                    if (page == null) goto CarefulAfterFetch; pc += 2; cycles += Carry(zeroPage[p[1]] + y); bus = page[address & 0x3F]; nz = a = bus;
                    continue;
                case 0xB4: // LDY zp,x
                    address = (byte)(p[1] + x); if (address < 0x80) goto CarefulAfterFetch; pc += 2; bus = zeroPage[address]; nz = y = bus; continue;
                case 0xB5: // LDA zp,x
                    address = (byte)(p[1] + x); if (address < 0x80) goto CarefulAfterFetch; pc += 2; bus = zeroPage[address]; nz = a = bus; continue;
                case 0xB6: // LDX zp,y
                    address = (byte)(p[1] + y); if (address < 0x80) goto CarefulAfterFetch; pc += 2; bus = zeroPage[address]; nz = x = bus; continue;
                case 0xB8: // CLV
                    pc += 1; v = 0; continue;
                case 0xB9: // LDA abs,y
                    address = Word(p) + y; page = pages[address >> 6 & 0x7F]; if (page == null) goto CarefulAfterFetch; pc += 3;
                    cycles += Carry(p[1] + y); bus = page[address & 0x3F]; nz = a = bus; continue;
                case 0xBA: // TSX
                    pc += 1; nz = x = sp; continue;
                case 0xBC: // LDY abs,x
                    address = Word(p) + x; page = pages[address >> 6 & 0x7F]; if (page == null) goto CarefulAfterFetch; pc += 3;
                    cycles += Carry(p[1] + x); bus = page[address & 0x3F]; nz = y = bus; continue;
                case 0xBD: // LDA abs,x
                    address = Word(p) + x; page = pages[address >> 6 & 0x7F]; if (page == null) goto CarefulAfterFetch; pc += 3;
                    cycles += Carry(p[1] + x); bus = page[address & 0x3F]; nz = a = bus; continue;
                case 0xBE: // LDX abs,y
                    address = Word(p) + y; page = pages[address >> 6 & 0x7F]; if (page == null) goto CarefulAfterFetch; pc += 3;
                    cycles += Carry(p[1] + y); bus = page[address & 0x3F]; nz = x = bus; continue;
                case 0xC0: // CPY #
                    pc += 2; bus = p[1]; c = NotBelow(y, bus); nz = y - bus & 0xFF; continue;
                case 0xC1: // CMP (zp,x)
                    address = (byte)(p[1] + x); if (!IsPointer(address)) goto CarefulAfterFetch; address = *(ushort*)(zeroPage + address);
                    page = pages[address >> 6 & 0x7F]; if (page == null) goto CarefulAfterFetch; pc += 2; bus = page[address & 0x3F];
                    c = NotBelow(a, bus); nz = a - bus & 0xFF; continue;
                case 0xC4: // CPY zp
                    address = p[1]; if (address < 0x80) goto CarefulAfterFetch; pc += 2; bus = zeroPage[address]; c = NotBelow(y, bus);
                    nz = y - bus & 0xFF; continue;
                case 0xC5: // CMP zp
                    address = p[1]; if (address < 0x80) goto CarefulAfterFetch; pc += 2; bus = zeroPage[address]; c = NotBelow(a, bus);
                    nz = a - bus & 0xFF; continue;
                case 0xC6: // DEC zp
                    address = p[1]; if (address < 0x80) goto CarefulAfterFetch; pc += 2; bus = zeroPage[address]; nz = bus = bus - 1 & 0xFF;
                    zeroPage[address] = (byte)bus; continue;
                case 0xC8: // INY
                    pc += 1; nz = y = y + 1 & 0xFF; continue;
                case 0xC9: // CMP #
                    pc += 2; bus = p[1]; c = NotBelow(a, bus); nz = a - bus & 0xFF; continue;
                case 0xCA: // DEX
                    pc += 1; nz = x = x - 1 & 0xFF; continue;
                case 0xCC: // CPY abs
                    address = Word(p); page = pages[address >> 6 & 0x7F]; if (page == null) goto CarefulAfterFetch; pc += 3; bus = page[address & 0x3F];
                    c = NotBelow(y, bus); nz = y - bus & 0xFF; continue;
                case 0xCD: // CMP abs
                    address = Word(p); page = pages[address >> 6 & 0x7F]; if (page == null) goto CarefulAfterFetch; pc += 3; bus = page[address & 0x3F];
                    c = NotBelow(a, bus); nz = a - bus & 0xFF; continue;
                case 0xD0: // BNE
                    pc += 2; bus = p[1]; if ((byte)nz != 0) goto Branch; continue;
                case 0xD1: // CMP (zp),y
                    if (!IsPointer(p[1])) goto CarefulAfterFetch; address = *(ushort*)(zeroPage + p[1]) + y; page = pages[address >> 6 & 0x7F];
                    if (page == null) goto CarefulAfterFetch; pc += 2; cycles += Carry(zeroPage[p[1]] + y); bus = page[address & 0x3F];
                    c = NotBelow(a, bus); nz = a - bus & 0xFF; continue;
                case 0xD5: // CMP zp,x
                    address = (byte)(p[1] + x); if (address < 0x80) goto CarefulAfterFetch; pc += 2; bus = zeroPage[address]; c = NotBelow(a, bus);
                    nz = a - bus & 0xFF; continue;
                case 0xD6: // DEC zp,x
                    address = (byte)(p[1] + x); if (address < 0x80) goto CarefulAfterFetch; pc += 2; bus = zeroPage[address]; nz = bus = bus - 1 & 0xFF;
                    zeroPage[address] = (byte)bus; continue;
                case 0xD8: // CLD
                    pc += 1; flags &= ~DecimalFlag; continue;
                case 0xD9: // CMP abs,y
                    address = Word(p) + y; page = pages[address >> 6 & 0x7F]; if (page == null) goto CarefulAfterFetch; pc += 3;
                    cycles += Carry(p[1] + y); bus = page[address & 0x3F]; c = NotBelow(a, bus); nz = a - bus & 0xFF; continue;
                case 0xDD: // CMP abs,x
                    address = Word(p) + x; page = pages[address >> 6 & 0x7F]; if (page == null) goto CarefulAfterFetch; pc += 3;
                    cycles += Carry(p[1] + x); bus = page[address & 0x3F]; c = NotBelow(a, bus); nz = a - bus & 0xFF; continue;
                case 0xE0: // CPX #
                    pc += 2; bus = p[1]; c = NotBelow(x, bus); nz = x - bus & 0xFF; continue;
                case 0xE1: // SBC (zp,x)
                    if ((flags & DecimalFlag) != 0) goto CarefulAfterFetch; address = (byte)(p[1] + x); if (!IsPointer(address)) goto CarefulAfterFetch;
                    address = *(ushort*)(zeroPage + address); page = pages[address >> 6 & 0x7F]; if (page == null) goto CarefulAfterFetch; pc += 2;
                    bus = page[address & 0x3F]; goto Subtract;
                case 0xE4: // CPX zp
                    address = p[1]; if (address < 0x80) goto CarefulAfterFetch; pc += 2; bus = zeroPage[address]; c = NotBelow(x, bus);
                    nz = x - bus & 0xFF; continue;
                case 0xE5: // SBC zp
                    if ((flags & DecimalFlag) != 0) goto CarefulAfterFetch; address = p[1]; if (address < 0x80) goto CarefulAfterFetch; pc += 2;
                    bus = zeroPage[address]; goto Subtract;
                case 0xE6: // INC zp
                    address = p[1]; if (address < 0x80) goto CarefulAfterFetch; pc += 2; bus = zeroPage[address]; nz = bus = bus + 1 & 0xFF;
                    zeroPage[address] = (byte)bus; continue;
                case 0xE8: // INX
                    pc += 1; nz = x = x + 1 & 0xFF; continue;
                case 0xE9: // SBC #
                    if ((flags & DecimalFlag) != 0) goto CarefulAfterFetch; pc += 2; bus = p[1]; goto Subtract;
                case 0xEA: // NOP
                    pc += 1; continue;
                case 0xEC: // CPX abs
                    address = Word(p); page = pages[address >> 6 & 0x7F]; if (page == null) goto CarefulAfterFetch; pc += 3; bus = page[address & 0x3F];
                    c = NotBelow(x, bus); nz = x - bus & 0xFF; continue;
                case 0xED: // SBC abs
                    if ((flags & DecimalFlag) != 0) goto CarefulAfterFetch; address = Word(p); page = pages[address >> 6 & 0x7F];
                    if (page == null) goto CarefulAfterFetch; pc += 3; bus = page[address & 0x3F]; goto Subtract;
                case 0xF0: // BEQ
                    pc += 2; bus = p[1]; if ((byte)nz == 0) goto Branch; continue;
                case 0xF1: // SBC (zp),y
                    if ((flags & DecimalFlag) != 0) goto CarefulAfterFetch; if (!IsPointer(p[1])) goto CarefulAfterFetch;
                    address = *(ushort*)(zeroPage + p[1]) + y; page = pages[address >> 6 & 0x7F]; if (page == null) goto CarefulAfterFetch; pc += 2;
                    cycles += Carry(zeroPage[p[1]] + y); bus = page[address & 0x3F]; goto Subtract;
                case 0xF5: // SBC zp,x
                    if ((flags & DecimalFlag) != 0) goto CarefulAfterFetch; address = (byte)(p[1] + x); if (address < 0x80) goto CarefulAfterFetch; pc += 2;
                    bus = zeroPage[address]; goto Subtract;
                case 0xF6: // INC zp,x
                    address = (byte)(p[1] + x); if (address < 0x80) goto CarefulAfterFetch; pc += 2; bus = zeroPage[address]; nz = bus = bus + 1 & 0xFF;
                    zeroPage[address] = (byte)bus; continue;
                case 0xF8: // SED
                    pc += 1; flags |= DecimalFlag; continue;
                case 0xF9: // SBC abs,y
                    if ((flags & DecimalFlag) != 0) goto CarefulAfterFetch; address = Word(p) + y; page = pages[address >> 6 & 0x7F];
                    if (page == null) goto CarefulAfterFetch; pc += 3; cycles += Carry(p[1] + y); bus = page[address & 0x3F]; goto Subtract;
                case 0xFD: // SBC abs,x
                    if ((flags & DecimalFlag) != 0) goto CarefulAfterFetch; address = Word(p) + x; page = pages[address >> 6 & 0x7F];
                    if (page == null) goto CarefulAfterFetch; pc += 3; cycles += Carry(p[1] + x); bus = page[address & 0x3F]; goto Subtract;
                default:
                    goto CarefulAfterFetch;
            }

        Branch:
            address = pc + (sbyte)bus & 0xFFFF;
            cycles += ((pc ^ address) & 0xFF00) != 0 ? 2u : 1u;
            pc = address;
            continue;

        Add:
            address = a + bus + c;
            v = (a ^ address) & (bus ^ address) & 0x80;
            c = address >> 8;
            nz = a = (byte)address;
            continue;

        Subtract:
            address = a + (bus ^ 0xFF) + c;
            v = (a ^ address) & ~(bus ^ address) & 0x80;
            c = address >> 8;
            nz = a = (byte)address;
            continue;

        Call:
            if ((uint)(sp - 0x81) > 0x7E)
            {
                goto CarefulAfterFetch;
            }
            pc += 2;
            zeroPage[sp] = (byte)(pc >> 8);
            zeroPage[sp - 1] = (byte)pc;
            sp -= 2;
            bus = p[2];
            pc = Word(p);
            continue;

        Return:
            if ((uint)(sp - 0x80) > 0x7D)
            {
                goto CarefulAfterFetch;
            }
            address = *(ushort*)(zeroPage + sp + 1);
            page = pages[address >> 6 & 0x7F];
            if (page == null)
            {
                goto CarefulAfterFetch;
            }
            sp += 2;
            bus = page[address & 0x3F];
            pc = address + 1;
            continue;

        Write:
            if ((address & 0x1280) == 0x80)
            {
                zeroPage[address & 0x7F | 0x80] = (byte)bus;
                continue;
            }

        WriteDevice:
            cycles = WriteDevice(address, bus, cycles);
            continue;

        ReadDevice:
            // Where most programs look at devices; the operand's last byte is still on the bus.
            bus = 1 + (bus >> 3 & 1);
            pc += 1 + bus;
            bus = ReadDevice(address, p[bus], cycles);
            switch (*p & 0xF7)
            {
                case 0xA5:
                    nz = a = bus;
                    continue;
                case 0xA6:
                    nz = x = bus;
                    continue;
                case 0xA4:
                    nz = y = bus;
                    continue;
                default:
                    nz = a & bus | (bus & 0x80) << 8;
                    v = bus & 0x40;
                    continue;
            }

        CarefulAfterFetch:
            cycles -= ProcessorTables.Cycles[*p];

        Careful:
            Save(a, x, y, sp, pc, bus, Status(nz, v, flags, c), cycles);
            Execute();
            (a, x, y, sp, pc, bus, cycles) = (_s.A, _s.X, _s.Y, _s.SP, _s.PC, _s.Bus, _s.Cycles);
            nz = (_s.Status & 0x80) << 8 | ~_s.Status >> 1 & 1;
            (v, c, flags) = (_s.Status & OverflowFlag, _s.Status & 1, _s.Status & (DecimalFlag | InterruptFlag));
        }
        Save(a, x, y, sp, pc & 0xFFFF, bus, Status(nz, v, flags, c), cycles);
    }

    private void Save(int a, int x, int y, int sp, int pc, int bus, int status, uint cycles) =>
        (_s.A, _s.X, _s.Y, _s.SP, _s.PC, _s.Bus, _s.Status, _s.Cycles) = (a, x, y, sp, pc, bus, status, cycles);

    /// <summary>An instruction's operand of two bytes.</summary>
    private static int Word(byte* p) => *(ushort*)(p + 1);

    /// <summary>Whether memory is at an address of the zero page and at the next one.</summary>
    private static bool IsPointer(int address) => (uint)(address - 0x80) < 0x7F;

    /// <summary>What indexing costs if it leads to another page.</summary>
    private static uint Carry(int sum) => (uint)sum >> 8;

    private static int NotBelow(int register, int value) => register >= value ? 1 : 0;

    private static int Status(int nz, int v, int flags, int c) =>
        0x30 | ((nz & 0x8080) != 0 ? 0x80 : 0) | (v != 0 ? OverflowFlag : 0) | flags | ((byte)nz == 0 ? 2 : 0) | c;
}
