using System.Runtime.CompilerServices;

namespace Escalade.Atari.Machine;

/// <summary>
/// The processor, a 6507: all 256 instructions of the NMOS 6502, the unintended ones as in "NMOS 6510 Unintended Opcodes" (groepaz). Their
/// timing is that of the Arcade Learning Environment's: all cycles of an instruction are counted before its accesses, indexing makes no
/// accesses of its own, and what is read, changed and written is written once.
/// </summary>
internal sealed unsafe partial class AtariMachine
{
    private const int DecimalFlag = 0x08, InterruptFlag = 0x04, OverflowFlag = 0x40;

    /// <summary>Runs instructions until the frame ends, a jam, or so many are done.</summary>
    /// <remarks>
    /// A table of instructions, and below it what more than one of them does. Everything is in locals, which the compiler keeps in registers:
    /// <c>bus</c> is the byte that was last on the data bus, <c>p</c> points to the instruction's bytes, the flags N and Z are
    /// those of <c>nz</c> (N its bit 7 or 15, Z if its low byte is 0), <c>c</c> is 0 or 1, <c>v</c> 0 or 64, and <c>flags</c> has D and I.
    /// Sums that exceed 16 bits are left as they are: only the low 13 bits of an address count.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void RunInstructions(int count)
    {
        int a = _s.A, x = _s.X, y = _s.Y, sp = _s.SP, pc = _s.PC, bus = _s.Bus;
        int nz = (_s.Status & 0x80) << 8 | ~_s.Status >> 1 & 1, v = _s.Status & OverflowFlag, c = _s.Status & 1;
        var flags = _s.Status & (DecimalFlag | InterruptFlag);
        var cycles = _s.Cycles;
        int address, result;
        while (count-- > 0)
        {
            if ((uint)(pc - _codeStart) > _codeLength)
            {
                if (_s.IsStopped || _s.IsJammed)
                {
                    break;
                }
                pc &= 0xFFFF;
                FindCode(pc, bus, cycles);
            }
            var p = _code + pc;
            bus = *p;
            cycles += ProcessorTables.Cycles[bus];
            switch (bus)
            {
                case 0x00: /* BRK */          goto Break;
                case 0x01: /* ORA (zp,x) */   pc += 2; address = ReadPointer(p[1] + x & 0xFF, p[1], cycles); bus = Read(address, address >> 8, cycles); nz = a |= bus; break;
                case 0x02: /* JAM */          pc += 1; goto Jam;
                case 0x03: /* SLO (zp,x) */   pc += 2; address = ReadPointer(p[1] + x & 0xFF, p[1], cycles); bus = address >> 8; goto ShiftLeftOr;
                case 0x04: /* NOP zp */       pc += 2; bus = ReadLow(p[1], p[1], cycles); break;
                case 0x05: /* ORA zp */       pc += 2; bus = ReadLow(p[1], p[1], cycles); nz = a |= bus; break;
                case 0x06: /* ASL zp */       pc += 2; address = bus = p[1]; goto ShiftLeft;
                case 0x07: /* SLO zp */       pc += 2; address = bus = p[1]; goto ShiftLeftOr;
                case 0x08: /* PHP */          pc += 1; goto PushStatus;
                case 0x09: /* ORA # */        pc += 2; bus = p[1]; nz = a |= bus; break;
                case 0x0A: /* ASL */          pc += 1; c = a >> 7; nz = a = a << 1 & 0xFF; break;
                case 0x0B: /* ANC # */        pc += 2; bus = p[1]; nz = a &= bus; c = a >> 7; break;
                case 0x0C: /* NOP abs */      pc += 3; bus = Read(Word(p), p[2], cycles); break;
                case 0x0D: /* ORA abs */      pc += 3; bus = Read(Word(p), p[2], cycles); nz = a |= bus; break;
                case 0x0E: /* ASL abs */      pc += 3; address = Word(p); bus = p[2]; goto ShiftLeft;
                case 0x0F: /* SLO abs */      pc += 3; address = Word(p); bus = p[2]; goto ShiftLeftOr;
                case 0x10: /* BPL rel */      pc += 2; bus = p[1]; if ((nz & 0x8080) == 0) goto Branch; break;
                case 0x11: /* ORA (zp),y */   pc += 2; address = ReadPointer(p[1], p[1], cycles); cycles += Carry((byte)address + y); bus = Read(address + y, address >> 8, cycles); nz = a |= bus; break;
                case 0x12: /* JAM */          pc += 1; goto Jam;
                case 0x13: /* SLO (zp),y */   pc += 2; address = ReadPointer(p[1], p[1], cycles); bus = address >> 8; address += y; goto ShiftLeftOr;
                case 0x14: /* NOP zp,x */     pc += 2; bus = ReadLow(p[1] + x & 0xFF, p[1], cycles); break;
                case 0x15: /* ORA zp,x */     pc += 2; bus = ReadLow(p[1] + x & 0xFF, p[1], cycles); nz = a |= bus; break;
                case 0x16: /* ASL zp,x */     pc += 2; bus = p[1]; address = bus + x & 0xFF; goto ShiftLeft;
                case 0x17: /* SLO zp,x */     pc += 2; bus = p[1]; address = bus + x & 0xFF; goto ShiftLeftOr;
                case 0x18: /* CLC */          pc += 1; c = 0; break;
                case 0x19: /* ORA abs,y */    pc += 3; cycles += Carry(p[1] + y); bus = Read(Word(p) + y, p[2], cycles); nz = a |= bus; break;
                case 0x1A: /* NOP */          pc += 1; break;
                case 0x1B: /* SLO abs,y */    pc += 3; address = Word(p) + y; bus = p[2]; goto ShiftLeftOr;
                case 0x1C: /* NOP abs,x */    pc += 3; cycles += Carry(p[1] + x); bus = Read(Word(p) + x, p[2], cycles); break;
                case 0x1D: /* ORA abs,x */    pc += 3; cycles += Carry(p[1] + x); bus = Read(Word(p) + x, p[2], cycles); nz = a |= bus; break;
                case 0x1E: /* ASL abs,x */    pc += 3; address = Word(p) + x; bus = p[2]; goto ShiftLeft;
                case 0x1F: /* SLO abs,x */    pc += 3; address = Word(p) + x; bus = p[2]; goto ShiftLeftOr;
                case 0x20: /* JSR */          goto Call;
                case 0x21: /* AND (zp,x) */   pc += 2; address = ReadPointer(p[1] + x & 0xFF, p[1], cycles); bus = Read(address, address >> 8, cycles); nz = a &= bus; break;
                case 0x22: /* JAM */          pc += 1; goto Jam;
                case 0x23: /* RLA (zp,x) */   pc += 2; address = ReadPointer(p[1] + x & 0xFF, p[1], cycles); bus = address >> 8; goto RotateLeftAnd;
                case 0x24: /* BIT zp */       pc += 2; bus = ReadLow(p[1], p[1], cycles); nz = a & bus | (bus & 0x80) << 8; v = bus & 0x40; break;
                case 0x25: /* AND zp */       pc += 2; bus = ReadLow(p[1], p[1], cycles); nz = a &= bus; break;
                case 0x26: /* ROL zp */       pc += 2; address = bus = p[1]; goto RotateLeft;
                case 0x27: /* RLA zp */       pc += 2; address = bus = p[1]; goto RotateLeftAnd;
                case 0x28: /* PLP */          pc += 1; goto PullStatus;
                case 0x29: /* AND # */        pc += 2; bus = p[1]; nz = a &= bus; break;
                case 0x2A: /* ROL */          pc += 1; a = a << 1 | c; c = a >> 8; nz = a &= 0xFF; break;
                case 0x2B: /* ANC # */        pc += 2; bus = p[1]; nz = a &= bus; c = a >> 7; break;
                case 0x2C: /* BIT abs */      pc += 3; bus = Read(Word(p), p[2], cycles); nz = a & bus | (bus & 0x80) << 8; v = bus & 0x40; break;
                case 0x2D: /* AND abs */      pc += 3; bus = Read(Word(p), p[2], cycles); nz = a &= bus; break;
                case 0x2E: /* ROL abs */      pc += 3; address = Word(p); bus = p[2]; goto RotateLeft;
                case 0x2F: /* RLA abs */      pc += 3; address = Word(p); bus = p[2]; goto RotateLeftAnd;
                case 0x30: /* BMI rel */      pc += 2; bus = p[1]; if ((nz & 0x8080) != 0) goto Branch; break;
                case 0x31: /* AND (zp),y */   pc += 2; address = ReadPointer(p[1], p[1], cycles); cycles += Carry((byte)address + y); bus = Read(address + y, address >> 8, cycles); nz = a &= bus; break;
                case 0x32: /* JAM */          pc += 1; goto Jam;
                case 0x33: /* RLA (zp),y */   pc += 2; address = ReadPointer(p[1], p[1], cycles); bus = address >> 8; address += y; goto RotateLeftAnd;
                case 0x34: /* NOP zp,x */     pc += 2; bus = ReadLow(p[1] + x & 0xFF, p[1], cycles); break;
                case 0x35: /* AND zp,x */     pc += 2; bus = ReadLow(p[1] + x & 0xFF, p[1], cycles); nz = a &= bus; break;
                case 0x36: /* ROL zp,x */     pc += 2; bus = p[1]; address = bus + x & 0xFF; goto RotateLeft;
                case 0x37: /* RLA zp,x */     pc += 2; bus = p[1]; address = bus + x & 0xFF; goto RotateLeftAnd;
                case 0x38: /* SEC */          pc += 1; c = 1; break;
                case 0x39: /* AND abs,y */    pc += 3; cycles += Carry(p[1] + y); bus = Read(Word(p) + y, p[2], cycles); nz = a &= bus; break;
                case 0x3A: /* NOP */          pc += 1; break;
                case 0x3B: /* RLA abs,y */    pc += 3; address = Word(p) + y; bus = p[2]; goto RotateLeftAnd;
                case 0x3C: /* NOP abs,x */    pc += 3; cycles += Carry(p[1] + x); bus = Read(Word(p) + x, p[2], cycles); break;
                case 0x3D: /* AND abs,x */    pc += 3; cycles += Carry(p[1] + x); bus = Read(Word(p) + x, p[2], cycles); nz = a &= bus; break;
                case 0x3E: /* ROL abs,x */    pc += 3; address = Word(p) + x; bus = p[2]; goto RotateLeft;
                case 0x3F: /* RLA abs,x */    pc += 3; address = Word(p) + x; bus = p[2]; goto RotateLeftAnd;
                case 0x40: /* RTI */          goto ReturnFromInterrupt;
                case 0x41: /* EOR (zp,x) */   pc += 2; address = ReadPointer(p[1] + x & 0xFF, p[1], cycles); bus = Read(address, address >> 8, cycles); nz = a ^= bus; break;
                case 0x42: /* JAM */          pc += 1; goto Jam;
                case 0x43: /* SRE (zp,x) */   pc += 2; address = ReadPointer(p[1] + x & 0xFF, p[1], cycles); bus = address >> 8; goto ShiftRightXor;
                case 0x44: /* NOP zp */       pc += 2; bus = ReadLow(p[1], p[1], cycles); break;
                case 0x45: /* EOR zp */       pc += 2; bus = ReadLow(p[1], p[1], cycles); nz = a ^= bus; break;
                case 0x46: /* LSR zp */       pc += 2; address = bus = p[1]; goto ShiftRight;
                case 0x47: /* SRE zp */       pc += 2; address = bus = p[1]; goto ShiftRightXor;
                case 0x48: /* PHA */          pc += 1; goto PushA;
                case 0x49: /* EOR # */        pc += 2; bus = p[1]; nz = a ^= bus; break;
                case 0x4A: /* LSR */          pc += 1; c = a & 1; nz = a >>= 1; break;
                case 0x4B: /* ASR # */        pc += 2; bus = p[1]; a &= bus; c = a & 1; nz = a >>= 1; break;
                case 0x4C: /* JMP abs */      pc = Word(p); bus = p[2]; break;
                case 0x4D: /* EOR abs */      pc += 3; bus = Read(Word(p), p[2], cycles); nz = a ^= bus; break;
                case 0x4E: /* LSR abs */      pc += 3; address = Word(p); bus = p[2]; goto ShiftRight;
                case 0x4F: /* SRE abs */      pc += 3; address = Word(p); bus = p[2]; goto ShiftRightXor;
                case 0x50: /* BVC rel */      pc += 2; bus = p[1]; if (v == 0) goto Branch; break;
                case 0x51: /* EOR (zp),y */   pc += 2; address = ReadPointer(p[1], p[1], cycles); cycles += Carry((byte)address + y); bus = Read(address + y, address >> 8, cycles); nz = a ^= bus; break;
                case 0x52: /* JAM */          pc += 1; goto Jam;
                case 0x53: /* SRE (zp),y */   pc += 2; address = ReadPointer(p[1], p[1], cycles); bus = address >> 8; address += y; goto ShiftRightXor;
                case 0x54: /* NOP zp,x */     pc += 2; bus = ReadLow(p[1] + x & 0xFF, p[1], cycles); break;
                case 0x55: /* EOR zp,x */     pc += 2; bus = ReadLow(p[1] + x & 0xFF, p[1], cycles); nz = a ^= bus; break;
                case 0x56: /* LSR zp,x */     pc += 2; bus = p[1]; address = bus + x & 0xFF; goto ShiftRight;
                case 0x57: /* SRE zp,x */     pc += 2; bus = p[1]; address = bus + x & 0xFF; goto ShiftRightXor;
                case 0x58: /* CLI */          pc += 1; flags &= ~InterruptFlag; break;
                case 0x59: /* EOR abs,y */    pc += 3; cycles += Carry(p[1] + y); bus = Read(Word(p) + y, p[2], cycles); nz = a ^= bus; break;
                case 0x5A: /* NOP */          pc += 1; break;
                case 0x5B: /* SRE abs,y */    pc += 3; address = Word(p) + y; bus = p[2]; goto ShiftRightXor;
                case 0x5C: /* NOP abs,x */    pc += 3; cycles += Carry(p[1] + x); bus = Read(Word(p) + x, p[2], cycles); break;
                case 0x5D: /* EOR abs,x */    pc += 3; cycles += Carry(p[1] + x); bus = Read(Word(p) + x, p[2], cycles); nz = a ^= bus; break;
                case 0x5E: /* LSR abs,x */    pc += 3; address = Word(p) + x; bus = p[2]; goto ShiftRight;
                case 0x5F: /* SRE abs,x */    pc += 3; address = Word(p) + x; bus = p[2]; goto ShiftRightXor;
                case 0x60: /* RTS */          goto Return;
                case 0x61: /* ADC (zp,x) */   pc += 2; address = ReadPointer(p[1] + x & 0xFF, p[1], cycles); bus = Read(address, address >> 8, cycles); goto Add;
                case 0x62: /* JAM */          pc += 1; goto Jam;
                case 0x63: /* RRA (zp,x) */   pc += 2; address = ReadPointer(p[1] + x & 0xFF, p[1], cycles); bus = address >> 8; goto RotateRightAdd;
                case 0x64: /* NOP zp */       pc += 2; bus = ReadLow(p[1], p[1], cycles); break;
                case 0x65: /* ADC zp */       pc += 2; bus = ReadLow(p[1], p[1], cycles); goto Add;
                case 0x66: /* ROR zp */       pc += 2; address = bus = p[1]; goto RotateRight;
                case 0x67: /* RRA zp */       pc += 2; address = bus = p[1]; goto RotateRightAdd;
                case 0x68: /* PLA */          pc += 1; goto PullA;
                case 0x69: /* ADC # */        pc += 2; bus = p[1]; goto Add;
                case 0x6A: /* ROR */          pc += 1; a |= c << 8; c = a & 1; nz = a >>= 1; break;
                case 0x6B: /* ARR # */        pc += 2; bus = p[1]; goto RotateAnd;
                case 0x6C: /* JMP (abs) */    goto JumpIndirect;
                case 0x6D: /* ADC abs */      pc += 3; bus = Read(Word(p), p[2], cycles); goto Add;
                case 0x6E: /* ROR abs */      pc += 3; address = Word(p); bus = p[2]; goto RotateRight;
                case 0x6F: /* RRA abs */      pc += 3; address = Word(p); bus = p[2]; goto RotateRightAdd;
                case 0x70: /* BVS rel */      pc += 2; bus = p[1]; if (v != 0) goto Branch; break;
                case 0x71: /* ADC (zp),y */   pc += 2; address = ReadPointer(p[1], p[1], cycles); cycles += Carry((byte)address + y); bus = Read(address + y, address >> 8, cycles); goto Add;
                case 0x72: /* JAM */          pc += 1; goto Jam;
                case 0x73: /* RRA (zp),y */   pc += 2; address = ReadPointer(p[1], p[1], cycles); bus = address >> 8; address += y; goto RotateRightAdd;
                case 0x74: /* NOP zp,x */     pc += 2; bus = ReadLow(p[1] + x & 0xFF, p[1], cycles); break;
                case 0x75: /* ADC zp,x */     pc += 2; bus = ReadLow(p[1] + x & 0xFF, p[1], cycles); goto Add;
                case 0x76: /* ROR zp,x */     pc += 2; bus = p[1]; address = bus + x & 0xFF; goto RotateRight;
                case 0x77: /* RRA zp,x */     pc += 2; bus = p[1]; address = bus + x & 0xFF; goto RotateRightAdd;
                case 0x78: /* SEI */          pc += 1; flags |= InterruptFlag; break;
                case 0x79: /* ADC abs,y */    pc += 3; cycles += Carry(p[1] + y); bus = Read(Word(p) + y, p[2], cycles); goto Add;
                case 0x7A: /* NOP */          pc += 1; break;
                case 0x7B: /* RRA abs,y */    pc += 3; address = Word(p) + y; bus = p[2]; goto RotateRightAdd;
                case 0x7C: /* NOP abs,x */    pc += 3; cycles += Carry(p[1] + x); bus = Read(Word(p) + x, p[2], cycles); break;
                case 0x7D: /* ADC abs,x */    pc += 3; cycles += Carry(p[1] + x); bus = Read(Word(p) + x, p[2], cycles); goto Add;
                case 0x7E: /* ROR abs,x */    pc += 3; address = Word(p) + x; bus = p[2]; goto RotateRight;
                case 0x7F: /* RRA abs,x */    pc += 3; address = Word(p) + x; bus = p[2]; goto RotateRightAdd;
                case 0x80: /* NOP # */        pc += 2; bus = p[1]; break;
                case 0x81: /* STA (zp,x) */   pc += 2; cycles = Write(ReadPointer(p[1] + x & 0xFF, p[1], cycles), bus = a, cycles); break;
                case 0x82: /* NOP # */        pc += 2; bus = p[1]; break;
                case 0x83: /* SAX (zp,x) */   pc += 2; cycles = Write(ReadPointer(p[1] + x & 0xFF, p[1], cycles), bus = a & x, cycles); break;
                case 0x84: /* STY zp */       pc += 2; cycles = WriteLow(p[1], bus = y, cycles); break;
                case 0x85: /* STA zp */       pc += 2; cycles = WriteLow(p[1], bus = a, cycles); break;
                case 0x86: /* STX zp */       pc += 2; cycles = WriteLow(p[1], bus = x, cycles); break;
                case 0x87: /* SAX zp */       pc += 2; cycles = WriteLow(p[1], bus = a & x, cycles); break;
                case 0x88: /* DEY */          pc += 1; nz = y = y - 1 & 0xFF; break;
                case 0x89: /* NOP # */        pc += 2; bus = p[1]; break;
                case 0x8A: /* TXA */          pc += 1; nz = a = x; break;
                case 0x8B: /* ANE # */        pc += 2; bus = p[1]; nz = a = (a | 0xEE) & x & bus; break;
                case 0x8C: /* STY abs */      pc += 3; cycles = Write(Word(p), bus = y, cycles); break;
                case 0x8D: /* STA abs */      pc += 3; cycles = Write(Word(p), bus = a, cycles); break;
                case 0x8E: /* STX abs */      pc += 3; cycles = Write(Word(p), bus = x, cycles); break;
                case 0x8F: /* SAX abs */      pc += 3; cycles = Write(Word(p), bus = a & x, cycles); break;
                case 0x90: /* BCC rel */      pc += 2; bus = p[1]; if (c == 0) goto Branch; break;
                case 0x91: /* STA (zp),y */   pc += 2; cycles = Write(ReadPointer(p[1], p[1], cycles) + y, bus = a, cycles); break;
                case 0x92: /* JAM */          pc += 1; goto Jam;
                case 0x93: /* SHA (zp),y */   pc += 2; address = ReadPointer(p[1], p[1], cycles) + y; bus = a & x; goto StoreHigh;
                case 0x94: /* STY zp,x */     pc += 2; cycles = WriteLow(p[1] + x & 0xFF, bus = y, cycles); break;
                case 0x95: /* STA zp,x */     pc += 2; cycles = WriteLow(p[1] + x & 0xFF, bus = a, cycles); break;
                case 0x96: /* STX zp,y */     pc += 2; cycles = WriteLow(p[1] + y & 0xFF, bus = x, cycles); break;
                case 0x97: /* SAX zp,y */     pc += 2; cycles = WriteLow(p[1] + y & 0xFF, bus = a & x, cycles); break;
                case 0x98: /* TYA */          pc += 1; nz = a = y; break;
                case 0x99: /* STA abs,y */    pc += 3; cycles = Write(Word(p) + y, bus = a, cycles); break;
                case 0x9A: /* TXS */          pc += 1; sp = x; break;
                case 0x9B: /* SHS abs,y */    pc += 3; address = Word(p) + y; bus = sp = a & x; goto StoreHigh;
                case 0x9C: /* SHY abs,x */    pc += 3; address = Word(p) + x; bus = y; goto StoreHigh;
                case 0x9D: /* STA abs,x */    pc += 3; cycles = Write(Word(p) + x, bus = a, cycles); break;
                case 0x9E: /* SHX abs,y */    pc += 3; address = Word(p) + y; bus = x; goto StoreHigh;
                case 0x9F: /* SHA abs,y */    pc += 3; address = Word(p) + y; bus = a & x; goto StoreHigh;
                case 0xA0: /* LDY # */        pc += 2; bus = p[1]; nz = y = bus; break;
                case 0xA1: /* LDA (zp,x) */   pc += 2; address = ReadPointer(p[1] + x & 0xFF, p[1], cycles); bus = Read(address, address >> 8, cycles); nz = a = bus; break;
                case 0xA2: /* LDX # */        pc += 2; bus = p[1]; nz = x = bus; break;
                case 0xA3: /* LAX (zp,x) */   pc += 2; address = ReadPointer(p[1] + x & 0xFF, p[1], cycles); bus = Read(address, address >> 8, cycles); nz = x = a = bus; break;
                case 0xA4: /* LDY zp */       pc += 2; bus = ReadLow(p[1], p[1], cycles); nz = y = bus; break;
                case 0xA5: /* LDA zp */       pc += 2; bus = ReadLow(p[1], p[1], cycles); nz = a = bus; break;
                case 0xA6: /* LDX zp */       pc += 2; bus = ReadLow(p[1], p[1], cycles); nz = x = bus; break;
                case 0xA7: /* LAX zp */       pc += 2; bus = ReadLow(p[1], p[1], cycles); nz = x = a = bus; break;
                case 0xA8: /* TAY */          pc += 1; nz = y = a; break;
                case 0xA9: /* LDA # */        pc += 2; bus = p[1]; nz = a = bus; break;
                case 0xAA: /* TAX */          pc += 1; nz = x = a; break;
                case 0xAB: /* LXA # */        pc += 2; bus = p[1]; nz = x = a = (a | 0xEE) & bus; break;
                case 0xAC: /* LDY abs */      pc += 3; bus = Read(Word(p), p[2], cycles); nz = y = bus; break;
                case 0xAD: /* LDA abs */      pc += 3; bus = Read(Word(p), p[2], cycles); nz = a = bus; break;
                case 0xAE: /* LDX abs */      pc += 3; bus = Read(Word(p), p[2], cycles); nz = x = bus; break;
                case 0xAF: /* LAX abs */      pc += 3; bus = Read(Word(p), p[2], cycles); nz = x = a = bus; break;
                case 0xB0: /* BCS rel */      pc += 2; bus = p[1]; if (c != 0) goto Branch; break;
                case 0xB1: /* LDA (zp),y */   pc += 2; address = ReadPointer(p[1], p[1], cycles); cycles += Carry((byte)address + y); bus = Read(address + y, address >> 8, cycles); nz = a = bus; break;
                case 0xB2: /* JAM */          pc += 1; goto Jam;
                case 0xB3: /* LAX (zp),y */   pc += 2; address = ReadPointer(p[1], p[1], cycles); cycles += Carry((byte)address + y); bus = Read(address + y, address >> 8, cycles); nz = x = a = bus; break;
                case 0xB4: /* LDY zp,x */     pc += 2; bus = ReadLow(p[1] + x & 0xFF, p[1], cycles); nz = y = bus; break;
                case 0xB5: /* LDA zp,x */     pc += 2; bus = ReadLow(p[1] + x & 0xFF, p[1], cycles); nz = a = bus; break;
                case 0xB6: /* LDX zp,y */     pc += 2; bus = ReadLow(p[1] + y & 0xFF, p[1], cycles); nz = x = bus; break;
                case 0xB7: /* LAX zp,y */     pc += 2; bus = ReadLow(p[1] + y & 0xFF, p[1], cycles); nz = x = a = bus; break;
                case 0xB8: /* CLV */          pc += 1; v = 0; break;
                case 0xB9: /* LDA abs,y */    pc += 3; cycles += Carry(p[1] + y); bus = Read(Word(p) + y, p[2], cycles); nz = a = bus; break;
                case 0xBA: /* TSX */          pc += 1; nz = x = sp; break;
                case 0xBB: /* LAS abs,y */    pc += 3; cycles += Carry(p[1] + y); bus = Read(Word(p) + y, p[2], cycles); nz = x = a = sp &= bus; break;
                case 0xBC: /* LDY abs,x */    pc += 3; cycles += Carry(p[1] + x); bus = Read(Word(p) + x, p[2], cycles); nz = y = bus; break;
                case 0xBD: /* LDA abs,x */    pc += 3; cycles += Carry(p[1] + x); bus = Read(Word(p) + x, p[2], cycles); nz = a = bus; break;
                case 0xBE: /* LDX abs,y */    pc += 3; cycles += Carry(p[1] + y); bus = Read(Word(p) + y, p[2], cycles); nz = x = bus; break;
                case 0xBF: /* LAX abs,y */    pc += 3; cycles += Carry(p[1] + y); bus = Read(Word(p) + y, p[2], cycles); nz = x = a = bus; break;
                case 0xC0: /* CPY # */        pc += 2; bus = p[1]; c = NotBelow(y, bus); nz = y - bus & 0xFF; break;
                case 0xC1: /* CMP (zp,x) */   pc += 2; address = ReadPointer(p[1] + x & 0xFF, p[1], cycles); bus = Read(address, address >> 8, cycles); c = NotBelow(a, bus); nz = a - bus & 0xFF; break;
                case 0xC2: /* NOP # */        pc += 2; bus = p[1]; break;
                case 0xC3: /* DCP (zp,x) */   pc += 2; address = ReadPointer(p[1] + x & 0xFF, p[1], cycles); bus = address >> 8; goto DecrementCompare;
                case 0xC4: /* CPY zp */       pc += 2; bus = ReadLow(p[1], p[1], cycles); c = NotBelow(y, bus); nz = y - bus & 0xFF; break;
                case 0xC5: /* CMP zp */       pc += 2; bus = ReadLow(p[1], p[1], cycles); c = NotBelow(a, bus); nz = a - bus & 0xFF; break;
                case 0xC6: /* DEC zp */       pc += 2; address = bus = p[1]; goto Decrement;
                case 0xC7: /* DCP zp */       pc += 2; address = bus = p[1]; goto DecrementCompare;
                case 0xC8: /* INY */          pc += 1; nz = y = y + 1 & 0xFF; break;
                case 0xC9: /* CMP # */        pc += 2; bus = p[1]; c = NotBelow(a, bus); nz = a - bus & 0xFF; break;
                case 0xCA: /* DEX */          pc += 1; nz = x = x - 1 & 0xFF; break;
                case 0xCB: /* SBX # */        pc += 2; bus = p[1]; c = NotBelow(a & x, bus); nz = x = (a & x) - bus & 0xFF; break;
                case 0xCC: /* CPY abs */      pc += 3; bus = Read(Word(p), p[2], cycles); c = NotBelow(y, bus); nz = y - bus & 0xFF; break;
                case 0xCD: /* CMP abs */      pc += 3; bus = Read(Word(p), p[2], cycles); c = NotBelow(a, bus); nz = a - bus & 0xFF; break;
                case 0xCE: /* DEC abs */      pc += 3; address = Word(p); bus = p[2]; goto Decrement;
                case 0xCF: /* DCP abs */      pc += 3; address = Word(p); bus = p[2]; goto DecrementCompare;
                case 0xD0: /* BNE rel */      pc += 2; bus = p[1]; if ((byte)nz != 0) goto Branch; break;
                case 0xD1: /* CMP (zp),y */   pc += 2; address = ReadPointer(p[1], p[1], cycles); cycles += Carry((byte)address + y); bus = Read(address + y, address >> 8, cycles); c = NotBelow(a, bus); nz = a - bus & 0xFF; break;
                case 0xD2: /* JAM */          pc += 1; goto Jam;
                case 0xD3: /* DCP (zp),y */   pc += 2; address = ReadPointer(p[1], p[1], cycles); bus = address >> 8; address += y; goto DecrementCompare;
                case 0xD4: /* NOP zp,x */     pc += 2; bus = ReadLow(p[1] + x & 0xFF, p[1], cycles); break;
                case 0xD5: /* CMP zp,x */     pc += 2; bus = ReadLow(p[1] + x & 0xFF, p[1], cycles); c = NotBelow(a, bus); nz = a - bus & 0xFF; break;
                case 0xD6: /* DEC zp,x */     pc += 2; bus = p[1]; address = bus + x & 0xFF; goto Decrement;
                case 0xD7: /* DCP zp,x */     pc += 2; bus = p[1]; address = bus + x & 0xFF; goto DecrementCompare;
                case 0xD8: /* CLD */          pc += 1; flags &= ~DecimalFlag; break;
                case 0xD9: /* CMP abs,y */    pc += 3; cycles += Carry(p[1] + y); bus = Read(Word(p) + y, p[2], cycles); c = NotBelow(a, bus); nz = a - bus & 0xFF; break;
                case 0xDA: /* NOP */          pc += 1; break;
                case 0xDB: /* DCP abs,y */    pc += 3; address = Word(p) + y; bus = p[2]; goto DecrementCompare;
                case 0xDC: /* NOP abs,x */    pc += 3; cycles += Carry(p[1] + x); bus = Read(Word(p) + x, p[2], cycles); break;
                case 0xDD: /* CMP abs,x */    pc += 3; cycles += Carry(p[1] + x); bus = Read(Word(p) + x, p[2], cycles); c = NotBelow(a, bus); nz = a - bus & 0xFF; break;
                case 0xDE: /* DEC abs,x */    pc += 3; address = Word(p) + x; bus = p[2]; goto Decrement;
                case 0xDF: /* DCP abs,x */    pc += 3; address = Word(p) + x; bus = p[2]; goto DecrementCompare;
                case 0xE0: /* CPX # */        pc += 2; bus = p[1]; c = NotBelow(x, bus); nz = x - bus & 0xFF; break;
                case 0xE1: /* SBC (zp,x) */   pc += 2; address = ReadPointer(p[1] + x & 0xFF, p[1], cycles); bus = Read(address, address >> 8, cycles); goto Subtract;
                case 0xE2: /* NOP # */        pc += 2; bus = p[1]; break;
                case 0xE3: /* ISB (zp,x) */   pc += 2; address = ReadPointer(p[1] + x & 0xFF, p[1], cycles); bus = address >> 8; goto IncrementSubtract;
                case 0xE4: /* CPX zp */       pc += 2; bus = ReadLow(p[1], p[1], cycles); c = NotBelow(x, bus); nz = x - bus & 0xFF; break;
                case 0xE5: /* SBC zp */       pc += 2; bus = ReadLow(p[1], p[1], cycles); goto Subtract;
                case 0xE6: /* INC zp */       pc += 2; address = bus = p[1]; goto Increment;
                case 0xE7: /* ISB zp */       pc += 2; address = bus = p[1]; goto IncrementSubtract;
                case 0xE8: /* INX */          pc += 1; nz = x = x + 1 & 0xFF; break;
                case 0xE9: /* SBC # */        pc += 2; bus = p[1]; goto Subtract;
                case 0xEA: /* NOP */          pc += 1; break;
                case 0xEB: /* SBC # */        pc += 2; bus = p[1]; goto Subtract;
                case 0xEC: /* CPX abs */      pc += 3; bus = Read(Word(p), p[2], cycles); c = NotBelow(x, bus); nz = x - bus & 0xFF; break;
                case 0xED: /* SBC abs */      pc += 3; bus = Read(Word(p), p[2], cycles); goto Subtract;
                case 0xEE: /* INC abs */      pc += 3; address = Word(p); bus = p[2]; goto Increment;
                case 0xEF: /* ISB abs */      pc += 3; address = Word(p); bus = p[2]; goto IncrementSubtract;
                case 0xF0: /* BEQ rel */      pc += 2; bus = p[1]; if ((byte)nz == 0) goto Branch; break;
                case 0xF1: /* SBC (zp),y */   pc += 2; address = ReadPointer(p[1], p[1], cycles); cycles += Carry((byte)address + y); bus = Read(address + y, address >> 8, cycles); goto Subtract;
                case 0xF2: /* JAM */          pc += 1; goto Jam;
                case 0xF3: /* ISB (zp),y */   pc += 2; address = ReadPointer(p[1], p[1], cycles); bus = address >> 8; address += y; goto IncrementSubtract;
                case 0xF4: /* NOP zp,x */     pc += 2; bus = ReadLow(p[1] + x & 0xFF, p[1], cycles); break;
                case 0xF5: /* SBC zp,x */     pc += 2; bus = ReadLow(p[1] + x & 0xFF, p[1], cycles); goto Subtract;
                case 0xF6: /* INC zp,x */     pc += 2; bus = p[1]; address = bus + x & 0xFF; goto Increment;
                case 0xF7: /* ISB zp,x */     pc += 2; bus = p[1]; address = bus + x & 0xFF; goto IncrementSubtract;
                case 0xF8: /* SED */          pc += 1; flags |= DecimalFlag; break;
                case 0xF9: /* SBC abs,y */    pc += 3; cycles += Carry(p[1] + y); bus = Read(Word(p) + y, p[2], cycles); goto Subtract;
                case 0xFA: /* NOP */          pc += 1; break;
                case 0xFB: /* ISB abs,y */    pc += 3; address = Word(p) + y; bus = p[2]; goto IncrementSubtract;
                case 0xFC: /* NOP abs,x */    pc += 3; cycles += Carry(p[1] + x); bus = Read(Word(p) + x, p[2], cycles); break;
                case 0xFD: /* SBC abs,x */    pc += 3; cycles += Carry(p[1] + x); bus = Read(Word(p) + x, p[2], cycles); goto Subtract;
                case 0xFE: /* INC abs,x */    pc += 3; address = Word(p) + x; bus = p[2]; goto Increment;
                case 0xFF: /* ISB abs,x */    pc += 3; address = Word(p) + x; bus = p[2]; goto IncrementSubtract;
            }
            continue;

        Branch:
            address = pc + (sbyte)bus & 0xFFFF;
            cycles += ((pc ^ address) & 0xFF00) != 0 ? 2u : 1u;
            pc = address;
            continue;

        Add:
            if ((flags & DecimalFlag) != 0)
            {
                result = ProcessorTables.AddDecimal(a, bus, c);
                v = result >> 16;
                c = result >> 8 & 1;
                nz = a = (byte)result;
                continue;
            }
            result = a + bus + c;
            v = (a ^ result) & (bus ^ result) & 0x80;
            c = result >> 8;
            nz = a = (byte)result;
            continue;

        Subtract:
            if ((flags & DecimalFlag) != 0)
            {
                result = ProcessorTables.SubtractDecimal(a, bus, c);
                v = result >> 16;
                c = result >> 8 & 1;
                nz = a = (byte)result;
                continue;
            }
            result = a + (bus ^ 0xFF) + c;
            v = (a ^ result) & ~(bus ^ result) & 0x80;
            c = result >> 8;
            nz = a = (byte)result;
            continue;

        ShiftLeft:
            bus = Read(address, bus, cycles);
            c = bus >> 7;
            nz = bus = bus << 1 & 0xFF;
            cycles = Write(address, bus, cycles);
            continue;

        ShiftRight:
            bus = Read(address, bus, cycles);
            c = bus & 1;
            nz = bus >>= 1;
            cycles = Write(address, bus, cycles);
            continue;

        RotateLeft:
            bus = Read(address, bus, cycles) << 1 | c;
            c = bus >> 8;
            nz = bus &= 0xFF;
            cycles = Write(address, bus, cycles);
            continue;

        RotateRight:
            bus = Read(address, bus, cycles) | c << 8;
            c = bus & 1;
            nz = bus >>= 1;
            cycles = Write(address, bus, cycles);
            continue;

        Increment:
            nz = bus = Read(address, bus, cycles) + 1 & 0xFF;
            cycles = Write(address, bus, cycles);
            continue;

        Decrement:
            nz = bus = Read(address, bus, cycles) - 1 & 0xFF;
            cycles = Write(address, bus, cycles);
            continue;

        ShiftLeftOr:
            bus = Read(address, bus, cycles);
            c = bus >> 7;
            bus = bus << 1 & 0xFF;
            nz = a |= bus;
            cycles = Write(address, bus, cycles);
            continue;

        RotateLeftAnd:
            bus = Read(address, bus, cycles) << 1 | c;
            c = bus >> 8;
            bus &= 0xFF;
            nz = a &= bus;
            cycles = Write(address, bus, cycles);
            continue;

        ShiftRightXor:
            bus = Read(address, bus, cycles);
            c = bus & 1;
            bus >>= 1;
            nz = a ^= bus;
            cycles = Write(address, bus, cycles);
            continue;

        RotateRightAdd:
            bus = Read(address, bus, cycles) | c << 8;
            c = bus & 1;
            bus >>= 1;
            cycles = Write(address, bus, cycles);
            goto Add;

        DecrementCompare:
            bus = Read(address, bus, cycles) - 1 & 0xFF;
            c = NotBelow(a, bus);
            nz = a - bus & 0xFF;
            cycles = Write(address, bus, cycles);
            continue;

        IncrementSubtract:
            bus = Read(address, bus, cycles) + 1 & 0xFF;
            cycles = Write(address, bus, cycles);
            goto Subtract;

        RotateAnd:
            result = ProcessorTables.RotateAnd(a, bus, c, (flags & DecimalFlag) != 0);
            a = (byte)result;
            nz = result >> 16;
            c = result >> 8 & 1;
            v = result >> 9 & 1;
            continue;

        StoreHigh:
            bus &= (address >> 8 & 0xFF) + 1;
            cycles = Write(address, bus, cycles);
            continue;

        PushA:
            cycles = WriteLow(0x100 | sp, bus = a, cycles);
            sp = sp - 1 & 0xFF;
            continue;

        PushStatus:
            cycles = WriteLow(0x100 | sp, bus = Status(nz, v, flags, c), cycles);
            sp = sp - 1 & 0xFF;
            continue;

        PullA:
            bus = ReadLow(0x100 | sp, bus, cycles);
            sp = sp + 1 & 0xFF;
            nz = a = bus = ReadLow(0x100 | sp, bus, cycles);
            continue;

        PullStatus:
            bus = ReadLow(0x100 | sp, bus, cycles);
            sp = sp + 1 & 0xFF;
            bus = ReadLow(0x100 | sp, bus, cycles);
            nz = (bus & 0x80) << 8 | ~bus >> 1 & 1;
            v = bus & OverflowFlag;
            flags = bus & (DecimalFlag | InterruptFlag);
            c = bus & 1;
            continue;

        Call:
            address = p[1];
            pc = pc + 2 & 0xFFFF;
            _ = ReadLow(0x100 | sp, address, cycles);
            cycles = WriteLow(0x100 | sp, pc >> 8, cycles);
            sp = sp - 1 & 0xFF;
            _s.LastWasWritten = true;
            cycles = WriteLow(0x100 | sp, pc & 0xFF, cycles);
            sp = sp - 1 & 0xFF;
            _s.LastWasWritten = false;
            bus = Read(pc, pc & 0xFF, cycles);
            pc = address | bus << 8;
            continue;

        Return:
            bus = ReadLow(0x100 | sp, bus, cycles);
            sp = sp + 1 & 0xFF;
            address = ReadLow(0x100 | sp, bus, cycles);
            sp = sp + 1 & 0xFF;
            bus = ReadLow(0x100 | sp, address, cycles);
            pc = address | bus << 8;
            bus = Read(pc, bus, cycles);
            pc++;
            continue;

        ReturnFromInterrupt:
            bus = ReadLow(0x100 | sp, bus, cycles);
            sp = sp + 1 & 0xFF;
            bus = ReadLow(0x100 | sp, bus, cycles);
            nz = (bus & 0x80) << 8 | ~bus >> 1 & 1;
            v = bus & OverflowFlag;
            flags = bus & (DecimalFlag | InterruptFlag);
            c = bus & 1;
            sp = sp + 1 & 0xFF;
            address = ReadLow(0x100 | sp, bus, cycles);
            sp = sp + 1 & 0xFF;
            bus = ReadLow(0x100 | sp, address, cycles);
            pc = address | bus << 8;
            continue;

        Break:
            pc = pc + 2 & 0xFFFF;
            cycles = WriteLow(0x100 | sp, pc >> 8, cycles);
            sp = sp - 1 & 0xFF;
            _s.LastWasWritten = true;
            cycles = WriteLow(0x100 | sp, pc & 0xFF, cycles);
            sp = sp - 1 & 0xFF;
            cycles = WriteLow(0x100 | sp, Status(nz, v, flags, c), cycles);
            sp = sp - 1 & 0xFF;
            _s.LastWasWritten = false;
            flags |= InterruptFlag;
            address = Read(0xFFFE, 0, cycles);
            bus = Read(0xFFFF, address, cycles);
            pc = address | bus << 8;
            continue;

        JumpIndirect:
            address = Word(p);
            pc = Read(address, p[2], cycles);
            bus = Read(address & 0xFF00 | address + 1 & 0xFF, pc, cycles);
            pc |= bus << 8;
            continue;

        Jam:
            _s.IsJammed = true;
            LeaveCode();
        }
        (_s.A, _s.X, _s.Y, _s.SP, _s.PC, _s.Bus) = (a, x, y, sp, pc & 0xFFFF, bus);
        _s.Status = Status(nz, v, flags, c);
        _s.Cycles = cycles;
    }

    private void ResetProcessor()
    {
        _s.IsJammed = _s.IsStopped = false;
        _s.A = _s.X = _s.Y = 0;
        _s.SP = 0xFF;
        _s.Status = 0x30;
        var low = Read(0xFFFC, _s.Bus, _s.Cycles);
        _s.Bus = Read(0xFFFD, low, _s.Cycles);
        _s.PC = low | _s.Bus << 8;
        LeaveCode();
    }

    /// <summary>An instruction's operand of two bytes.</summary>
    private static int Word(byte* p) => *(ushort*)(p + 1);

    /// <summary>What indexing costs if it leads to another page.</summary>
    private static uint Carry(int sum) => (uint)sum >> 8;

    private static int NotBelow(int register, int value) => register >= value ? 1 : 0;

    private static int Status(int nz, int v, int flags, int c) =>
        0x30 | ((nz & 0x8080) != 0 ? 0x80 : 0) | (v != 0 ? OverflowFlag : 0) | flags | ((byte)nz == 0 ? 2 : 0) | c;
}
