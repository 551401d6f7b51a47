using System.Runtime.CompilerServices;

namespace Escalade.Atari.Machine;

/// <summary>The processor where it is quick: the usual instructions, on what is memory and nothing else.</summary>
internal sealed unsafe partial class AtariMachine
{
    private const int DecimalFlag = 0x08, InterruptFlag = 0x04, OverflowFlag = 0x40;

    /// <summary>Not 0 if V is set; while <see cref="RunQuickly"/> runs it is here.</summary>
    private int _overflow;

    /// <summary>Runs instructions until the frame ends, a jam, or so many are done.</summary>
    private void RunInstructions(int most)
    {
        var done = 0;
        while (done < most && !_s.IsStopped && !_s.IsJammed)
        {
            // Whoever runs quickly does not count exactly; so it stops well before the end.
            if (most - done > MostInARow && _s.Cycles < uint.MaxValue / 2 && FindCode(_s.PC))
            {
                done += RunQuickly((uint)(most - done - MostInARow));
                if (_s.IsStopped)
                {
                    return;
                }
            }
            Execute();
            done++;
        }
    }

    /// <summary>Runs instructions from where they were found until one needs care: it is left to <see cref="Execute"/>.</summary>
    /// <remarks>
    /// All is in locals, which the compiler keeps in registers. <c>p</c> is the program counter, a pointer to the instruction's bytes; in the low
    /// half of <c>clock</c> are cycles, in the high half instructions; the flags N and Z are those of <c>nz</c> (N its bit 7 or 15, Z if its
    /// low byte is 0), <c>c</c> is 0 or 1; <c>m</c> is what was read, or what is to be written. An instruction that is left to <see cref="Execute"/>
    /// begins anew there: nothing may have happened before.
    /// </remarks>
    /// <param name="limit">If more instructions than that are done it ends at the next jump.</param>
    /// <returns>Instructions.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int RunQuickly(uint limit)
    {
        int a = _s.A, x = _s.X, y = _s.Y, nz = (_s.Status & 0x80) << 8 | ~_s.Status >> 1 & 1, c = _s.Status & 1;
        _overflow = _s.Status & OverflowFlag;
        ulong clock = _s.Cycles;
        var p = _code + _s.PC;
        var zeroPage = _zeroPage;
        var pages = _pages;
        while (p < _codeEnd)
        {
            int address, m;
            byte* page;
            clock += _clocks[*p];
            switch (*p)
            {
                case 0x01: // ORA (zp,x)
                    address = (byte)(p[1] + x); if (!IsPointer(address)) goto Leave; address = *(ushort*)(zeroPage + address);
                    page = pages[address >> 6 & 0x7F]; if (page == null) goto Leave; m = page[address & 0x3F]; p += 2; nz = a |= m; continue;
                case 0x05: // ORA zp
                    address = p[1]; if (address < 0x80) goto Leave; m = zeroPage[address]; p += 2; nz = a |= m; continue;
                case 0x06: // ASL zp
                    address = p[1]; if (address < 0x80) goto Leave; m = zeroPage[address]; c = m >> 7; nz = m << 1 & 0xFF;
                    zeroPage[address] = (byte)nz; p += 2; continue;
                case 0x08: // PHP
                    address = 0x100 | _s.SP; _s.SP = (byte)(_s.SP - 1); m = Status(nz, c); p += 1; goto Write;
                case 0x09: // ORA #
                    m = p[1]; p += 2; nz = a |= m; continue;
                case 0x0A: // ASL
                    c = a >> 7; nz = a = a << 1 & 0xFF; p += 1; continue;
                case 0x0D: // ORA abs
                    address = Word(p); page = pages[address >> 6 & 0x7F]; if (page == null) goto Leave; m = page[address & 0x3F]; p += 3;
                    nz = a |= m; continue;
                case 0x10: // BPL
                    p += 2; if ((nz & 0x8080) == 0) goto Branch; continue;
                case 0x11: // ORA (zp),y
                    if (!IsPointer(p[1])) goto Leave; address = *(ushort*)(zeroPage + p[1]) + y; page = pages[address >> 6 & 0x7F];
                    if (page == null) goto Leave; m = page[address & 0x3F]; clock += Carry(zeroPage[p[1]] + y); p += 2; nz = a |= m; continue;
                case 0x15: // ORA zp,x
                    address = (byte)(p[1] + x); if (address < 0x80) goto Leave; m = zeroPage[address]; p += 2; nz = a |= m; continue;
                case 0x16: // ASL zp,x
                    address = (byte)(p[1] + x); if (address < 0x80) goto Leave; m = zeroPage[address]; c = m >> 7; nz = m << 1 & 0xFF;
                    zeroPage[address] = (byte)nz; p += 2; continue;
                case 0x18: // CLC
                    c = 0; p += 1; continue;
                case 0x19: // ORA abs,y
                    address = Word(p) + y; page = pages[address >> 6 & 0x7F]; if (page == null) goto Leave; m = page[address & 0x3F];
                    clock += Carry(p[1] + y); p += 3; nz = a |= m; continue;
                case 0x1D: // ORA abs,x
                    address = Word(p) + x; page = pages[address >> 6 & 0x7F]; if (page == null) goto Leave; m = page[address & 0x3F];
                    clock += Carry(p[1] + x); p += 3; nz = a |= m; continue;
                case 0x20: // JSR
                    goto Call;
                case 0x21: // AND (zp,x)
                    address = (byte)(p[1] + x); if (!IsPointer(address)) goto Leave; address = *(ushort*)(zeroPage + address);
                    page = pages[address >> 6 & 0x7F]; if (page == null) goto Leave; m = page[address & 0x3F]; p += 2; nz = a &= m; continue;
                case 0x24: // BIT zp
                    address = p[1]; if (address < 0x80) goto ReadDeviceShort; m = zeroPage[address]; p += 2; nz = a & m | (m & 0x80) << 8;
                    _overflow = m & 0x40; continue;
                case 0x25: // AND zp
                    address = p[1]; if (address < 0x80) goto Leave; m = zeroPage[address]; p += 2; nz = a &= m; continue;
                case 0x26: // ROL zp
                    address = p[1]; if (address < 0x80) goto Leave; m = zeroPage[address]; nz = m << 1 & 0xFF | c; c = m >> 7;
                    zeroPage[address] = (byte)nz; p += 2; continue;
                case 0x29: // AND #
                    m = p[1]; p += 2; nz = a &= m; continue;
                case 0x2A: // ROL
                    m = a >> 7; nz = a = a << 1 & 0xFF | c; c = m; p += 1; continue;
                case 0x2C: // BIT abs
                    address = Word(p); page = pages[address >> 6 & 0x7F]; if (page == null) goto ReadDevice; m = page[address & 0x3F]; p += 3;
                    nz = a & m | (m & 0x80) << 8; _overflow = m & 0x40; continue;
                case 0x2D: // AND abs
                    address = Word(p); page = pages[address >> 6 & 0x7F]; if (page == null) goto Leave; m = page[address & 0x3F]; p += 3;
                    nz = a &= m; continue;
                case 0x30: // BMI
                    p += 2; if ((nz & 0x8080) != 0) goto Branch; continue;
                case 0x31: // AND (zp),y
                    if (!IsPointer(p[1])) goto Leave; address = *(ushort*)(zeroPage + p[1]) + y; page = pages[address >> 6 & 0x7F];
                    if (page == null) goto Leave; m = page[address & 0x3F]; clock += Carry(zeroPage[p[1]] + y); p += 2; nz = a &= m; continue;
                case 0x35: // AND zp,x
                    address = (byte)(p[1] + x); if (address < 0x80) goto Leave; m = zeroPage[address]; p += 2; nz = a &= m; continue;
                case 0x36: // ROL zp,x
                    address = (byte)(p[1] + x); if (address < 0x80) goto Leave; m = zeroPage[address]; nz = m << 1 & 0xFF | c; c = m >> 7;
                    zeroPage[address] = (byte)nz; p += 2; continue;
                case 0x38: // SEC
                    c = 1; p += 1; continue;
                case 0x39: // AND abs,y
                    address = Word(p) + y; page = pages[address >> 6 & 0x7F]; if (page == null) goto Leave; m = page[address & 0x3F];
                    clock += Carry(p[1] + y); p += 3; nz = a &= m; continue;
                case 0x3D: // AND abs,x
                    address = Word(p) + x; page = pages[address >> 6 & 0x7F]; if (page == null) goto Leave; m = page[address & 0x3F];
                    clock += Carry(p[1] + x); p += 3; nz = a &= m; continue;
                case 0x41: // EOR (zp,x)
                    address = (byte)(p[1] + x); if (!IsPointer(address)) goto Leave; address = *(ushort*)(zeroPage + address);
                    page = pages[address >> 6 & 0x7F]; if (page == null) goto Leave; m = page[address & 0x3F]; p += 2; nz = a ^= m; continue;
                case 0x45: // EOR zp
                    address = p[1]; if (address < 0x80) goto Leave; m = zeroPage[address]; p += 2; nz = a ^= m; continue;
                case 0x46: // LSR zp
                    address = p[1]; if (address < 0x80) goto Leave; m = zeroPage[address]; c = m & 1; nz = m >> 1;
                    zeroPage[address] = (byte)nz; p += 2; continue;
                case 0x48: // PHA
                    if (_s.SP < 0x80) goto Leave; zeroPage[_s.SP--] = (byte)a; p += 1; continue;
                case 0x49: // EOR #
                    m = p[1]; p += 2; nz = a ^= m; continue;
                case 0x4A: // LSR
                    c = a & 1; nz = a >>= 1; p += 1; continue;
                case 0x4C: // JMP abs
                    _s.Bus = p[2]; address = Word(p); goto Jump;
                case 0x4D: // EOR abs
                    address = Word(p); page = pages[address >> 6 & 0x7F]; if (page == null) goto Leave; m = page[address & 0x3F]; p += 3;
                    nz = a ^= m; continue;
                case 0x50: // BVC
                    p += 2; if (_overflow == 0) goto Branch; continue;
                case 0x51: // EOR (zp),y
                    if (!IsPointer(p[1])) goto Leave; address = *(ushort*)(zeroPage + p[1]) + y; page = pages[address >> 6 & 0x7F];
                    if (page == null) goto Leave; m = page[address & 0x3F]; clock += Carry(zeroPage[p[1]] + y); p += 2; nz = a ^= m; continue;
                case 0x55: // EOR zp,x
                    address = (byte)(p[1] + x); if (address < 0x80) goto Leave; m = zeroPage[address]; p += 2; nz = a ^= m; continue;
                case 0x56: // LSR zp,x
                    address = (byte)(p[1] + x); if (address < 0x80) goto Leave; m = zeroPage[address]; c = m & 1; nz = m >> 1;
                    zeroPage[address] = (byte)nz; p += 2; continue;
                case 0x58: // CLI
                    _s.Status &= ~InterruptFlag; p += 1; continue;
                case 0x59: // EOR abs,y
                    address = Word(p) + y; page = pages[address >> 6 & 0x7F]; if (page == null) goto Leave; m = page[address & 0x3F];
                    clock += Carry(p[1] + y); p += 3; nz = a ^= m; continue;
                case 0x5D: // EOR abs,x
                    address = Word(p) + x; page = pages[address >> 6 & 0x7F]; if (page == null) goto Leave; m = page[address & 0x3F];
                    clock += Carry(p[1] + x); p += 3; nz = a ^= m; continue;
                case 0x60: // RTS
                    goto Return;
                case 0x61: // ADC (zp,x)
                    if ((_s.Status & DecimalFlag) != 0) goto Leave; address = (byte)(p[1] + x); if (!IsPointer(address)) goto Leave;
                    address = *(ushort*)(zeroPage + address); page = pages[address >> 6 & 0x7F]; if (page == null) goto Leave;
                    m = page[address & 0x3F]; p += 2; goto Add;
                case 0x65: // ADC zp
                    if ((_s.Status & DecimalFlag) != 0) goto Leave; address = p[1]; if (address < 0x80) goto Leave; m = zeroPage[address];
                    p += 2; goto Add;
                case 0x66: // ROR zp
                    address = p[1]; if (address < 0x80) goto Leave; m = zeroPage[address]; nz = m >> 1 | c << 7; c = m & 1;
                    zeroPage[address] = (byte)nz; p += 2; continue;
                case 0x68: // PLA
                    if (!IsPointer(_s.SP)) goto Leave; nz = a = zeroPage[++_s.SP]; p += 1; continue;
                case 0x69: // ADC #
                    if ((_s.Status & DecimalFlag) != 0) goto Leave; m = p[1]; p += 2; goto Add;
                case 0x6A: // ROR
                    m = a & 1; nz = a = a >> 1 | c << 7; c = m; p += 1; continue;
                case 0x6C: // JMP (abs)
                    address = Word(p); page = pages[address >> 6 & 0x7F]; address &= 0x3F; if (page == null || address == 0x3F) goto Leave;
                    _s.Bus = page[address + 1]; address = *(ushort*)(page + address); goto Jump;
                case 0x6D: // ADC abs
                    if ((_s.Status & DecimalFlag) != 0) goto Leave; address = Word(p); page = pages[address >> 6 & 0x7F];
                    if (page == null) goto Leave; m = page[address & 0x3F]; p += 3; goto Add;
                case 0x70: // BVS
                    p += 2; if (_overflow != 0) goto Branch; continue;
                case 0x71: // ADC (zp),y
                    if ((_s.Status & DecimalFlag) != 0) goto Leave; if (!IsPointer(p[1])) goto Leave;
                    address = *(ushort*)(zeroPage + p[1]) + y; page = pages[address >> 6 & 0x7F]; if (page == null) goto Leave;
                    m = page[address & 0x3F]; clock += Carry(zeroPage[p[1]] + y); p += 2; goto Add;
                case 0x75: // ADC zp,x
                    if ((_s.Status & DecimalFlag) != 0) goto Leave; address = (byte)(p[1] + x); if (address < 0x80) goto Leave;
                    m = zeroPage[address]; p += 2; goto Add;
                case 0x76: // ROR zp,x
                    address = (byte)(p[1] + x); if (address < 0x80) goto Leave; m = zeroPage[address]; nz = m >> 1 | c << 7; c = m & 1;
                    zeroPage[address] = (byte)nz; p += 2; continue;
                case 0x78: // SEI
                    _s.Status |= InterruptFlag; p += 1; continue;
                case 0x79: // ADC abs,y
                    if ((_s.Status & DecimalFlag) != 0) goto Leave; address = Word(p) + y; page = pages[address >> 6 & 0x7F];
                    if (page == null) goto Leave; m = page[address & 0x3F]; clock += Carry(p[1] + y); p += 3; goto Add;
                case 0x7D: // ADC abs,x
                    if ((_s.Status & DecimalFlag) != 0) goto Leave; address = Word(p) + x; page = pages[address >> 6 & 0x7F];
                    if (page == null) goto Leave; m = page[address & 0x3F]; clock += Carry(p[1] + x); p += 3; goto Add;
                case 0x81: // STA (zp,x)
                    address = (byte)(p[1] + x); if (!IsPointer(address)) goto Leave; address = *(ushort*)(zeroPage + address); m = a; p += 2;
                    goto Write;
                case 0x84: // STY zp
                    address = p[1]; m = y; p += 2; if (address < 0x80) goto WriteDevice; zeroPage[address] = (byte)m; continue;
                case 0x85: // STA zp
                    address = p[1]; m = a; p += 2; if (address < 0x80) goto WriteDevice; zeroPage[address] = (byte)m; continue;
                case 0x86: // STX zp
                    address = p[1]; m = x; p += 2; if (address < 0x80) goto WriteDevice; zeroPage[address] = (byte)m; continue;
                case 0x88: // DEY
                    nz = y = (byte)(y - 1); p += 1; continue;
                case 0x8A: // TXA
                    nz = a = x; p += 1; continue;
                case 0x8C: // STY abs
                    address = Word(p); m = y; p += 3; goto Write;
                case 0x8D: // STA abs
                    address = Word(p); m = a; p += 3; goto Write;
                case 0x8E: // STX abs
                    address = Word(p); m = x; p += 3; goto Write;
                case 0x90: // BCC
                    p += 2; if (c == 0) goto Branch; continue;
                case 0x91: // STA (zp),y
                    if (!IsPointer(p[1])) goto Leave; address = *(ushort*)(zeroPage + p[1]) + y; m = a; p += 2; goto Write;
                case 0x94: // STY zp,x
                    address = (byte)(p[1] + x); m = y; p += 2; goto Write;
                case 0x95: // STA zp,x
                    address = (byte)(p[1] + x); m = a; p += 2; goto Write;
                case 0x96: // STX zp,y
                    address = (byte)(p[1] + y); m = x; p += 2; goto Write;
                case 0x98: // TYA
                    nz = a = y; p += 1; continue;
                case 0x99: // STA abs,y
                    address = Word(p) + y; m = a; p += 3; goto Write;
                case 0x9A: // TXS
                    _s.SP = x; p += 1; continue;
                case 0x9D: // STA abs,x
                    address = Word(p) + x; m = a; p += 3; goto Write;
                case 0xA0: // LDY #
                    m = p[1]; p += 2; nz = y = m; continue;
                case 0xA1: // LDA (zp,x)
                    address = (byte)(p[1] + x); if (!IsPointer(address)) goto Leave; address = *(ushort*)(zeroPage + address);
                    page = pages[address >> 6 & 0x7F]; if (page == null) goto Leave; m = page[address & 0x3F]; p += 2; nz = a = m; continue;
                case 0xA2: // LDX #
                    m = p[1]; p += 2; nz = x = m; continue;
                case 0xA4: // LDY zp
                    address = p[1]; if (address < 0x80) goto ReadDeviceShort; m = zeroPage[address]; p += 2; nz = y = m; continue;
                case 0xA5: // LDA zp
                    address = p[1]; if (address < 0x80) goto ReadDeviceShort; m = zeroPage[address]; p += 2; nz = a = m; continue;
                case 0xA6: // LDX zp
                    address = p[1]; if (address < 0x80) goto ReadDeviceShort; m = zeroPage[address]; p += 2; nz = x = m; continue;
                case 0xA8: // TAY
                    nz = y = a; p += 1; continue;
                case 0xA9: // LDA #
                    m = p[1]; p += 2; nz = a = m; continue;
                case 0xAA: // TAX
                    nz = x = a; p += 1; continue;
                case 0xAC: // LDY abs
                    address = Word(p); page = pages[address >> 6 & 0x7F]; if (page == null) goto ReadDevice; m = page[address & 0x3F]; p += 3;
                    nz = y = m; continue;
                case 0xAD: // LDA abs
                    address = Word(p); page = pages[address >> 6 & 0x7F]; if (page == null) goto ReadDevice; m = page[address & 0x3F]; p += 3;
                    nz = a = m; continue;
                case 0xAE: // LDX abs
                    address = Word(p); page = pages[address >> 6 & 0x7F]; if (page == null) goto ReadDevice; m = page[address & 0x3F]; p += 3;
                    nz = x = m; continue;
                case 0xB0: // BCS
                    p += 2; if (c != 0) goto Branch; continue;
                case 0xB1: // LDA (zp),y
                    if (!IsPointer(p[1])) goto Leave; address = *(ushort*)(zeroPage + p[1]) + y; page = pages[address >> 6 & 0x7F];
                    if (page == null) goto Leave; m = page[address & 0x3F]; clock += Carry(zeroPage[p[1]] + y); p += 2; nz = a = m; continue;
                case 0xB4: // LDY zp,x
                    address = (byte)(p[1] + x); if (address < 0x80) goto Leave; m = zeroPage[address]; p += 2; nz = y = m; continue;
                case 0xB5: // LDA zp,x
                    address = (byte)(p[1] + x); if (address < 0x80) goto ReadDeviceShort; m = zeroPage[address]; p += 2; nz = a = m; continue;
                case 0xB6: // LDX zp,y
                    address = (byte)(p[1] + y); if (address < 0x80) goto Leave; m = zeroPage[address]; p += 2; nz = x = m; continue;
                case 0xB8: // CLV
                    _overflow = 0; p += 1; continue;
                case 0xB9: // LDA abs,y
                    address = Word(p) + y; page = pages[address >> 6 & 0x7F]; if (page == null) goto ReadDevice; m = page[address & 0x3F];
                    clock += Carry(p[1] + y); p += 3; nz = a = m; continue;
                case 0xBA: // TSX
                    nz = x = _s.SP; p += 1; continue;
                case 0xBC: // LDY abs,x
                    address = Word(p) + x; page = pages[address >> 6 & 0x7F]; if (page == null) goto Leave; m = page[address & 0x3F];
                    clock += Carry(p[1] + x); p += 3; nz = y = m; continue;
                case 0xBD: // LDA abs,x
                    address = Word(p) + x; page = pages[address >> 6 & 0x7F]; if (page == null) goto ReadDevice; m = page[address & 0x3F];
                    clock += Carry(p[1] + x); p += 3; nz = a = m; continue;
                case 0xBE: // LDX abs,y
                    address = Word(p) + y; page = pages[address >> 6 & 0x7F]; if (page == null) goto Leave; m = page[address & 0x3F];
                    clock += Carry(p[1] + y); p += 3; nz = x = m; continue;
                case 0xC0: // CPY #
                    m = p[1]; p += 2; c = NotBelow(y, m); nz = (byte)(y - m); continue;
                case 0xC1: // CMP (zp,x)
                    address = (byte)(p[1] + x); if (!IsPointer(address)) goto Leave; address = *(ushort*)(zeroPage + address);
                    page = pages[address >> 6 & 0x7F]; if (page == null) goto Leave; m = page[address & 0x3F]; p += 2; c = NotBelow(a, m);
                    nz = (byte)(a - m); continue;
                case 0xC4: // CPY zp
                    address = p[1]; if (address < 0x80) goto Leave; m = zeroPage[address]; p += 2; c = NotBelow(y, m); nz = (byte)(y - m);
                    continue;
                case 0xC5: // CMP zp
                    address = p[1]; if (address < 0x80) goto Leave; m = zeroPage[address]; p += 2; c = NotBelow(a, m); nz = (byte)(a - m);
                    continue;
                case 0xC6: // DEC zp
                    address = p[1]; if (address < 0x80) goto Leave; m = zeroPage[address]; nz = (byte)(m - 1); zeroPage[address] = (byte)nz;
                    p += 2; continue;
                case 0xC8: // INY
                    nz = y = (byte)(y + 1); p += 1; continue;
                case 0xC9: // CMP #
                    m = p[1]; p += 2; c = NotBelow(a, m); nz = (byte)(a - m); continue;
                case 0xCA: // DEX
                    nz = x = (byte)(x - 1); p += 1; continue;
                case 0xCC: // CPY abs
                    address = Word(p); page = pages[address >> 6 & 0x7F]; if (page == null) goto Leave; m = page[address & 0x3F]; p += 3;
                    c = NotBelow(y, m); nz = (byte)(y - m); continue;
                case 0xCD: // CMP abs
                    address = Word(p); page = pages[address >> 6 & 0x7F]; if (page == null) goto Leave; m = page[address & 0x3F]; p += 3;
                    c = NotBelow(a, m); nz = (byte)(a - m); continue;
                case 0xD0: // BNE
                    p += 2; if ((byte)nz != 0) goto Branch; continue;
                case 0xD1: // CMP (zp),y
                    if (!IsPointer(p[1])) goto Leave; address = *(ushort*)(zeroPage + p[1]) + y; page = pages[address >> 6 & 0x7F];
                    if (page == null) goto Leave; m = page[address & 0x3F]; clock += Carry(zeroPage[p[1]] + y); p += 2; c = NotBelow(a, m);
                    nz = (byte)(a - m); continue;
                case 0xD5: // CMP zp,x
                    address = (byte)(p[1] + x); if (address < 0x80) goto Leave; m = zeroPage[address]; p += 2; c = NotBelow(a, m);
                    nz = (byte)(a - m); continue;
                case 0xD6: // DEC zp,x
                    address = (byte)(p[1] + x); if (address < 0x80) goto Leave; m = zeroPage[address]; nz = (byte)(m - 1);
                    zeroPage[address] = (byte)nz; p += 2; continue;
                case 0xD8: // CLD
                    _s.Status &= ~DecimalFlag; p += 1; continue;
                case 0xD9: // CMP abs,y
                    address = Word(p) + y; page = pages[address >> 6 & 0x7F]; if (page == null) goto Leave; m = page[address & 0x3F];
                    clock += Carry(p[1] + y); p += 3; c = NotBelow(a, m); nz = (byte)(a - m); continue;
                case 0xDD: // CMP abs,x
                    address = Word(p) + x; page = pages[address >> 6 & 0x7F]; if (page == null) goto Leave; m = page[address & 0x3F];
                    clock += Carry(p[1] + x); p += 3; c = NotBelow(a, m); nz = (byte)(a - m); continue;
                case 0xE0: // CPX #
                    m = p[1]; p += 2; c = NotBelow(x, m); nz = (byte)(x - m); continue;
                case 0xE1: // SBC (zp,x)
                    if ((_s.Status & DecimalFlag) != 0) goto Leave; address = (byte)(p[1] + x); if (!IsPointer(address)) goto Leave;
                    address = *(ushort*)(zeroPage + address); page = pages[address >> 6 & 0x7F]; if (page == null) goto Leave;
                    m = page[address & 0x3F]; p += 2; m ^= 0xFF; goto Add;
                case 0xE4: // CPX zp
                    address = p[1]; if (address < 0x80) goto Leave; m = zeroPage[address]; p += 2; c = NotBelow(x, m); nz = (byte)(x - m);
                    continue;
                case 0xE5: // SBC zp
                    if ((_s.Status & DecimalFlag) != 0) goto Leave; address = p[1]; if (address < 0x80) goto Leave; m = zeroPage[address];
                    p += 2; m ^= 0xFF; goto Add;
                case 0xE6: // INC zp
                    address = p[1]; if (address < 0x80) goto Leave; m = zeroPage[address]; nz = (byte)(m + 1); zeroPage[address] = (byte)nz;
                    p += 2; continue;
                case 0xE8: // INX
                    nz = x = (byte)(x + 1); p += 1; continue;
                case 0xE9: // SBC #
                    if ((_s.Status & DecimalFlag) != 0) goto Leave; m = p[1]; p += 2; m ^= 0xFF; goto Add;
                case 0xEA: // NOP
                    p += 1; continue;
                case 0xEC: // CPX abs
                    address = Word(p); page = pages[address >> 6 & 0x7F]; if (page == null) goto Leave; m = page[address & 0x3F]; p += 3;
                    c = NotBelow(x, m); nz = (byte)(x - m); continue;
                case 0xED: // SBC abs
                    if ((_s.Status & DecimalFlag) != 0) goto Leave; address = Word(p); page = pages[address >> 6 & 0x7F];
                    if (page == null) goto Leave; m = page[address & 0x3F]; p += 3; m ^= 0xFF; goto Add;
                case 0xF0: // BEQ
                    p += 2; if ((byte)nz == 0) goto Branch; continue;
                case 0xF1: // SBC (zp),y
                    if ((_s.Status & DecimalFlag) != 0) goto Leave; if (!IsPointer(p[1])) goto Leave;
                    address = *(ushort*)(zeroPage + p[1]) + y; page = pages[address >> 6 & 0x7F]; if (page == null) goto Leave;
                    m = page[address & 0x3F]; clock += Carry(zeroPage[p[1]] + y); p += 2; m ^= 0xFF; goto Add;
                case 0xF5: // SBC zp,x
                    if ((_s.Status & DecimalFlag) != 0) goto Leave; address = (byte)(p[1] + x); if (address < 0x80) goto Leave;
                    m = zeroPage[address]; p += 2; m ^= 0xFF; goto Add;
                case 0xF6: // INC zp,x
                    address = (byte)(p[1] + x); if (address < 0x80) goto Leave; m = zeroPage[address]; nz = (byte)(m + 1);
                    zeroPage[address] = (byte)nz; p += 2; continue;
                case 0xF8: // SED
                    _s.Status |= DecimalFlag; p += 1; continue;
                case 0xF9: // SBC abs,y
                    if ((_s.Status & DecimalFlag) != 0) goto Leave; address = Word(p) + y; page = pages[address >> 6 & 0x7F];
                    if (page == null) goto Leave; m = page[address & 0x3F]; clock += Carry(p[1] + y); p += 3; m ^= 0xFF; goto Add;
                case 0xFD: // SBC abs,x
                    if ((_s.Status & DecimalFlag) != 0) goto Leave; address = Word(p) + x; page = pages[address >> 6 & 0x7F];
                    if (page == null) goto Leave; m = page[address & 0x3F]; clock += Carry(p[1] + x); p += 3; m ^= 0xFF; goto Add;
                default:
                    goto Leave;
            }

        Branch:
            _s.Bus = p[-1];
            page = p + (sbyte)p[-1];
            // Banks begin at whole pages, in memory too.
            clock += (((nuint)p ^ (nuint)page) & ~(nuint)0xFF) != 0 ? 2u : 1u;
            p = page;
            if (p < _codeBegin || clock >> 32 > limit)
            {
                break;
            }
            continue;

        Jump:
            p = _code + address;
            if (p < _codeBegin || clock >> 32 > limit)
            {
                break;
            }
            continue;

        Add:
            address = a + m + c;
            _overflow = (a ^ address) & (m ^ address) & 0x80;
            c = address >> 8;
            nz = a = (byte)address;
            continue;

        Call:
            if (_s.SP < 0x81)
            {
                goto Leave;
            }
            address = (int)(p - _code) + 2;
            zeroPage[_s.SP] = (byte)(address >> 8);
            zeroPage[_s.SP - 1] = (byte)address;
            _s.SP -= 2;
            _s.Bus = p[2];
            address = Word(p);
            goto Jump;

        Return:
            if ((uint)(_s.SP - 0x80) > 0x7D)
            {
                goto Leave;
            }
            address = *(ushort*)(zeroPage + _s.SP + 1);
            page = pages[address >> 6 & 0x7F];
            if (page == null)
            {
                goto Leave;
            }
            _s.SP += 2;
            _s.Bus = page[address & 0x3F];
            address++;
            goto Jump;

        Write:
            if ((address & 0x1280) == 0x80)
            {
                zeroPage[address & 0x7F | 0x80] = (byte)m;
                continue;
            }

        WriteDevice:
            if ((address & 0x1080) == 0)
            {
                // A cartridge that listens wants to know the whole address.
                var register = address & 0x3F;
                if (register > Wsync && register != Cxclr && (uint)clock < _notesOnly && _nextNote < _notesEnd)
                {
                    *_nextNote++ = clock << 32 | (uint)(register << 8 | m);
                    continue;
                }
            }
            clock += WriteDevice(address, m, (uint)clock);
            continue;

        ReadDeviceShort:
            // Where most programs look at devices. The operand's last byte is still on the bus.
            page = p;
            m = ReadDevice(address, p[1], (uint)clock);
            p += 2;
            goto Load;

        ReadDevice:
            page = p;
            clock += *p == 0xBD ? Carry(p[1] + x) : *p == 0xB9 ? Carry(p[1] + y) : 0;
            m = ReadDevice(address, p[2], (uint)clock);
            p += 3;
            if ((address & 0x1285) == 0x284 && p < _codeEnd && p[1] == 0xFB && *page is 0xAC or 0xAD or 0xAE)
            {
                clock += WaitForTimer(m, p, (uint)clock, limit - (uint)(clock >> 32));
            }

        Load:
            switch (*page & 0xE7)
            {
                case 0xA5 or 0xA1: // LDA
                    nz = a = m;
                    continue;
                case 0xA6: // LDX
                    nz = x = m;
                    continue;
                case 0xA4: // LDY
                    nz = y = m;
                    continue;
                default: // BIT
                    nz = a & m | (m & 0x80) << 8;
                    _overflow = m & 0x40;
                    continue;
            }

        Leave:
            clock -= _clocks[*p];
            break;
        }
        (_s.A, _s.X, _s.Y, _s.PC, _s.Cycles) = (a, x, y, (int)(p - _code) & 0xFFFF, (uint)clock);
        _s.Status = Status(nz, c);
        return (int)(clock >> 32);
    }

    /// <summary>
    /// Programs wait in a loop of two instructions and seven cycles, reading the timer and going back if it is not 0, or not negative:
    /// leaves out what does not end the loop.
    /// </summary>
    /// <param name="value">What was read.</param>
    /// <param name="branch">The branch back.</param>
    /// <param name="cycles">When the timer was read.</param>
    /// <param name="most">Instructions that may be left out at most.</param>
    /// <returns>What to add to the clock.</returns>
    private ulong WaitForTimer(int value, byte* branch, uint cycles, uint most)
    {
        const byte BranchIfNot0 = 0xD0, BranchIfPositive = 0x10;
        const int Cycles = 7, Instructions = 2;
        var isWaiting = *branch == BranchIfNot0 ? value > 0 : *branch == BranchIfPositive && value < 0x80;
        // Of a branch to another page each turn takes longer.
        var isOnAPage = (((nuint)branch + 2 ^ (nuint)branch - 3) & ~(nuint)0xFF) == 0;
        if (!isWaiting || !isOnAPage || TimeLeft(cycles) < 0 || (int)most < 0)
        {
            return 0;
        }
        // From this cycle on the timer shows 0, or -1.
        var end = _s.TimerSetAt + 1 + (_s.Timer - (*branch == BranchIfNot0 ? 1u : 0) << _s.TimerShift);
        var turns = Math.Min((end - 1 - cycles) / Cycles, most / Instructions);
        return (ulong)turns * ((ulong)Instructions << 32 | Cycles);
    }

    private int Status(int nz, int c) =>
        0x30 | ((nz & 0x8080) != 0 ? 0x80 : 0) | (_overflow != 0 ? OverflowFlag : 0)
        | _s.Status & (DecimalFlag | InterruptFlag) | ((byte)nz == 0 ? 2 : 0) | c;

    /// <summary>An instruction's operand of two bytes.</summary>
    private static int Word(byte* p) => *(ushort*)(p + 1);

    /// <summary>Whether memory is at an address of the zero page and at the next one.</summary>
    private static bool IsPointer(int address) => (uint)(address - 0x80) < 0x7F;

    /// <summary>What indexing costs if it leads to another page.</summary>
    private static uint Carry(int sum) => (uint)sum >> 8;

    private static int NotBelow(int register, int value) => register >= value ? 1 : 0;
}
