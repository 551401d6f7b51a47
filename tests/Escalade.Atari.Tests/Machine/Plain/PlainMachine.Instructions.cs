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
                _s.Cycles += 7;
                Break();
                break;
            case 0x01: // ORA
                _s.Cycles += 6;
                _s.A = NZ(_s.A | Read(IndirectX()));
                break;
            case 0x02: // JAM
                _s.Cycles += 2;
                _s.IsJammed = true;
                break;
            case 0x03: // SLO
                _s.Cycles += 8;
                address = IndirectX();
                Write(address, ShiftLeftOr(Read(address)));
                break;
            case 0x04: // NOP
                _s.Cycles += 3;
                _ = Read(Fetch());
                break;
            case 0x05: // ORA
                _s.Cycles += 3;
                _s.A = NZ(_s.A | Read(Fetch()));
                break;
            case 0x06: // ASL
                _s.Cycles += 5;
                address = Fetch();
                Write(address, ShiftLeft(Read(address)));
                break;
            case 0x07: // SLO
                _s.Cycles += 5;
                address = Fetch();
                Write(address, ShiftLeftOr(Read(address)));
                break;
            case 0x08: // PHP
                _s.Cycles += 3;
                Push(Status);
                break;
            case 0x09: // ORA
                _s.Cycles += 2;
                _s.A = NZ(_s.A | Fetch());
                break;
            case 0x0A: // ASL
                _s.Cycles += 2;
                _s.A = ShiftLeft(_s.A);
                break;
            case 0x0B: // ANC
                _s.Cycles += 2;
                _s.C = ((_s.A = NZ(_s.A & Fetch())) & 0x80) != 0;
                break;
            case 0x0C: // NOP
                _s.Cycles += 4;
                _ = Read(Absolute());
                break;
            case 0x0D: // ORA
                _s.Cycles += 4;
                _s.A = NZ(_s.A | Read(Absolute()));
                break;
            case 0x0E: // ASL
                _s.Cycles += 6;
                address = Absolute();
                Write(address, ShiftLeft(Read(address)));
                break;
            case 0x0F: // SLO
                _s.Cycles += 6;
                address = Absolute();
                Write(address, ShiftLeftOr(Read(address)));
                break;
            case 0x10: // BPL
                _s.Cycles += 2;
                Branch(!_s.N);
                break;
            case 0x11: // ORA
                _s.Cycles += 5;
                _s.A = NZ(_s.A | Read(IndirectY(true)));
                break;
            case 0x12: // JAM
                _s.Cycles += 2;
                _s.IsJammed = true;
                break;
            case 0x13: // SLO
                _s.Cycles += 8;
                address = IndirectY(false);
                Write(address, ShiftLeftOr(Read(address)));
                break;
            case 0x14: // NOP
                _s.Cycles += 4;
                _ = Read(ZeroPage(_s.X));
                break;
            case 0x15: // ORA
                _s.Cycles += 4;
                _s.A = NZ(_s.A | Read(ZeroPage(_s.X)));
                break;
            case 0x16: // ASL
                _s.Cycles += 6;
                address = ZeroPage(_s.X);
                Write(address, ShiftLeft(Read(address)));
                break;
            case 0x17: // SLO
                _s.Cycles += 6;
                address = ZeroPage(_s.X);
                Write(address, ShiftLeftOr(Read(address)));
                break;
            case 0x18: // CLC
                _s.Cycles += 2;
                _s.C = false;
                break;
            case 0x19: // ORA
                _s.Cycles += 4;
                _s.A = NZ(_s.A | Read(Absolute(_s.Y, true)));
                break;
            case 0x1A: // NOP
                _s.Cycles += 2;
                break;
            case 0x1B: // SLO
                _s.Cycles += 7;
                address = Absolute(_s.Y, false);
                Write(address, ShiftLeftOr(Read(address)));
                break;
            case 0x1C: // NOP
                _s.Cycles += 4;
                _ = Read(Absolute(_s.X, true));
                break;
            case 0x1D: // ORA
                _s.Cycles += 4;
                _s.A = NZ(_s.A | Read(Absolute(_s.X, true)));
                break;
            case 0x1E: // ASL
                _s.Cycles += 7;
                address = Absolute(_s.X, false);
                Write(address, ShiftLeft(Read(address)));
                break;
            case 0x1F: // SLO
                _s.Cycles += 7;
                address = Absolute(_s.X, false);
                Write(address, ShiftLeftOr(Read(address)));
                break;
            case 0x20: // JSR
                _s.Cycles += 6;
                Call();
                break;
            case 0x21: // AND
                _s.Cycles += 6;
                _s.A = NZ(_s.A & Read(IndirectX()));
                break;
            case 0x22: // JAM
                _s.Cycles += 2;
                _s.IsJammed = true;
                break;
            case 0x23: // RLA
                _s.Cycles += 8;
                address = IndirectX();
                Write(address, RotateLeftAnd(Read(address)));
                break;
            case 0x24: // BIT
                _s.Cycles += 3;
                TestBits(Read(Fetch()));
                break;
            case 0x25: // AND
                _s.Cycles += 3;
                _s.A = NZ(_s.A & Read(Fetch()));
                break;
            case 0x26: // ROL
                _s.Cycles += 5;
                address = Fetch();
                Write(address, RotateLeft(Read(address)));
                break;
            case 0x27: // RLA
                _s.Cycles += 5;
                address = Fetch();
                Write(address, RotateLeftAnd(Read(address)));
                break;
            case 0x28: // PLP
                _s.Cycles += 4;
                Status = Pull();
                break;
            case 0x29: // AND
                _s.Cycles += 2;
                _s.A = NZ(_s.A & Fetch());
                break;
            case 0x2A: // ROL
                _s.Cycles += 2;
                _s.A = RotateLeft(_s.A);
                break;
            case 0x2B: // ANC
                _s.Cycles += 2;
                _s.C = ((_s.A = NZ(_s.A & Fetch())) & 0x80) != 0;
                break;
            case 0x2C: // BIT
                _s.Cycles += 4;
                TestBits(Read(Absolute()));
                break;
            case 0x2D: // AND
                _s.Cycles += 4;
                _s.A = NZ(_s.A & Read(Absolute()));
                break;
            case 0x2E: // ROL
                _s.Cycles += 6;
                address = Absolute();
                Write(address, RotateLeft(Read(address)));
                break;
            case 0x2F: // RLA
                _s.Cycles += 6;
                address = Absolute();
                Write(address, RotateLeftAnd(Read(address)));
                break;
            case 0x30: // BMI
                _s.Cycles += 2;
                Branch(_s.N);
                break;
            case 0x31: // AND
                _s.Cycles += 5;
                _s.A = NZ(_s.A & Read(IndirectY(true)));
                break;
            case 0x32: // JAM
                _s.Cycles += 2;
                _s.IsJammed = true;
                break;
            case 0x33: // RLA
                _s.Cycles += 8;
                address = IndirectY(false);
                Write(address, RotateLeftAnd(Read(address)));
                break;
            case 0x34: // NOP
                _s.Cycles += 4;
                _ = Read(ZeroPage(_s.X));
                break;
            case 0x35: // AND
                _s.Cycles += 4;
                _s.A = NZ(_s.A & Read(ZeroPage(_s.X)));
                break;
            case 0x36: // ROL
                _s.Cycles += 6;
                address = ZeroPage(_s.X);
                Write(address, RotateLeft(Read(address)));
                break;
            case 0x37: // RLA
                _s.Cycles += 6;
                address = ZeroPage(_s.X);
                Write(address, RotateLeftAnd(Read(address)));
                break;
            case 0x38: // SEC
                _s.Cycles += 2;
                _s.C = true;
                break;
            case 0x39: // AND
                _s.Cycles += 4;
                _s.A = NZ(_s.A & Read(Absolute(_s.Y, true)));
                break;
            case 0x3A: // NOP
                _s.Cycles += 2;
                break;
            case 0x3B: // RLA
                _s.Cycles += 7;
                address = Absolute(_s.Y, false);
                Write(address, RotateLeftAnd(Read(address)));
                break;
            case 0x3C: // NOP
                _s.Cycles += 4;
                _ = Read(Absolute(_s.X, true));
                break;
            case 0x3D: // AND
                _s.Cycles += 4;
                _s.A = NZ(_s.A & Read(Absolute(_s.X, true)));
                break;
            case 0x3E: // ROL
                _s.Cycles += 7;
                address = Absolute(_s.X, false);
                Write(address, RotateLeft(Read(address)));
                break;
            case 0x3F: // RLA
                _s.Cycles += 7;
                address = Absolute(_s.X, false);
                Write(address, RotateLeftAnd(Read(address)));
                break;
            case 0x40: // RTI
                _s.Cycles += 6;
                ReturnFromInterrupt();
                break;
            case 0x41: // EOR
                _s.Cycles += 6;
                _s.A = NZ(_s.A ^ Read(IndirectX()));
                break;
            case 0x42: // JAM
                _s.Cycles += 2;
                _s.IsJammed = true;
                break;
            case 0x43: // SRE
                _s.Cycles += 8;
                address = IndirectX();
                Write(address, ShiftRightXor(Read(address)));
                break;
            case 0x44: // NOP
                _s.Cycles += 3;
                _ = Read(Fetch());
                break;
            case 0x45: // EOR
                _s.Cycles += 3;
                _s.A = NZ(_s.A ^ Read(Fetch()));
                break;
            case 0x46: // LSR
                _s.Cycles += 5;
                address = Fetch();
                Write(address, ShiftRight(Read(address)));
                break;
            case 0x47: // SRE
                _s.Cycles += 5;
                address = Fetch();
                Write(address, ShiftRightXor(Read(address)));
                break;
            case 0x48: // PHA
                _s.Cycles += 3;
                Push(_s.A);
                break;
            case 0x49: // EOR
                _s.Cycles += 2;
                _s.A = NZ(_s.A ^ Fetch());
                break;
            case 0x4A: // LSR
                _s.Cycles += 2;
                _s.A = ShiftRight(_s.A);
                break;
            case 0x4B: // ASR
                _s.Cycles += 2;
                _s.A = ShiftRight((byte)(_s.A & Fetch()));
                break;
            case 0x4C: // JMP
                _s.Cycles += 3;
                _s.PC = (ushort)Absolute();
                break;
            case 0x4D: // EOR
                _s.Cycles += 4;
                _s.A = NZ(_s.A ^ Read(Absolute()));
                break;
            case 0x4E: // LSR
                _s.Cycles += 6;
                address = Absolute();
                Write(address, ShiftRight(Read(address)));
                break;
            case 0x4F: // SRE
                _s.Cycles += 6;
                address = Absolute();
                Write(address, ShiftRightXor(Read(address)));
                break;
            case 0x50: // BVC
                _s.Cycles += 2;
                Branch(!_s.V);
                break;
            case 0x51: // EOR
                _s.Cycles += 5;
                _s.A = NZ(_s.A ^ Read(IndirectY(true)));
                break;
            case 0x52: // JAM
                _s.Cycles += 2;
                _s.IsJammed = true;
                break;
            case 0x53: // SRE
                _s.Cycles += 8;
                address = IndirectY(false);
                Write(address, ShiftRightXor(Read(address)));
                break;
            case 0x54: // NOP
                _s.Cycles += 4;
                _ = Read(ZeroPage(_s.X));
                break;
            case 0x55: // EOR
                _s.Cycles += 4;
                _s.A = NZ(_s.A ^ Read(ZeroPage(_s.X)));
                break;
            case 0x56: // LSR
                _s.Cycles += 6;
                address = ZeroPage(_s.X);
                Write(address, ShiftRight(Read(address)));
                break;
            case 0x57: // SRE
                _s.Cycles += 6;
                address = ZeroPage(_s.X);
                Write(address, ShiftRightXor(Read(address)));
                break;
            case 0x58: // CLI
                _s.Cycles += 2;
                _s.I = false;
                break;
            case 0x59: // EOR
                _s.Cycles += 4;
                _s.A = NZ(_s.A ^ Read(Absolute(_s.Y, true)));
                break;
            case 0x5A: // NOP
                _s.Cycles += 2;
                break;
            case 0x5B: // SRE
                _s.Cycles += 7;
                address = Absolute(_s.Y, false);
                Write(address, ShiftRightXor(Read(address)));
                break;
            case 0x5C: // NOP
                _s.Cycles += 4;
                _ = Read(Absolute(_s.X, true));
                break;
            case 0x5D: // EOR
                _s.Cycles += 4;
                _s.A = NZ(_s.A ^ Read(Absolute(_s.X, true)));
                break;
            case 0x5E: // LSR
                _s.Cycles += 7;
                address = Absolute(_s.X, false);
                Write(address, ShiftRight(Read(address)));
                break;
            case 0x5F: // SRE
                _s.Cycles += 7;
                address = Absolute(_s.X, false);
                Write(address, ShiftRightXor(Read(address)));
                break;
            case 0x60: // RTS
                _s.Cycles += 6;
                Return();
                break;
            case 0x61: // ADC
                _s.Cycles += 6;
                Add(Read(IndirectX()));
                break;
            case 0x62: // JAM
                _s.Cycles += 2;
                _s.IsJammed = true;
                break;
            case 0x63: // RRA
                _s.Cycles += 8;
                address = IndirectX();
                Write(address, RotateRightAdd(Read(address)));
                break;
            case 0x64: // NOP
                _s.Cycles += 3;
                _ = Read(Fetch());
                break;
            case 0x65: // ADC
                _s.Cycles += 3;
                Add(Read(Fetch()));
                break;
            case 0x66: // ROR
                _s.Cycles += 5;
                address = Fetch();
                Write(address, RotateRight(Read(address)));
                break;
            case 0x67: // RRA
                _s.Cycles += 5;
                address = Fetch();
                Write(address, RotateRightAdd(Read(address)));
                break;
            case 0x68: // PLA
                _s.Cycles += 4;
                _s.A = NZ(Pull());
                break;
            case 0x69: // ADC
                _s.Cycles += 2;
                Add(Fetch());
                break;
            case 0x6A: // ROR
                _s.Cycles += 2;
                _s.A = RotateRight(_s.A);
                break;
            case 0x6B: // ARR
                _s.Cycles += 2;
                RotateAnd(Fetch());
                break;
            case 0x6C: // JMP
                _s.Cycles += 5;
                JumpIndirect();
                break;
            case 0x6D: // ADC
                _s.Cycles += 4;
                Add(Read(Absolute()));
                break;
            case 0x6E: // ROR
                _s.Cycles += 6;
                address = Absolute();
                Write(address, RotateRight(Read(address)));
                break;
            case 0x6F: // RRA
                _s.Cycles += 6;
                address = Absolute();
                Write(address, RotateRightAdd(Read(address)));
                break;
            case 0x70: // BVS
                _s.Cycles += 2;
                Branch(_s.V);
                break;
            case 0x71: // ADC
                _s.Cycles += 5;
                Add(Read(IndirectY(true)));
                break;
            case 0x72: // JAM
                _s.Cycles += 2;
                _s.IsJammed = true;
                break;
            case 0x73: // RRA
                _s.Cycles += 8;
                address = IndirectY(false);
                Write(address, RotateRightAdd(Read(address)));
                break;
            case 0x74: // NOP
                _s.Cycles += 4;
                _ = Read(ZeroPage(_s.X));
                break;
            case 0x75: // ADC
                _s.Cycles += 4;
                Add(Read(ZeroPage(_s.X)));
                break;
            case 0x76: // ROR
                _s.Cycles += 6;
                address = ZeroPage(_s.X);
                Write(address, RotateRight(Read(address)));
                break;
            case 0x77: // RRA
                _s.Cycles += 6;
                address = ZeroPage(_s.X);
                Write(address, RotateRightAdd(Read(address)));
                break;
            case 0x78: // SEI
                _s.Cycles += 2;
                _s.I = true;
                break;
            case 0x79: // ADC
                _s.Cycles += 4;
                Add(Read(Absolute(_s.Y, true)));
                break;
            case 0x7A: // NOP
                _s.Cycles += 2;
                break;
            case 0x7B: // RRA
                _s.Cycles += 7;
                address = Absolute(_s.Y, false);
                Write(address, RotateRightAdd(Read(address)));
                break;
            case 0x7C: // NOP
                _s.Cycles += 4;
                _ = Read(Absolute(_s.X, true));
                break;
            case 0x7D: // ADC
                _s.Cycles += 4;
                Add(Read(Absolute(_s.X, true)));
                break;
            case 0x7E: // ROR
                _s.Cycles += 7;
                address = Absolute(_s.X, false);
                Write(address, RotateRight(Read(address)));
                break;
            case 0x7F: // RRA
                _s.Cycles += 7;
                address = Absolute(_s.X, false);
                Write(address, RotateRightAdd(Read(address)));
                break;
            case 0x80: // NOP
                _s.Cycles += 2;
                _ = Fetch();
                break;
            case 0x81: // STA
                _s.Cycles += 6;
                Write(IndirectX(), _s.A);
                break;
            case 0x82: // NOP
                _s.Cycles += 2;
                _ = Fetch();
                break;
            case 0x83: // SAX
                _s.Cycles += 6;
                Write(IndirectX(), (byte)(_s.A & _s.X));
                break;
            case 0x84: // STY
                _s.Cycles += 3;
                Write(Fetch(), _s.Y);
                break;
            case 0x85: // STA
                _s.Cycles += 3;
                Write(Fetch(), _s.A);
                break;
            case 0x86: // STX
                _s.Cycles += 3;
                Write(Fetch(), _s.X);
                break;
            case 0x87: // SAX
                _s.Cycles += 3;
                Write(Fetch(), (byte)(_s.A & _s.X));
                break;
            case 0x88: // DEY
                _s.Cycles += 2;
                _s.Y = NZ(_s.Y - 1);
                break;
            case 0x89: // NOP
                _s.Cycles += 2;
                _ = Fetch();
                break;
            case 0x8A: // TXA
                _s.Cycles += 2;
                _s.A = NZ(_s.X);
                break;
            case 0x8B: // ANE
                _s.Cycles += 2;
                _s.A = NZ((_s.A | 0xEE) & _s.X & Fetch());
                break;
            case 0x8C: // STY
                _s.Cycles += 4;
                Write(Absolute(), _s.Y);
                break;
            case 0x8D: // STA
                _s.Cycles += 4;
                Write(Absolute(), _s.A);
                break;
            case 0x8E: // STX
                _s.Cycles += 4;
                Write(Absolute(), _s.X);
                break;
            case 0x8F: // SAX
                _s.Cycles += 4;
                Write(Absolute(), (byte)(_s.A & _s.X));
                break;
            case 0x90: // BCC
                _s.Cycles += 2;
                Branch(!_s.C);
                break;
            case 0x91: // STA
                _s.Cycles += 6;
                Write(IndirectY(false), _s.A);
                break;
            case 0x92: // JAM
                _s.Cycles += 2;
                _s.IsJammed = true;
                break;
            case 0x93: // SHA
                _s.Cycles += 6;
                StoreHigh(IndirectY(false), _s.A & _s.X);
                break;
            case 0x94: // STY
                _s.Cycles += 4;
                Write(ZeroPage(_s.X), _s.Y);
                break;
            case 0x95: // STA
                _s.Cycles += 4;
                Write(ZeroPage(_s.X), _s.A);
                break;
            case 0x96: // STX
                _s.Cycles += 4;
                Write(ZeroPage(_s.Y), _s.X);
                break;
            case 0x97: // SAX
                _s.Cycles += 4;
                Write(ZeroPage(_s.Y), (byte)(_s.A & _s.X));
                break;
            case 0x98: // TYA
                _s.Cycles += 2;
                _s.A = NZ(_s.Y);
                break;
            case 0x99: // STA
                _s.Cycles += 5;
                Write(Absolute(_s.Y, false), _s.A);
                break;
            case 0x9A: // TXS
                _s.Cycles += 2;
                _s.SP = _s.X;
                break;
            case 0x9B: // SHS
                _s.Cycles += 5;
                _s.SP = (byte)(_s.A & _s.X);
                StoreHigh(Absolute(_s.Y, false), _s.SP);
                break;
            case 0x9C: // SHY
                _s.Cycles += 5;
                StoreHigh(Absolute(_s.X, false), _s.Y);
                break;
            case 0x9D: // STA
                _s.Cycles += 5;
                Write(Absolute(_s.X, false), _s.A);
                break;
            case 0x9E: // SHX
                _s.Cycles += 5;
                StoreHigh(Absolute(_s.Y, false), _s.X);
                break;
            case 0x9F: // SHA
                _s.Cycles += 5;
                StoreHigh(Absolute(_s.Y, false), _s.A & _s.X);
                break;
            case 0xA0: // LDY
                _s.Cycles += 2;
                _s.Y = NZ(Fetch());
                break;
            case 0xA1: // LDA
                _s.Cycles += 6;
                _s.A = NZ(Read(IndirectX()));
                break;
            case 0xA2: // LDX
                _s.Cycles += 2;
                _s.X = NZ(Fetch());
                break;
            case 0xA3: // LAX
                _s.Cycles += 6;
                _s.A = _s.X = NZ(Read(IndirectX()));
                break;
            case 0xA4: // LDY
                _s.Cycles += 3;
                _s.Y = NZ(Read(Fetch()));
                break;
            case 0xA5: // LDA
                _s.Cycles += 3;
                _s.A = NZ(Read(Fetch()));
                break;
            case 0xA6: // LDX
                _s.Cycles += 3;
                _s.X = NZ(Read(Fetch()));
                break;
            case 0xA7: // LAX
                _s.Cycles += 4;
                _s.A = _s.X = NZ(Read(Fetch()));
                break;
            case 0xA8: // TAY
                _s.Cycles += 2;
                _s.Y = NZ(_s.A);
                break;
            case 0xA9: // LDA
                _s.Cycles += 2;
                _s.A = NZ(Fetch());
                break;
            case 0xAA: // TAX
                _s.Cycles += 2;
                _s.X = NZ(_s.A);
                break;
            case 0xAB: // LXA
                _s.Cycles += 2;
                _s.A = _s.X = NZ((_s.A | 0xEE) & Fetch());
                break;
            case 0xAC: // LDY
                _s.Cycles += 4;
                _s.Y = NZ(Read(Absolute()));
                break;
            case 0xAD: // LDA
                _s.Cycles += 4;
                _s.A = NZ(Read(Absolute()));
                break;
            case 0xAE: // LDX
                _s.Cycles += 4;
                _s.X = NZ(Read(Absolute()));
                break;
            case 0xAF: // LAX
                _s.Cycles += 4;
                _s.A = _s.X = NZ(Read(Absolute()));
                break;
            case 0xB0: // BCS
                _s.Cycles += 2;
                Branch(_s.C);
                break;
            case 0xB1: // LDA
                _s.Cycles += 5;
                _s.A = NZ(Read(IndirectY(true)));
                break;
            case 0xB2: // JAM
                _s.Cycles += 2;
                _s.IsJammed = true;
                break;
            case 0xB3: // LAX
                _s.Cycles += 5;
                _s.A = _s.X = NZ(Read(IndirectY(true)));
                break;
            case 0xB4: // LDY
                _s.Cycles += 4;
                _s.Y = NZ(Read(ZeroPage(_s.X)));
                break;
            case 0xB5: // LDA
                _s.Cycles += 4;
                _s.A = NZ(Read(ZeroPage(_s.X)));
                break;
            case 0xB6: // LDX
                _s.Cycles += 4;
                _s.X = NZ(Read(ZeroPage(_s.Y)));
                break;
            case 0xB7: // LAX
                _s.Cycles += 4;
                _s.A = _s.X = NZ(Read(ZeroPage(_s.Y)));
                break;
            case 0xB8: // CLV
                _s.Cycles += 2;
                _s.V = false;
                break;
            case 0xB9: // LDA
                _s.Cycles += 4;
                _s.A = NZ(Read(Absolute(_s.Y, true)));
                break;
            case 0xBA: // TSX
                _s.Cycles += 2;
                _s.X = NZ(_s.SP);
                break;
            case 0xBB: // LAS
                _s.Cycles += 4;
                _s.A = _s.X = _s.SP = NZ(_s.SP & Read(Absolute(_s.Y, true)));
                break;
            case 0xBC: // LDY
                _s.Cycles += 4;
                _s.Y = NZ(Read(Absolute(_s.X, true)));
                break;
            case 0xBD: // LDA
                _s.Cycles += 4;
                _s.A = NZ(Read(Absolute(_s.X, true)));
                break;
            case 0xBE: // LDX
                _s.Cycles += 4;
                _s.X = NZ(Read(Absolute(_s.Y, true)));
                break;
            case 0xBF: // LAX
                _s.Cycles += 4;
                _s.A = _s.X = NZ(Read(Absolute(_s.Y, true)));
                break;
            case 0xC0: // CPY
                _s.Cycles += 2;
                Compare(_s.Y, Fetch());
                break;
            case 0xC1: // CMP
                _s.Cycles += 6;
                Compare(_s.A, Read(IndirectX()));
                break;
            case 0xC2: // NOP
                _s.Cycles += 2;
                _ = Fetch();
                break;
            case 0xC3: // DCP
                _s.Cycles += 8;
                address = IndirectX();
                Write(address, DecrementCompare(Read(address)));
                break;
            case 0xC4: // CPY
                _s.Cycles += 3;
                Compare(_s.Y, Read(Fetch()));
                break;
            case 0xC5: // CMP
                _s.Cycles += 3;
                Compare(_s.A, Read(Fetch()));
                break;
            case 0xC6: // DEC
                _s.Cycles += 5;
                address = Fetch();
                Write(address, Decrement(Read(address)));
                break;
            case 0xC7: // DCP
                _s.Cycles += 5;
                address = Fetch();
                Write(address, DecrementCompare(Read(address)));
                break;
            case 0xC8: // INY
                _s.Cycles += 2;
                _s.Y = NZ(_s.Y + 1);
                break;
            case 0xC9: // CMP
                _s.Cycles += 2;
                Compare(_s.A, Fetch());
                break;
            case 0xCA: // DEX
                _s.Cycles += 2;
                _s.X = NZ(_s.X - 1);
                break;
            case 0xCB: // SBX
                _s.Cycles += 2;
                SubtractFromX(Fetch());
                break;
            case 0xCC: // CPY
                _s.Cycles += 4;
                Compare(_s.Y, Read(Absolute()));
                break;
            case 0xCD: // CMP
                _s.Cycles += 4;
                Compare(_s.A, Read(Absolute()));
                break;
            case 0xCE: // DEC
                _s.Cycles += 6;
                address = Absolute();
                Write(address, Decrement(Read(address)));
                break;
            case 0xCF: // DCP
                _s.Cycles += 6;
                address = Absolute();
                Write(address, DecrementCompare(Read(address)));
                break;
            case 0xD0: // BNE
                _s.Cycles += 2;
                Branch(!_s.Z);
                break;
            case 0xD1: // CMP
                _s.Cycles += 5;
                Compare(_s.A, Read(IndirectY(true)));
                break;
            case 0xD2: // JAM
                _s.Cycles += 2;
                _s.IsJammed = true;
                break;
            case 0xD3: // DCP
                _s.Cycles += 8;
                address = IndirectY(false);
                Write(address, DecrementCompare(Read(address)));
                break;
            case 0xD4: // NOP
                _s.Cycles += 4;
                _ = Read(ZeroPage(_s.X));
                break;
            case 0xD5: // CMP
                _s.Cycles += 4;
                Compare(_s.A, Read(ZeroPage(_s.X)));
                break;
            case 0xD6: // DEC
                _s.Cycles += 6;
                address = ZeroPage(_s.X);
                Write(address, Decrement(Read(address)));
                break;
            case 0xD7: // DCP
                _s.Cycles += 6;
                address = ZeroPage(_s.X);
                Write(address, DecrementCompare(Read(address)));
                break;
            case 0xD8: // CLD
                _s.Cycles += 2;
                _s.D = false;
                break;
            case 0xD9: // CMP
                _s.Cycles += 4;
                Compare(_s.A, Read(Absolute(_s.Y, true)));
                break;
            case 0xDA: // NOP
                _s.Cycles += 2;
                break;
            case 0xDB: // DCP
                _s.Cycles += 7;
                address = Absolute(_s.Y, false);
                Write(address, DecrementCompare(Read(address)));
                break;
            case 0xDC: // NOP
                _s.Cycles += 4;
                _ = Read(Absolute(_s.X, true));
                break;
            case 0xDD: // CMP
                _s.Cycles += 4;
                Compare(_s.A, Read(Absolute(_s.X, true)));
                break;
            case 0xDE: // DEC
                _s.Cycles += 7;
                address = Absolute(_s.X, false);
                Write(address, Decrement(Read(address)));
                break;
            case 0xDF: // DCP
                _s.Cycles += 7;
                address = Absolute(_s.X, false);
                Write(address, DecrementCompare(Read(address)));
                break;
            case 0xE0: // CPX
                _s.Cycles += 2;
                Compare(_s.X, Fetch());
                break;
            case 0xE1: // SBC
                _s.Cycles += 6;
                Subtract(Read(IndirectX()));
                break;
            case 0xE2: // NOP
                _s.Cycles += 2;
                _ = Fetch();
                break;
            case 0xE3: // ISB
                _s.Cycles += 8;
                address = IndirectX();
                Write(address, IncrementSubtract(Read(address)));
                break;
            case 0xE4: // CPX
                _s.Cycles += 3;
                Compare(_s.X, Read(Fetch()));
                break;
            case 0xE5: // SBC
                _s.Cycles += 3;
                Subtract(Read(Fetch()));
                break;
            case 0xE6: // INC
                _s.Cycles += 5;
                address = Fetch();
                Write(address, Increment(Read(address)));
                break;
            case 0xE7: // ISB
                _s.Cycles += 5;
                address = Fetch();
                Write(address, IncrementSubtract(Read(address)));
                break;
            case 0xE8: // INX
                _s.Cycles += 2;
                _s.X = NZ(_s.X + 1);
                break;
            case 0xE9: // SBC
                _s.Cycles += 2;
                Subtract(Fetch());
                break;
            case 0xEA: // NOP
                _s.Cycles += 2;
                break;
            case 0xEB: // SBC
                _s.Cycles += 2;
                Subtract(Fetch());
                break;
            case 0xEC: // CPX
                _s.Cycles += 4;
                Compare(_s.X, Read(Absolute()));
                break;
            case 0xED: // SBC
                _s.Cycles += 4;
                Subtract(Read(Absolute()));
                break;
            case 0xEE: // INC
                _s.Cycles += 6;
                address = Absolute();
                Write(address, Increment(Read(address)));
                break;
            case 0xEF: // ISB
                _s.Cycles += 6;
                address = Absolute();
                Write(address, IncrementSubtract(Read(address)));
                break;
            case 0xF0: // BEQ
                _s.Cycles += 2;
                Branch(_s.Z);
                break;
            case 0xF1: // SBC
                _s.Cycles += 5;
                Subtract(Read(IndirectY(true)));
                break;
            case 0xF2: // JAM
                _s.Cycles += 2;
                _s.IsJammed = true;
                break;
            case 0xF3: // ISB
                _s.Cycles += 8;
                address = IndirectY(false);
                Write(address, IncrementSubtract(Read(address)));
                break;
            case 0xF4: // NOP
                _s.Cycles += 4;
                _ = Read(ZeroPage(_s.X));
                break;
            case 0xF5: // SBC
                _s.Cycles += 4;
                Subtract(Read(ZeroPage(_s.X)));
                break;
            case 0xF6: // INC
                _s.Cycles += 6;
                address = ZeroPage(_s.X);
                Write(address, Increment(Read(address)));
                break;
            case 0xF7: // ISB
                _s.Cycles += 6;
                address = ZeroPage(_s.X);
                Write(address, IncrementSubtract(Read(address)));
                break;
            case 0xF8: // SED
                _s.Cycles += 2;
                _s.D = true;
                break;
            case 0xF9: // SBC
                _s.Cycles += 4;
                Subtract(Read(Absolute(_s.Y, true)));
                break;
            case 0xFA: // NOP
                _s.Cycles += 2;
                break;
            case 0xFB: // ISB
                _s.Cycles += 7;
                address = Absolute(_s.Y, false);
                Write(address, IncrementSubtract(Read(address)));
                break;
            case 0xFC: // NOP
                _s.Cycles += 4;
                _ = Read(Absolute(_s.X, true));
                break;
            case 0xFD: // SBC
                _s.Cycles += 4;
                Subtract(Read(Absolute(_s.X, true)));
                break;
            case 0xFE: // INC
                _s.Cycles += 7;
                address = Absolute(_s.X, false);
                Write(address, Increment(Read(address)));
                break;
            case 0xFF: // ISB
                _s.Cycles += 7;
                address = Absolute(_s.X, false);
                Write(address, IncrementSubtract(Read(address)));
                break;
        }
    }
}
