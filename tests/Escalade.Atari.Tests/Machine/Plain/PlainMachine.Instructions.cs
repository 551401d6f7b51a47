namespace Escalade.Atari.Tests.Machine.Plain;

/// <summary>The 256 instructions.</summary>
internal sealed partial class PlainMachine
{
    private void Execute()
    {
        int address;
        switch (Fetch())
        {
            case 0x00: // BRK
                _cycles += 7;
                Break();
                break;
            case 0x01: // ORA
                _cycles += 6;
                _a = NZ(_a | Read(IndirectX()));
                break;
            case 0x02: // JAM
                _cycles += 2;
                _isJammed = true;
                break;
            case 0x03: // SLO
                _cycles += 8;
                address = IndirectX();
                Write(address, ShiftLeftOr(Read(address)));
                break;
            case 0x04: // NOP
                _cycles += 3;
                _ = Read(Fetch());
                break;
            case 0x05: // ORA
                _cycles += 3;
                _a = NZ(_a | Read(Fetch()));
                break;
            case 0x06: // ASL
                _cycles += 5;
                address = Fetch();
                Write(address, ShiftLeft(Read(address)));
                break;
            case 0x07: // SLO
                _cycles += 5;
                address = Fetch();
                Write(address, ShiftLeftOr(Read(address)));
                break;
            case 0x08: // PHP
                _cycles += 3;
                Push(Status);
                break;
            case 0x09: // ORA
                _cycles += 2;
                _a = NZ(_a | Fetch());
                break;
            case 0x0A: // ASL
                _cycles += 2;
                _a = ShiftLeft(_a);
                break;
            case 0x0B: // ANC
                _cycles += 2;
                _c = ((_a = NZ(_a & Fetch())) & 0x80) != 0;
                break;
            case 0x0C: // NOP
                _cycles += 4;
                _ = Read(Absolute());
                break;
            case 0x0D: // ORA
                _cycles += 4;
                _a = NZ(_a | Read(Absolute()));
                break;
            case 0x0E: // ASL
                _cycles += 6;
                address = Absolute();
                Write(address, ShiftLeft(Read(address)));
                break;
            case 0x0F: // SLO
                _cycles += 6;
                address = Absolute();
                Write(address, ShiftLeftOr(Read(address)));
                break;
            case 0x10: // BPL
                _cycles += 2;
                Branch(!_n);
                break;
            case 0x11: // ORA
                _cycles += 5;
                _a = NZ(_a | Read(IndirectY(true)));
                break;
            case 0x12: // JAM
                _cycles += 2;
                _isJammed = true;
                break;
            case 0x13: // SLO
                _cycles += 8;
                address = IndirectY(false);
                Write(address, ShiftLeftOr(Read(address)));
                break;
            case 0x14: // NOP
                _cycles += 4;
                _ = Read(ZeroPage(_x));
                break;
            case 0x15: // ORA
                _cycles += 4;
                _a = NZ(_a | Read(ZeroPage(_x)));
                break;
            case 0x16: // ASL
                _cycles += 6;
                address = ZeroPage(_x);
                Write(address, ShiftLeft(Read(address)));
                break;
            case 0x17: // SLO
                _cycles += 6;
                address = ZeroPage(_x);
                Write(address, ShiftLeftOr(Read(address)));
                break;
            case 0x18: // CLC
                _cycles += 2;
                _c = false;
                break;
            case 0x19: // ORA
                _cycles += 4;
                _a = NZ(_a | Read(Absolute(_y, true)));
                break;
            case 0x1A: // NOP
                _cycles += 2;
                break;
            case 0x1B: // SLO
                _cycles += 7;
                address = Absolute(_y, false);
                Write(address, ShiftLeftOr(Read(address)));
                break;
            case 0x1C: // NOP
                _cycles += 4;
                _ = Read(Absolute(_x, true));
                break;
            case 0x1D: // ORA
                _cycles += 4;
                _a = NZ(_a | Read(Absolute(_x, true)));
                break;
            case 0x1E: // ASL
                _cycles += 7;
                address = Absolute(_x, false);
                Write(address, ShiftLeft(Read(address)));
                break;
            case 0x1F: // SLO
                _cycles += 7;
                address = Absolute(_x, false);
                Write(address, ShiftLeftOr(Read(address)));
                break;
            case 0x20: // JSR
                _cycles += 6;
                Call();
                break;
            case 0x21: // AND
                _cycles += 6;
                _a = NZ(_a & Read(IndirectX()));
                break;
            case 0x22: // JAM
                _cycles += 2;
                _isJammed = true;
                break;
            case 0x23: // RLA
                _cycles += 8;
                address = IndirectX();
                Write(address, RotateLeftAnd(Read(address)));
                break;
            case 0x24: // BIT
                _cycles += 3;
                TestBits(Read(Fetch()));
                break;
            case 0x25: // AND
                _cycles += 3;
                _a = NZ(_a & Read(Fetch()));
                break;
            case 0x26: // ROL
                _cycles += 5;
                address = Fetch();
                Write(address, RotateLeft(Read(address)));
                break;
            case 0x27: // RLA
                _cycles += 5;
                address = Fetch();
                Write(address, RotateLeftAnd(Read(address)));
                break;
            case 0x28: // PLP
                _cycles += 4;
                Status = Pull();
                break;
            case 0x29: // AND
                _cycles += 2;
                _a = NZ(_a & Fetch());
                break;
            case 0x2A: // ROL
                _cycles += 2;
                _a = RotateLeft(_a);
                break;
            case 0x2B: // ANC
                _cycles += 2;
                _c = ((_a = NZ(_a & Fetch())) & 0x80) != 0;
                break;
            case 0x2C: // BIT
                _cycles += 4;
                TestBits(Read(Absolute()));
                break;
            case 0x2D: // AND
                _cycles += 4;
                _a = NZ(_a & Read(Absolute()));
                break;
            case 0x2E: // ROL
                _cycles += 6;
                address = Absolute();
                Write(address, RotateLeft(Read(address)));
                break;
            case 0x2F: // RLA
                _cycles += 6;
                address = Absolute();
                Write(address, RotateLeftAnd(Read(address)));
                break;
            case 0x30: // BMI
                _cycles += 2;
                Branch(_n);
                break;
            case 0x31: // AND
                _cycles += 5;
                _a = NZ(_a & Read(IndirectY(true)));
                break;
            case 0x32: // JAM
                _cycles += 2;
                _isJammed = true;
                break;
            case 0x33: // RLA
                _cycles += 8;
                address = IndirectY(false);
                Write(address, RotateLeftAnd(Read(address)));
                break;
            case 0x34: // NOP
                _cycles += 4;
                _ = Read(ZeroPage(_x));
                break;
            case 0x35: // AND
                _cycles += 4;
                _a = NZ(_a & Read(ZeroPage(_x)));
                break;
            case 0x36: // ROL
                _cycles += 6;
                address = ZeroPage(_x);
                Write(address, RotateLeft(Read(address)));
                break;
            case 0x37: // RLA
                _cycles += 6;
                address = ZeroPage(_x);
                Write(address, RotateLeftAnd(Read(address)));
                break;
            case 0x38: // SEC
                _cycles += 2;
                _c = true;
                break;
            case 0x39: // AND
                _cycles += 4;
                _a = NZ(_a & Read(Absolute(_y, true)));
                break;
            case 0x3A: // NOP
                _cycles += 2;
                break;
            case 0x3B: // RLA
                _cycles += 7;
                address = Absolute(_y, false);
                Write(address, RotateLeftAnd(Read(address)));
                break;
            case 0x3C: // NOP
                _cycles += 4;
                _ = Read(Absolute(_x, true));
                break;
            case 0x3D: // AND
                _cycles += 4;
                _a = NZ(_a & Read(Absolute(_x, true)));
                break;
            case 0x3E: // ROL
                _cycles += 7;
                address = Absolute(_x, false);
                Write(address, RotateLeft(Read(address)));
                break;
            case 0x3F: // RLA
                _cycles += 7;
                address = Absolute(_x, false);
                Write(address, RotateLeftAnd(Read(address)));
                break;
            case 0x40: // RTI
                _cycles += 6;
                ReturnFromInterrupt();
                break;
            case 0x41: // EOR
                _cycles += 6;
                _a = NZ(_a ^ Read(IndirectX()));
                break;
            case 0x42: // JAM
                _cycles += 2;
                _isJammed = true;
                break;
            case 0x43: // SRE
                _cycles += 8;
                address = IndirectX();
                Write(address, ShiftRightXor(Read(address)));
                break;
            case 0x44: // NOP
                _cycles += 3;
                _ = Read(Fetch());
                break;
            case 0x45: // EOR
                _cycles += 3;
                _a = NZ(_a ^ Read(Fetch()));
                break;
            case 0x46: // LSR
                _cycles += 5;
                address = Fetch();
                Write(address, ShiftRight(Read(address)));
                break;
            case 0x47: // SRE
                _cycles += 5;
                address = Fetch();
                Write(address, ShiftRightXor(Read(address)));
                break;
            case 0x48: // PHA
                _cycles += 3;
                Push(_a);
                break;
            case 0x49: // EOR
                _cycles += 2;
                _a = NZ(_a ^ Fetch());
                break;
            case 0x4A: // LSR
                _cycles += 2;
                _a = ShiftRight(_a);
                break;
            case 0x4B: // ASR
                _cycles += 2;
                _a = ShiftRight((byte)(_a & Fetch()));
                break;
            case 0x4C: // JMP
                _cycles += 3;
                _pc = (ushort)Absolute();
                break;
            case 0x4D: // EOR
                _cycles += 4;
                _a = NZ(_a ^ Read(Absolute()));
                break;
            case 0x4E: // LSR
                _cycles += 6;
                address = Absolute();
                Write(address, ShiftRight(Read(address)));
                break;
            case 0x4F: // SRE
                _cycles += 6;
                address = Absolute();
                Write(address, ShiftRightXor(Read(address)));
                break;
            case 0x50: // BVC
                _cycles += 2;
                Branch(!_v);
                break;
            case 0x51: // EOR
                _cycles += 5;
                _a = NZ(_a ^ Read(IndirectY(true)));
                break;
            case 0x52: // JAM
                _cycles += 2;
                _isJammed = true;
                break;
            case 0x53: // SRE
                _cycles += 8;
                address = IndirectY(false);
                Write(address, ShiftRightXor(Read(address)));
                break;
            case 0x54: // NOP
                _cycles += 4;
                _ = Read(ZeroPage(_x));
                break;
            case 0x55: // EOR
                _cycles += 4;
                _a = NZ(_a ^ Read(ZeroPage(_x)));
                break;
            case 0x56: // LSR
                _cycles += 6;
                address = ZeroPage(_x);
                Write(address, ShiftRight(Read(address)));
                break;
            case 0x57: // SRE
                _cycles += 6;
                address = ZeroPage(_x);
                Write(address, ShiftRightXor(Read(address)));
                break;
            case 0x58: // CLI
                _cycles += 2;
                _i = false;
                break;
            case 0x59: // EOR
                _cycles += 4;
                _a = NZ(_a ^ Read(Absolute(_y, true)));
                break;
            case 0x5A: // NOP
                _cycles += 2;
                break;
            case 0x5B: // SRE
                _cycles += 7;
                address = Absolute(_y, false);
                Write(address, ShiftRightXor(Read(address)));
                break;
            case 0x5C: // NOP
                _cycles += 4;
                _ = Read(Absolute(_x, true));
                break;
            case 0x5D: // EOR
                _cycles += 4;
                _a = NZ(_a ^ Read(Absolute(_x, true)));
                break;
            case 0x5E: // LSR
                _cycles += 7;
                address = Absolute(_x, false);
                Write(address, ShiftRight(Read(address)));
                break;
            case 0x5F: // SRE
                _cycles += 7;
                address = Absolute(_x, false);
                Write(address, ShiftRightXor(Read(address)));
                break;
            case 0x60: // RTS
                _cycles += 6;
                Return();
                break;
            case 0x61: // ADC
                _cycles += 6;
                Add(Read(IndirectX()));
                break;
            case 0x62: // JAM
                _cycles += 2;
                _isJammed = true;
                break;
            case 0x63: // RRA
                _cycles += 8;
                address = IndirectX();
                Write(address, RotateRightAdd(Read(address)));
                break;
            case 0x64: // NOP
                _cycles += 3;
                _ = Read(Fetch());
                break;
            case 0x65: // ADC
                _cycles += 3;
                Add(Read(Fetch()));
                break;
            case 0x66: // ROR
                _cycles += 5;
                address = Fetch();
                Write(address, RotateRight(Read(address)));
                break;
            case 0x67: // RRA
                _cycles += 5;
                address = Fetch();
                Write(address, RotateRightAdd(Read(address)));
                break;
            case 0x68: // PLA
                _cycles += 4;
                _a = NZ(Pull());
                break;
            case 0x69: // ADC
                _cycles += 2;
                Add(Fetch());
                break;
            case 0x6A: // ROR
                _cycles += 2;
                _a = RotateRight(_a);
                break;
            case 0x6B: // ARR
                _cycles += 2;
                RotateAnd(Fetch());
                break;
            case 0x6C: // JMP
                _cycles += 5;
                JumpIndirect();
                break;
            case 0x6D: // ADC
                _cycles += 4;
                Add(Read(Absolute()));
                break;
            case 0x6E: // ROR
                _cycles += 6;
                address = Absolute();
                Write(address, RotateRight(Read(address)));
                break;
            case 0x6F: // RRA
                _cycles += 6;
                address = Absolute();
                Write(address, RotateRightAdd(Read(address)));
                break;
            case 0x70: // BVS
                _cycles += 2;
                Branch(_v);
                break;
            case 0x71: // ADC
                _cycles += 5;
                Add(Read(IndirectY(true)));
                break;
            case 0x72: // JAM
                _cycles += 2;
                _isJammed = true;
                break;
            case 0x73: // RRA
                _cycles += 8;
                address = IndirectY(false);
                Write(address, RotateRightAdd(Read(address)));
                break;
            case 0x74: // NOP
                _cycles += 4;
                _ = Read(ZeroPage(_x));
                break;
            case 0x75: // ADC
                _cycles += 4;
                Add(Read(ZeroPage(_x)));
                break;
            case 0x76: // ROR
                _cycles += 6;
                address = ZeroPage(_x);
                Write(address, RotateRight(Read(address)));
                break;
            case 0x77: // RRA
                _cycles += 6;
                address = ZeroPage(_x);
                Write(address, RotateRightAdd(Read(address)));
                break;
            case 0x78: // SEI
                _cycles += 2;
                _i = true;
                break;
            case 0x79: // ADC
                _cycles += 4;
                Add(Read(Absolute(_y, true)));
                break;
            case 0x7A: // NOP
                _cycles += 2;
                break;
            case 0x7B: // RRA
                _cycles += 7;
                address = Absolute(_y, false);
                Write(address, RotateRightAdd(Read(address)));
                break;
            case 0x7C: // NOP
                _cycles += 4;
                _ = Read(Absolute(_x, true));
                break;
            case 0x7D: // ADC
                _cycles += 4;
                Add(Read(Absolute(_x, true)));
                break;
            case 0x7E: // ROR
                _cycles += 7;
                address = Absolute(_x, false);
                Write(address, RotateRight(Read(address)));
                break;
            case 0x7F: // RRA
                _cycles += 7;
                address = Absolute(_x, false);
                Write(address, RotateRightAdd(Read(address)));
                break;
            case 0x80: // NOP
                _cycles += 2;
                _ = Fetch();
                break;
            case 0x81: // STA
                _cycles += 6;
                Write(IndirectX(), _a);
                break;
            case 0x82: // NOP
                _cycles += 2;
                _ = Fetch();
                break;
            case 0x83: // SAX
                _cycles += 6;
                Write(IndirectX(), (byte)(_a & _x));
                break;
            case 0x84: // STY
                _cycles += 3;
                Write(Fetch(), _y);
                break;
            case 0x85: // STA
                _cycles += 3;
                Write(Fetch(), _a);
                break;
            case 0x86: // STX
                _cycles += 3;
                Write(Fetch(), _x);
                break;
            case 0x87: // SAX
                _cycles += 3;
                Write(Fetch(), (byte)(_a & _x));
                break;
            case 0x88: // DEY
                _cycles += 2;
                _y = NZ(_y - 1);
                break;
            case 0x89: // NOP
                _cycles += 2;
                _ = Fetch();
                break;
            case 0x8A: // TXA
                _cycles += 2;
                _a = NZ(_x);
                break;
            case 0x8B: // ANE
                _cycles += 2;
                _a = NZ((_a | 0xEE) & _x & Fetch());
                break;
            case 0x8C: // STY
                _cycles += 4;
                Write(Absolute(), _y);
                break;
            case 0x8D: // STA
                _cycles += 4;
                Write(Absolute(), _a);
                break;
            case 0x8E: // STX
                _cycles += 4;
                Write(Absolute(), _x);
                break;
            case 0x8F: // SAX
                _cycles += 4;
                Write(Absolute(), (byte)(_a & _x));
                break;
            case 0x90: // BCC
                _cycles += 2;
                Branch(!_c);
                break;
            case 0x91: // STA
                _cycles += 6;
                Write(IndirectY(false), _a);
                break;
            case 0x92: // JAM
                _cycles += 2;
                _isJammed = true;
                break;
            case 0x93: // SHA
                _cycles += 6;
                StoreHigh(IndirectY(false), _a & _x);
                break;
            case 0x94: // STY
                _cycles += 4;
                Write(ZeroPage(_x), _y);
                break;
            case 0x95: // STA
                _cycles += 4;
                Write(ZeroPage(_x), _a);
                break;
            case 0x96: // STX
                _cycles += 4;
                Write(ZeroPage(_y), _x);
                break;
            case 0x97: // SAX
                _cycles += 4;
                Write(ZeroPage(_y), (byte)(_a & _x));
                break;
            case 0x98: // TYA
                _cycles += 2;
                _a = NZ(_y);
                break;
            case 0x99: // STA
                _cycles += 5;
                Write(Absolute(_y, false), _a);
                break;
            case 0x9A: // TXS
                _cycles += 2;
                _sp = _x;
                break;
            case 0x9B: // SHS
                _cycles += 5;
                _sp = (byte)(_a & _x);
                StoreHigh(Absolute(_y, false), _sp);
                break;
            case 0x9C: // SHY
                _cycles += 5;
                StoreHigh(Absolute(_x, false), _y);
                break;
            case 0x9D: // STA
                _cycles += 5;
                Write(Absolute(_x, false), _a);
                break;
            case 0x9E: // SHX
                _cycles += 5;
                StoreHigh(Absolute(_y, false), _x);
                break;
            case 0x9F: // SHA
                _cycles += 5;
                StoreHigh(Absolute(_y, false), _a & _x);
                break;
            case 0xA0: // LDY
                _cycles += 2;
                _y = NZ(Fetch());
                break;
            case 0xA1: // LDA
                _cycles += 6;
                _a = NZ(Read(IndirectX()));
                break;
            case 0xA2: // LDX
                _cycles += 2;
                _x = NZ(Fetch());
                break;
            case 0xA3: // LAX
                _cycles += 6;
                _a = _x = NZ(Read(IndirectX()));
                break;
            case 0xA4: // LDY
                _cycles += 3;
                _y = NZ(Read(Fetch()));
                break;
            case 0xA5: // LDA
                _cycles += 3;
                _a = NZ(Read(Fetch()));
                break;
            case 0xA6: // LDX
                _cycles += 3;
                _x = NZ(Read(Fetch()));
                break;
            case 0xA7: // LAX
                _cycles += 4;
                _a = _x = NZ(Read(Fetch()));
                break;
            case 0xA8: // TAY
                _cycles += 2;
                _y = NZ(_a);
                break;
            case 0xA9: // LDA
                _cycles += 2;
                _a = NZ(Fetch());
                break;
            case 0xAA: // TAX
                _cycles += 2;
                _x = NZ(_a);
                break;
            case 0xAB: // LXA
                _cycles += 2;
                _a = _x = NZ((_a | 0xEE) & Fetch());
                break;
            case 0xAC: // LDY
                _cycles += 4;
                _y = NZ(Read(Absolute()));
                break;
            case 0xAD: // LDA
                _cycles += 4;
                _a = NZ(Read(Absolute()));
                break;
            case 0xAE: // LDX
                _cycles += 4;
                _x = NZ(Read(Absolute()));
                break;
            case 0xAF: // LAX
                _cycles += 4;
                _a = _x = NZ(Read(Absolute()));
                break;
            case 0xB0: // BCS
                _cycles += 2;
                Branch(_c);
                break;
            case 0xB1: // LDA
                _cycles += 5;
                _a = NZ(Read(IndirectY(true)));
                break;
            case 0xB2: // JAM
                _cycles += 2;
                _isJammed = true;
                break;
            case 0xB3: // LAX
                _cycles += 5;
                _a = _x = NZ(Read(IndirectY(true)));
                break;
            case 0xB4: // LDY
                _cycles += 4;
                _y = NZ(Read(ZeroPage(_x)));
                break;
            case 0xB5: // LDA
                _cycles += 4;
                _a = NZ(Read(ZeroPage(_x)));
                break;
            case 0xB6: // LDX
                _cycles += 4;
                _x = NZ(Read(ZeroPage(_y)));
                break;
            case 0xB7: // LAX
                _cycles += 4;
                _a = _x = NZ(Read(ZeroPage(_y)));
                break;
            case 0xB8: // CLV
                _cycles += 2;
                _v = false;
                break;
            case 0xB9: // LDA
                _cycles += 4;
                _a = NZ(Read(Absolute(_y, true)));
                break;
            case 0xBA: // TSX
                _cycles += 2;
                _x = NZ(_sp);
                break;
            case 0xBB: // LAS
                _cycles += 4;
                _a = _x = _sp = NZ(_sp & Read(Absolute(_y, true)));
                break;
            case 0xBC: // LDY
                _cycles += 4;
                _y = NZ(Read(Absolute(_x, true)));
                break;
            case 0xBD: // LDA
                _cycles += 4;
                _a = NZ(Read(Absolute(_x, true)));
                break;
            case 0xBE: // LDX
                _cycles += 4;
                _x = NZ(Read(Absolute(_y, true)));
                break;
            case 0xBF: // LAX
                _cycles += 4;
                _a = _x = NZ(Read(Absolute(_y, true)));
                break;
            case 0xC0: // CPY
                _cycles += 2;
                Compare(_y, Fetch());
                break;
            case 0xC1: // CMP
                _cycles += 6;
                Compare(_a, Read(IndirectX()));
                break;
            case 0xC2: // NOP
                _cycles += 2;
                _ = Fetch();
                break;
            case 0xC3: // DCP
                _cycles += 8;
                address = IndirectX();
                Write(address, DecrementCompare(Read(address)));
                break;
            case 0xC4: // CPY
                _cycles += 3;
                Compare(_y, Read(Fetch()));
                break;
            case 0xC5: // CMP
                _cycles += 3;
                Compare(_a, Read(Fetch()));
                break;
            case 0xC6: // DEC
                _cycles += 5;
                address = Fetch();
                Write(address, Decrement(Read(address)));
                break;
            case 0xC7: // DCP
                _cycles += 5;
                address = Fetch();
                Write(address, DecrementCompare(Read(address)));
                break;
            case 0xC8: // INY
                _cycles += 2;
                _y = NZ(_y + 1);
                break;
            case 0xC9: // CMP
                _cycles += 2;
                Compare(_a, Fetch());
                break;
            case 0xCA: // DEX
                _cycles += 2;
                _x = NZ(_x - 1);
                break;
            case 0xCB: // SBX
                _cycles += 2;
                SubtractFromX(Fetch());
                break;
            case 0xCC: // CPY
                _cycles += 4;
                Compare(_y, Read(Absolute()));
                break;
            case 0xCD: // CMP
                _cycles += 4;
                Compare(_a, Read(Absolute()));
                break;
            case 0xCE: // DEC
                _cycles += 6;
                address = Absolute();
                Write(address, Decrement(Read(address)));
                break;
            case 0xCF: // DCP
                _cycles += 6;
                address = Absolute();
                Write(address, DecrementCompare(Read(address)));
                break;
            case 0xD0: // BNE
                _cycles += 2;
                Branch(!_z);
                break;
            case 0xD1: // CMP
                _cycles += 5;
                Compare(_a, Read(IndirectY(true)));
                break;
            case 0xD2: // JAM
                _cycles += 2;
                _isJammed = true;
                break;
            case 0xD3: // DCP
                _cycles += 8;
                address = IndirectY(false);
                Write(address, DecrementCompare(Read(address)));
                break;
            case 0xD4: // NOP
                _cycles += 4;
                _ = Read(ZeroPage(_x));
                break;
            case 0xD5: // CMP
                _cycles += 4;
                Compare(_a, Read(ZeroPage(_x)));
                break;
            case 0xD6: // DEC
                _cycles += 6;
                address = ZeroPage(_x);
                Write(address, Decrement(Read(address)));
                break;
            case 0xD7: // DCP
                _cycles += 6;
                address = ZeroPage(_x);
                Write(address, DecrementCompare(Read(address)));
                break;
            case 0xD8: // CLD
                _cycles += 2;
                _d = false;
                break;
            case 0xD9: // CMP
                _cycles += 4;
                Compare(_a, Read(Absolute(_y, true)));
                break;
            case 0xDA: // NOP
                _cycles += 2;
                break;
            case 0xDB: // DCP
                _cycles += 7;
                address = Absolute(_y, false);
                Write(address, DecrementCompare(Read(address)));
                break;
            case 0xDC: // NOP
                _cycles += 4;
                _ = Read(Absolute(_x, true));
                break;
            case 0xDD: // CMP
                _cycles += 4;
                Compare(_a, Read(Absolute(_x, true)));
                break;
            case 0xDE: // DEC
                _cycles += 7;
                address = Absolute(_x, false);
                Write(address, Decrement(Read(address)));
                break;
            case 0xDF: // DCP
                _cycles += 7;
                address = Absolute(_x, false);
                Write(address, DecrementCompare(Read(address)));
                break;
            case 0xE0: // CPX
                _cycles += 2;
                Compare(_x, Fetch());
                break;
            case 0xE1: // SBC
                _cycles += 6;
                Subtract(Read(IndirectX()));
                break;
            case 0xE2: // NOP
                _cycles += 2;
                _ = Fetch();
                break;
            case 0xE3: // ISB
                _cycles += 8;
                address = IndirectX();
                Write(address, IncrementSubtract(Read(address)));
                break;
            case 0xE4: // CPX
                _cycles += 3;
                Compare(_x, Read(Fetch()));
                break;
            case 0xE5: // SBC
                _cycles += 3;
                Subtract(Read(Fetch()));
                break;
            case 0xE6: // INC
                _cycles += 5;
                address = Fetch();
                Write(address, Increment(Read(address)));
                break;
            case 0xE7: // ISB
                _cycles += 5;
                address = Fetch();
                Write(address, IncrementSubtract(Read(address)));
                break;
            case 0xE8: // INX
                _cycles += 2;
                _x = NZ(_x + 1);
                break;
            case 0xE9: // SBC
                _cycles += 2;
                Subtract(Fetch());
                break;
            case 0xEA: // NOP
                _cycles += 2;
                break;
            case 0xEB: // SBC
                _cycles += 2;
                Subtract(Fetch());
                break;
            case 0xEC: // CPX
                _cycles += 4;
                Compare(_x, Read(Absolute()));
                break;
            case 0xED: // SBC
                _cycles += 4;
                Subtract(Read(Absolute()));
                break;
            case 0xEE: // INC
                _cycles += 6;
                address = Absolute();
                Write(address, Increment(Read(address)));
                break;
            case 0xEF: // ISB
                _cycles += 6;
                address = Absolute();
                Write(address, IncrementSubtract(Read(address)));
                break;
            case 0xF0: // BEQ
                _cycles += 2;
                Branch(_z);
                break;
            case 0xF1: // SBC
                _cycles += 5;
                Subtract(Read(IndirectY(true)));
                break;
            case 0xF2: // JAM
                _cycles += 2;
                _isJammed = true;
                break;
            case 0xF3: // ISB
                _cycles += 8;
                address = IndirectY(false);
                Write(address, IncrementSubtract(Read(address)));
                break;
            case 0xF4: // NOP
                _cycles += 4;
                _ = Read(ZeroPage(_x));
                break;
            case 0xF5: // SBC
                _cycles += 4;
                Subtract(Read(ZeroPage(_x)));
                break;
            case 0xF6: // INC
                _cycles += 6;
                address = ZeroPage(_x);
                Write(address, Increment(Read(address)));
                break;
            case 0xF7: // ISB
                _cycles += 6;
                address = ZeroPage(_x);
                Write(address, IncrementSubtract(Read(address)));
                break;
            case 0xF8: // SED
                _cycles += 2;
                _d = true;
                break;
            case 0xF9: // SBC
                _cycles += 4;
                Subtract(Read(Absolute(_y, true)));
                break;
            case 0xFA: // NOP
                _cycles += 2;
                break;
            case 0xFB: // ISB
                _cycles += 7;
                address = Absolute(_y, false);
                Write(address, IncrementSubtract(Read(address)));
                break;
            case 0xFC: // NOP
                _cycles += 4;
                _ = Read(Absolute(_x, true));
                break;
            case 0xFD: // SBC
                _cycles += 4;
                Subtract(Read(Absolute(_x, true)));
                break;
            case 0xFE: // INC
                _cycles += 7;
                address = Absolute(_x, false);
                Write(address, Increment(Read(address)));
                break;
            case 0xFF: // ISB
                _cycles += 7;
                address = Absolute(_x, false);
                Write(address, IncrementSubtract(Read(address)));
                break;
        }
    }
}
