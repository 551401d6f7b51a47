using System.Runtime.CompilerServices;
using Escalade.Atari.Cartridges;

namespace Escalade.Atari.Machine;

/// <summary>6507, the fast path: the usual instructions of programs in ROM, in one loop. Rare instructions are left to the slow path.</summary>
internal sealed unsafe partial class AtariMachine
{
    /// <summary>Runs instructions of the stretch that <see cref="FindCode"/> found, until one must be left to <see cref="ExecuteInstruction"/>.</summary>
    /// <remarks>
    /// <para>The processor's registers are locals, which the compiler keeps in the host's registers; that is why this is one method. <c>a</c>, <c>x</c> and
    /// <c>y</c> are the 6507's. <c>p</c> points to the bytes of the instruction. <c>clock</c> counts cycles in its low half, instructions in its high half.
    /// N is bit 7 or bit 15 of <c>nz</c>, and Z is set if its low byte is 0. <c>c</c> is C, 0 or 1. <c>m</c> is the value that was read or will be
    /// written.</para>
    /// <para>The slow path executes a whole instruction. So whatever may go to <c>Leave</c> must do so before it has changed anything.</para>
    /// <para>What to do at each byte was found before, see <see cref="FusedInstruction"/>. Of two fused instructions the first is done by the case and the
    /// second by going to the case of its opcode. Where the first needs more than its case does, both are done <c>OneByOne</c>.</para>
    /// </remarks>
    /// <param name="limit">Once it has run more instructions than that it returns at the next jump.</param>
    /// <returns>How many instructions it ran.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int RunFastPath(uint limit)
    {
        int a = _s.A, x = _s.X, y = _s.Y, nz = (_s.Status & 0x80) << 8 | ~_s.Status >> 1 & 1, c = _s.Status & 1;
        _overflow = _s.Status & OverflowFlag;
        ulong clock = _s.Cycles;
        var p = _code + _s.PC;
        var core = _core;
        while (p < _codeEnd)
        {
            int address, m, instruction = p[Cartridge.AnnotationsOffset];
            byte* page;
            clock += *ClockOf(core, instruction);
        Do:
            switch (instruction)
            {
                case 0x05: // ORA zp
                    address = p[1]; if (address < 0x80) goto Leave; m = core[address]; p += 2; nz = a |= m; continue;
                case 0x06: // ASL zp
                    address = p[1]; if (address < 0x80) goto Leave; m = core[address]; c = m >> 7; nz = m << 1 & 0xFF;
                    core[address] = (byte)nz; p += 2; continue;
                case 0x08: // PHP
                    address = 0x100 | _s.SP; _s.SP = (byte)(_s.SP - 1); m = Status(nz, c); p += 1; goto Write;
                case 0x09: // ORA #
                    m = p[1]; p += 2; nz = a |= m; continue;
                case 0x0A: // ASL
                    c = a >> 7; nz = a = a << 1 & 0xFF; p += 1; continue;
                case 0x10: // BPL
                    p += 2; if ((nz & 0x8080) == 0) goto Branch; continue;
                case 0x11: // ORA (zp),y
                    if (!IsRamPointer(p[1])) goto Leave; address = *(ushort*)(core + p[1]) + y; page = Page(core, address);
                    if (page == null) goto Leave; m = page[address & 0x3F]; clock += PagePenalty(core[p[1]] + y); p += 2; nz = a |= m; continue;
                case 0x15: // ORA zp,x
                    address = (byte)(p[1] + x); if (address < 0x80) goto Leave; m = core[address]; p += 2; nz = a |= m; continue;
                case 0x16: // ASL zp,x
                    address = (byte)(p[1] + x); if (address < 0x80) goto Leave; m = core[address]; c = m >> 7; nz = m << 1 & 0xFF;
                    core[address] = (byte)nz; p += 2; continue;
                case 0x18: // CLC
                    c = 0; p += 1; continue;
                case 0x19: // ORA abs,y
                    address = Word(p) + y; page = Page(core, address); if (page == null) goto Leave; m = page[address & 0x3F];
                    clock += PagePenalty(p[1] + y); p += 3; nz = a |= m; continue;
                case 0x1D: // ORA abs,x
                    address = Word(p) + x; page = Page(core, address); if (page == null) goto Leave; m = page[address & 0x3F];
                    clock += PagePenalty(p[1] + x); p += 3; nz = a |= m; continue;
                case 0x20: // JSR
                    goto Call;
                case 0x24: // BIT zp
                    address = p[1]; if (address < 0x80) goto ReadDeviceShort; m = core[address]; p += 2; nz = a & m | (m & 0x80) << 8;
                    _overflow = m & 0x40; continue;
                case 0x25: // AND zp
                    address = p[1]; if (address < 0x80) goto Leave; m = core[address]; p += 2; nz = a &= m; continue;
                case 0x26: // ROL zp
                    address = p[1]; if (address < 0x80) goto Leave; m = core[address]; nz = m << 1 & 0xFF | c; c = m >> 7;
                    core[address] = (byte)nz; p += 2; continue;
                case 0x29: // AND #
                    m = p[1]; p += 2; nz = a &= m; continue;
                case 0x2A: // ROL
                    m = a >> 7; nz = a = a << 1 & 0xFF | c; c = m; p += 1; continue;
                case 0x2C: // BIT abs
                    address = Word(p); page = Page(core, address); if (page == null) goto ReadDevice; m = page[address & 0x3F]; p += 3;
                    nz = a & m | (m & 0x80) << 8; _overflow = m & 0x40; continue;
                case 0x2D: // AND abs
                    address = Word(p); page = Page(core, address); if (page == null) goto Leave; m = page[address & 0x3F]; p += 3;
                    nz = a &= m; continue;
                case 0x30: // BMI
                    p += 2; if ((nz & 0x8080) != 0) goto Branch; continue;
                case 0x31: // AND (zp),y
                    if (!IsRamPointer(p[1])) goto Leave; address = *(ushort*)(core + p[1]) + y; page = Page(core, address);
                    if (page == null) goto Leave; m = page[address & 0x3F]; clock += PagePenalty(core[p[1]] + y); p += 2; nz = a &= m; continue;
                case 0x36: // ROL zp,x
                    address = (byte)(p[1] + x); if (address < 0x80) goto Leave; m = core[address]; nz = m << 1 & 0xFF | c; c = m >> 7;
                    core[address] = (byte)nz; p += 2; continue;
                case 0x38: // SEC
                    c = 1; p += 1; continue;
                case 0x39: // AND abs,y
                    address = Word(p) + y; page = Page(core, address); if (page == null) goto Leave; m = page[address & 0x3F];
                    clock += PagePenalty(p[1] + y); p += 3; nz = a &= m; continue;
                case 0x3D: // AND abs,x
                    address = Word(p) + x; page = Page(core, address); if (page == null) goto Leave; m = page[address & 0x3F];
                    clock += PagePenalty(p[1] + x); p += 3; nz = a &= m; continue;
                case 0x45: // EOR zp
                    address = p[1]; if (address < 0x80) goto Leave; m = core[address]; p += 2; nz = a ^= m; continue;
                case 0x46: // LSR zp
                    address = p[1]; if (address < 0x80) goto Leave; m = core[address]; c = m & 1; nz = m >> 1;
                    core[address] = (byte)nz; p += 2; continue;
                case 0x48: // PHA
                    if (_s.SP < 0x80) goto Leave; core[_s.SP--] = (byte)a; p += 1; continue;
                case 0x49: // EOR #
                    m = p[1]; p += 2; nz = a ^= m; continue;
                case 0x4A: // LSR
                    c = a & 1; nz = a >>= 1; p += 1; continue;
                case 0x4C: // JMP abs
                    _s.DataBus = p[2]; address = Word(p); goto Jump;
                case 0x50: // BVC
                    p += 2; if (_overflow == 0) goto Branch; continue;
                case 0x51: // EOR (zp),y
                    if (!IsRamPointer(p[1])) goto Leave; address = *(ushort*)(core + p[1]) + y; page = Page(core, address);
                    if (page == null) goto Leave; m = page[address & 0x3F]; clock += PagePenalty(core[p[1]] + y); p += 2; nz = a ^= m; continue;
                case 0x5D: // EOR abs,x
                    address = Word(p) + x; page = Page(core, address); if (page == null) goto Leave; m = page[address & 0x3F];
                    clock += PagePenalty(p[1] + x); p += 3; nz = a ^= m; continue;
                case 0x60: // RTS
                    goto Return;
                case 0x65: // ADC zp
                    if ((_s.Status & DecimalFlag) != 0) goto Leave; address = p[1]; if (address < 0x80) goto Leave; m = core[address];
                    p += 2; goto Add;
                case 0x66: // ROR zp
                    address = p[1]; if (address < 0x80) goto Leave; m = core[address]; nz = m >> 1 | c << 7; c = m & 1;
                    core[address] = (byte)nz; p += 2; continue;
                case 0x68: // PLA
                    if (!IsRamPointer(_s.SP)) goto PullFromDevice; nz = a = core[++_s.SP]; p += 1; continue;
                case 0x69: // ADC #
                    if ((_s.Status & DecimalFlag) != 0) goto Leave; m = p[1]; p += 2; goto Add;
                case 0x6A: // ROR
                    m = a & 1; nz = a = a >> 1 | c << 7; c = m; p += 1; continue;
                case 0x6C: // JMP (abs)
                    address = Word(p); page = Page(core, address); address &= 0x3F; if (page == null || address == 0x3F) goto Leave;
                    _s.DataBus = page[address + 1]; address = *(ushort*)(page + address); goto Jump;
                case 0x70: // BVS
                    p += 2; if (_overflow != 0) goto Branch; continue;
                case 0x75: // ADC zp,x
                    if ((_s.Status & DecimalFlag) != 0) goto Leave; address = (byte)(p[1] + x); if (address < 0x80) goto Leave;
                    m = core[address]; p += 2; goto Add;
                case 0x76: // ROR zp,x
                    address = (byte)(p[1] + x); if (address < 0x80) goto Leave; m = core[address]; nz = m >> 1 | c << 7; c = m & 1;
                    core[address] = (byte)nz; p += 2; continue;
                case 0x79: // ADC abs,y
                    if ((_s.Status & DecimalFlag) != 0) goto Leave; address = Word(p) + y; page = Page(core, address);
                    if (page == null) goto Leave; m = page[address & 0x3F]; clock += PagePenalty(p[1] + y); p += 3; goto Add;
                case 0x7D: // ADC abs,x
                    if ((_s.Status & DecimalFlag) != 0) goto Leave; address = Word(p) + x; page = Page(core, address);
                    if (page == null) goto Leave; m = page[address & 0x3F]; clock += PagePenalty(p[1] + x); p += 3; goto Add;
                case 0x84: // STY zp
                    address = p[1]; m = y; p += 2; if (address < 0x80) goto WriteDevice; core[address] = (byte)m; continue;
                case 0x85: // STA zp
                    address = p[1]; m = a; p += 2; if (address < 0x80) goto WriteDevice; core[address] = (byte)m; continue;
                case 0x86: // STX zp
                    address = p[1]; m = x; p += 2; if (address < 0x80) goto WriteDevice; core[address] = (byte)m; continue;
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
                    address = (byte)(p[1] + x); if (!IsRamPointer(address)) goto Leave; address = *(ushort*)(core + address);
                    page = Page(core, address); if (page == null) goto Leave; m = page[address & 0x3F]; p += 2; nz = a = m; continue;
                case 0xA2: // LDX #
                    m = p[1]; p += 2; nz = x = m; continue;
                case 0xA4: // LDY zp
                    address = p[1]; if (address < 0x80) goto ReadDeviceShort; m = core[address]; p += 2; nz = y = m; continue;
                case 0xA5: // LDA zp
                    address = p[1]; if (address < 0x80) goto ReadDeviceShort; m = core[address]; p += 2; nz = a = m; continue;
                case 0xA6: // LDX zp
                    address = p[1]; if (address < 0x80) goto ReadDeviceShort; m = core[address]; p += 2; nz = x = m; continue;
                case 0xA8: // TAY
                    nz = y = a; p += 1; continue;
                case 0xA9: // LDA #
                    m = p[1]; p += 2; nz = a = m; continue;
                case 0xAA: // TAX
                    nz = x = a; p += 1; continue;
                case 0xAC: // LDY abs
                    address = Word(p); page = Page(core, address); if (page == null) goto ReadDevice; m = page[address & 0x3F]; p += 3;
                    nz = y = m; continue;
                case 0xAD: // LDA abs
                    address = Word(p); page = Page(core, address); if (page == null) goto ReadDevice; m = page[address & 0x3F]; p += 3;
                    nz = a = m; continue;
                case 0xAE: // LDX abs
                    address = Word(p); page = Page(core, address); if (page == null) goto ReadDevice; m = page[address & 0x3F]; p += 3;
                    nz = x = m; continue;
                case 0xB0: // BCS
                    p += 2; if (c != 0) goto Branch; continue;
                case 0xB1: // LDA (zp),y
                    if (!IsRamPointer(p[1])) goto Leave; address = *(ushort*)(core + p[1]) + y; page = Page(core, address);
                    if (page == null) goto Leave; m = page[address & 0x3F]; clock += PagePenalty(core[p[1]] + y); p += 2; nz = a = m; continue;
                case 0xB4: // LDY zp,x
                    address = (byte)(p[1] + x); if (address < 0x80) goto Leave; m = core[address]; p += 2; nz = y = m; continue;
                case 0xB5: // LDA zp,x
                    address = (byte)(p[1] + x); if (address < 0x80) goto ReadDeviceShort; m = core[address]; p += 2; nz = a = m; continue;
                case 0xB6: // LDX zp,y
                    address = (byte)(p[1] + y); if (address < 0x80) goto Leave; m = core[address]; p += 2; nz = x = m; continue;
                case 0xB9: // LDA abs,y
                    address = Word(p) + y; page = Page(core, address); if (page == null) goto ReadDevice; m = page[address & 0x3F];
                    clock += PagePenalty(p[1] + y); p += 3; nz = a = m; continue;
                case 0xBA: // TSX
                    nz = x = _s.SP; p += 1; continue;
                case 0xBC: // LDY abs,x
                    address = Word(p) + x; page = Page(core, address); if (page == null) goto Leave; m = page[address & 0x3F];
                    clock += PagePenalty(p[1] + x); p += 3; nz = y = m; continue;
                case 0xBD: // LDA abs,x
                    address = Word(p) + x; page = Page(core, address); if (page == null) goto ReadDevice; m = page[address & 0x3F];
                    clock += PagePenalty(p[1] + x); p += 3; nz = a = m; continue;
                case 0xBE: // LDX abs,y
                    address = Word(p) + y; page = Page(core, address); if (page == null) goto Leave; m = page[address & 0x3F];
                    clock += PagePenalty(p[1] + y); p += 3; nz = x = m; continue;
                case 0xC0: // CPY #
                    m = p[1]; p += 2; c = CompareCarry(y, m); nz = (byte)(y - m); continue;
                case 0xC4: // CPY zp
                    address = p[1]; if (address < 0x80) goto Leave; m = core[address]; p += 2; c = CompareCarry(y, m); nz = (byte)(y - m);
                    continue;
                case 0xC5: // CMP zp
                    address = p[1]; if (address < 0x80) goto ReadDeviceShort; m = core[address]; p += 2; c = CompareCarry(a, m); nz = (byte)(a - m);
                    continue;
                case 0xC6: // DEC zp
                    address = p[1]; if (address < 0x80) goto Leave; m = core[address]; nz = (byte)(m - 1); core[address] = (byte)nz;
                    p += 2; continue;
                case 0xC8: // INY
                    nz = y = (byte)(y + 1); p += 1; continue;
                case 0xC9: // CMP #
                    m = p[1]; p += 2; c = CompareCarry(a, m); nz = (byte)(a - m); continue;
                case 0xCA: // DEX
                    nz = x = (byte)(x - 1); p += 1; continue;
                case 0xD0: // BNE
                    p += 2; if ((byte)nz != 0) goto Branch; continue;
                case 0xD1: // CMP (zp),y
                    if (!IsRamPointer(p[1])) goto Leave; address = *(ushort*)(core + p[1]) + y; page = Page(core, address);
                    if (page == null) goto Leave; m = page[address & 0x3F]; clock += PagePenalty(core[p[1]] + y); p += 2; c = CompareCarry(a, m);
                    nz = (byte)(a - m); continue;
                case 0xD5: // CMP zp,x
                    address = (byte)(p[1] + x); if (address < 0x80) goto ReadDeviceShort; m = core[address]; p += 2; c = CompareCarry(a, m);
                    nz = (byte)(a - m); continue;
                case 0xD6: // DEC zp,x
                    address = (byte)(p[1] + x); if (address < 0x80) goto Leave; m = core[address]; nz = (byte)(m - 1);
                    core[address] = (byte)nz; p += 2; continue;
                case 0xD8: // CLD
                    _s.Status &= ~DecimalFlag; p += 1; continue;
                case 0xD9: // CMP abs,y
                    address = Word(p) + y; page = Page(core, address); if (page == null) goto Leave; m = page[address & 0x3F];
                    clock += PagePenalty(p[1] + y); p += 3; c = CompareCarry(a, m); nz = (byte)(a - m); continue;
                case 0xDD: // CMP abs,x
                    address = Word(p) + x; page = Page(core, address); if (page == null) goto Leave; m = page[address & 0x3F];
                    clock += PagePenalty(p[1] + x); p += 3; c = CompareCarry(a, m); nz = (byte)(a - m); continue;
                case 0xE0: // CPX #
                    m = p[1]; p += 2; c = CompareCarry(x, m); nz = (byte)(x - m); continue;
                case 0xE4: // CPX zp
                    address = p[1]; if (address < 0x80) goto Leave; m = core[address]; p += 2; c = CompareCarry(x, m); nz = (byte)(x - m);
                    continue;
                case 0xE5: // SBC zp
                    if ((_s.Status & DecimalFlag) != 0) goto Leave; address = p[1]; if (address < 0x80) goto Leave; m = core[address];
                    p += 2; m ^= 0xFF; goto Add;
                case 0xE6: // INC zp
                    address = p[1]; if (address < 0x80) goto Leave; m = core[address]; nz = (byte)(m + 1); core[address] = (byte)nz;
                    p += 2; continue;
                case 0xE8: // INX
                    nz = x = (byte)(x + 1); p += 1; continue;
                case 0xE9: // SBC #
                    if ((_s.Status & DecimalFlag) != 0) goto Leave; m = p[1]; p += 2; m ^= 0xFF; goto Add;
                case 0xEA: // NOP
                    p += 1; continue;
                case 0xEC: // CPX abs
                    address = Word(p); page = Page(core, address); if (page == null) goto Leave; m = page[address & 0x3F]; p += 3;
                    c = CompareCarry(x, m); nz = (byte)(x - m); continue;
                case 0xED: // SBC abs
                    if ((_s.Status & DecimalFlag) != 0) goto Leave; address = Word(p); page = Page(core, address);
                    if (page == null) goto Leave; m = page[address & 0x3F]; p += 3; m ^= 0xFF; goto Add;
                case 0xF0: // BEQ
                    p += 2; if ((byte)nz == 0) goto Branch; continue;
                case 0xF5: // SBC zp,x
                    if ((_s.Status & DecimalFlag) != 0) goto Leave; address = (byte)(p[1] + x); if (address < 0x80) goto Leave;
                    m = core[address]; p += 2; m ^= 0xFF; goto Add;
                case 0xF6: // INC zp,x
                    address = (byte)(p[1] + x); if (address < 0x80) goto Leave; m = core[address]; nz = (byte)(m + 1);
                    core[address] = (byte)nz; p += 2; continue;
                case 0xF8: // SED
                    _s.Status |= DecimalFlag; p += 1; continue;
                case 0xF9: // SBC abs,y
                    if ((_s.Status & DecimalFlag) != 0) goto Leave; address = Word(p) + y; page = Page(core, address);
                    if (page == null) goto Leave; m = page[address & 0x3F]; clock += PagePenalty(p[1] + y); p += 3; m ^= 0xFF; goto Add;
                case 0xFD: // SBC abs,x
                    if ((_s.Status & DecimalFlag) != 0) goto Leave; address = Word(p) + x; page = Page(core, address);
                    if (page == null) goto Leave; m = page[address & 0x3F]; clock += PagePenalty(p[1] + x); p += 3; m ^= 0xFF; goto Add;
                case FusedInstruction.StaLogged:
                    m = a; goto LogStore;
                case FusedInstruction.StxLogged:
                    m = x; goto LogStore;
                case FusedInstruction.StyLogged:
                    m = y; goto LogStore;
                case FusedInstruction.StaLoggedTwice:
                    if ((uint)clock >= _logOnlyUntil || _nextWrite + 2 > _writeLogEnd) goto OneByOne;
                    *_nextWrite++ = clock - 3 << 32 | (uint)(p[1] << 8 | a); *_nextWrite++ = clock << 32 | (uint)(p[3] << 8 | a); p += 4; continue;
                case FusedInstruction.StoreWsync:
                    if ((uint)clock >= _logOnlyUntil || _nextWrite >= _writeLogEnd) goto OneByOne;
                    *_nextWrite++ = clock << 32 | TiaRegister.Wsync << 8; clock += CyclesLeft((uint)clock); p += 2; continue;
                case FusedInstruction.DexLoop:
                    m = p[1] == 0xD0 ? (byte)(x - 1) : x <= 0x80 ? x : 0; nz = x = (byte)(x - 1 - m); goto CountDownLoop;
                case FusedInstruction.DeyLoop:
                    m = p[1] == 0xD0 ? (byte)(y - 1) : y <= 0x80 ? y : 0; nz = y = (byte)(y - 1 - m); goto CountDownLoop;
                case FusedInstruction.LdaImmediateSta:
                    nz = a = p[1]; p += 2; goto case 0x85;
                case FusedInstruction.LdaZeroSta:
                    nz = a = core[p[1]]; p += 2; goto case 0x85;
                case FusedInstruction.LdaZeroXSta:
                    address = (byte)(p[1] + x); if (address < 0x80) goto OneByOne; nz = a = core[address]; p += 2; goto case 0x85;
                case FusedInstruction.LdaIndirectYSta:
                    address = *(ushort*)(core + p[1]) + y; page = Page(core, address); if (page == null) goto OneByOne; nz = a = page[address & 0x3F];
                    clock += PagePenalty(core[p[1]] + y); p += 2; goto case 0x85;
                case FusedInstruction.LdaAbsoluteXSta:
                    address = Word(p) + x; page = Page(core, address); if (page == null) goto OneByOne; nz = a = page[address & 0x3F];
                    clock += PagePenalty(p[1] + x); p += 3; goto case 0x85;
                case FusedInstruction.LdaAbsoluteYSta:
                    address = Word(p) + y; page = Page(core, address); if (page == null) goto OneByOne; nz = a = page[address & 0x3F];
                    clock += PagePenalty(p[1] + y); p += 3; goto case 0x85;
                case FusedInstruction.StaZeroSta:
                    core[p[1]] = (byte)a; p += 2; goto case 0x85;
                case FusedInstruction.DexBne:
                    nz = x = (byte)(x - 1); p += 1; goto case 0xD0;
                case FusedInstruction.DexBpl:
                    nz = x = (byte)(x - 1); p += 1; goto case 0x10;
                case FusedInstruction.DeyBne:
                    nz = y = (byte)(y - 1); p += 1; goto case 0xD0;
                case FusedInstruction.DeyBpl:
                    nz = y = (byte)(y - 1); p += 1; goto case 0x10;
                case FusedInstruction.DecZeroBne:
                    nz = --core[p[1]]; p += 2; goto case 0xD0;
                case FusedInstruction.DecZeroBpl:
                    nz = --core[p[1]]; p += 2; goto case 0x10;
                case FusedInstruction.CmpImmediateBne:
                    m = p[1]; p += 2; c = CompareCarry(a, m); nz = (byte)(a - m); goto case 0xD0;
                case FusedInstruction.CmpImmediateBeq:
                    m = p[1]; p += 2; c = CompareCarry(a, m); nz = (byte)(a - m); goto case 0xF0;
                case FusedInstruction.CmpImmediateBcc:
                    m = p[1]; p += 2; c = CompareCarry(a, m); nz = (byte)(a - m); goto case 0x90;
                case FusedInstruction.CmpImmediateBcs:
                    m = p[1]; p += 2; c = CompareCarry(a, m); nz = (byte)(a - m); goto case 0xB0;
                case FusedInstruction.CpyZeroBne:
                    m = core[p[1]]; p += 2; c = CompareCarry(y, m); nz = (byte)(y - m); goto case 0xD0;
                case FusedInstruction.CpyZeroBcc:
                    m = core[p[1]]; p += 2; c = CompareCarry(y, m); nz = (byte)(y - m); goto case 0x90;
                case FusedInstruction.CpyZeroBcs:
                    m = core[p[1]]; p += 2; c = CompareCarry(y, m); nz = (byte)(y - m); goto case 0xB0;
                case FusedInstruction.CpyImmediateBne:
                    m = p[1]; p += 2; c = CompareCarry(y, m); nz = (byte)(y - m); goto case 0xD0;
                case FusedInstruction.CpyImmediateBcs:
                    m = p[1]; p += 2; c = CompareCarry(y, m); nz = (byte)(y - m); goto case 0xB0;
                case FusedInstruction.CpxImmediateBne:
                    m = p[1]; p += 2; c = CompareCarry(x, m); nz = (byte)(x - m); goto case 0xD0;
                case FusedInstruction.AndImmediateBne:
                    nz = a &= p[1]; p += 2; goto case 0xD0;
                case FusedInstruction.AndImmediateBeq:
                    nz = a &= p[1]; p += 2; goto case 0xF0;
                case FusedInstruction.LdaZeroBne:
                    nz = a = core[p[1]]; p += 2; goto case 0xD0;
                case FusedInstruction.LdaZeroBeq:
                    nz = a = core[p[1]]; p += 2; goto case 0xF0;
                case FusedInstruction.LdaZeroBpl:
                    nz = a = core[p[1]]; p += 2; goto case 0x10;
                case FusedInstruction.LdaZeroBmi:
                    nz = a = core[p[1]]; p += 2; goto case 0x30;
                case FusedInstruction.SecSbcZero:
                    c = 1; p += 1; goto case 0xE5;
                case FusedInstruction.SecSbcImmediate:
                    c = 1; p += 1; goto case 0xE9;
                case FusedInstruction.ClcAdcZero:
                    c = 0; p += 1; goto case 0x65;
                case FusedInstruction.ClcAdcImmediate:
                    c = 0; p += 1; goto case 0x69;
                case FusedInstruction.AslAsl:
                    c = a >> 6 & 1; nz = a = a << 2 & 0xFF; p += 2; continue;
                case FusedInstruction.LsrLsr:
                    c = a >> 1 & 1; nz = a >>= 2; p += 2; continue;
                case FusedInstruction.NopNop:
                    p += 2; continue;
                case FusedInstruction.LdaIndirectYTax:
                    address = *(ushort*)(core + p[1]) + y; page = Page(core, address); if (page == null) goto OneByOne;
                    clock += PagePenalty(core[p[1]] + y); nz = x = a = page[address & 0x3F]; p += 3; continue;
                case FusedInstruction.LdyZeroLdaIndirectY:
                    nz = y = core[p[1]]; p += 2; goto case 0xB1;
                case FusedInstruction.LdyZeroLdaAbsoluteY:
                    nz = y = core[p[1]]; p += 2; goto case 0xB9;
                case FusedInstruction.TaxLdaIndirectY:
                    nz = x = a; p += 1; goto case 0xB1;
                case FusedInstruction.TayLdaIndirectY:
                    nz = y = a; p += 1; goto case 0xB1;
                case FusedInstruction.AndZeroBeq:
                    nz = a &= core[p[1]]; p += 2; goto case 0xF0;
                case FusedInstruction.AndZeroPhp:
                    nz = a &= core[p[1]]; p += 2; goto case 0x08;
                case FusedInstruction.TxaLdyImmediate:
                    a = x; nz = y = p[2]; p += 3; continue;
                case FusedInstruction.TxaInx:
                    a = x; nz = x = (byte)(x + 1); p += 2; continue;
                case FusedInstruction.InxTxa:
                    nz = a = x = (byte)(x + 1); p += 2; continue;
                case FusedInstruction.LdyImmediateTxa:
                    y = p[1]; nz = a = x; p += 3; continue;
                case FusedInstruction.LdxImmediateTxs:
                    nz = x = p[1]; _s.SP = x; p += 3; continue;
                default: // SlowPath
                    clock -= *ClockOf(core, instruction);
                    goto Stop;
            }

        LogStore:
            if ((uint)clock >= _logOnlyUntil || _nextWrite >= _writeLogEnd)
            {
                goto OneByOne;
            }
            *_nextWrite++ = clock << 32 | (uint)(p[1] << 8 | m);
            p += 2;
            continue;

        CountDownLoop:
            // The last turn was counted with the code.
            clock += (ulong)(uint)m * (2UL << 32 | ((((nuint)p + 3 ^ (nuint)p) & ~(nuint)0xFF) != 0 ? 6u : 5u));
            p += 3;
            if (clock >> 32 > limit)
            {
                break;
            }
            continue;

        Branch:
            _s.DataBus = p[-1];
            page = p + (sbyte)p[-1];
            // Banks begin at pages of the 6507 and lie at multiples of 256 in our memory; so both cross pages at the same places.
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
            core[_s.SP] = (byte)(address >> 8);
            core[_s.SP - 1] = (byte)address;
            _s.SP -= 2;
            _s.DataBus = p[2];
            address = Word(p);
            goto Jump;

        Return:
            if ((uint)(_s.SP - 0x80) > 0x7D)
            {
                goto Leave;
            }
            address = *(ushort*)(core + _s.SP + 1);
            page = Page(core, address);
            if (page == null)
            {
                goto Leave;
            }
            _s.SP += 2;
            _s.DataBus = page[address & 0x3F];
            address++;
            goto Jump;

        Write:
            if ((address & 0x1280) == 0x80)
            {
                core[address & 0x7F | 0x80] = (byte)m;
                continue;
            }

        WriteDevice:
            if ((address & 0x1080) == 0)
            {
                // If the cartridge snoops, _logOnlyUntil is 0: then it gets the whole address below.
                var register = address & 0x3F;
                if (register > TiaRegister.Wsync && register != TiaRegister.Cxclr && (uint)clock < _logOnlyUntil && _nextWrite < _writeLogEnd)
                {
                    *_nextWrite++ = clock << 32 | (uint)(register << 8 | m);
                    continue;
                }
            }
            clock += WriteDevice(address, m, (uint)clock);
            continue;

        PullFromDevice:
            // Some programs keep the stack pointer in the TIA's addresses. PLA reads at the old stack pointer, too.
            if (_s.SP >= 0x7F)
            {
                goto Leave;
            }
            m = ReadDevice(0x100 | _s.SP, *p, (uint)clock);
            nz = a = ReadDevice(0x100 | ++_s.SP, m, (uint)clock);
            p += 1;
            continue;

        ReadDeviceShort:
            // The usual way to read a chip's register. The operand's last byte is still on the bus.
            page = p;
            m = ReadDevice(address, p[1], (uint)clock);
            p += 2;
            goto Load;

        ReadDevice:
            page = p;
            clock += *p == 0xBD ? PagePenalty(p[1] + x) : *p == 0xB9 ? PagePenalty(p[1] + y) : 0;
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
                case 0xC5: // CMP
                    c = CompareCarry(a, m);
                    nz = (byte)(a - m);
                    continue;
                default: // BIT
                    nz = a & m | (m & 0x80) << 8;
                    _overflow = m & 0x40;
                    continue;
            }

        OneByOne:
            clock += *ClockOf(core, *p) - *ClockOf(core, instruction);
            instruction = *p;
            goto Do;

        Leave:
            clock -= *ClockOf(core, *p);
        Stop:
            break;
        }
        (_s.A, _s.X, _s.Y, _s.PC, _s.Cycles) = (a, x, y, (int)(p - _code) & 0xFFFF, (uint)clock);
        _s.Status = Status(nz, c);
        return (int)(clock >> 32);
    }
}
