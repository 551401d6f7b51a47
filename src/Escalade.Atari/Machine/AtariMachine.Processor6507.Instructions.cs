namespace Escalade.Atari.Machine;

/// <summary>
/// 6507, the slow path: all 256 instructions of the NMOS 6502, the unintended ones as in "NMOS 6510 Unintended Opcodes" (groepaz). Where the timing
/// differs from the chip's it is the Arcade Learning Environment's: all cycles of an instruction are counted before its accesses, indexing makes no
/// accesses of its own, and instructions that change a byte write it once.
/// </summary>
internal sealed unsafe partial class AtariMachine
{
    private bool CarrySet => (_s.Status & 1) != 0;

    private int CarryIn => _s.Status & 1;

    private bool IsDecimal => (_s.Status & DecimalFlag) != 0;

    /// <summary>Executes one instruction, access by access.</summary>
    private void ExecuteInstruction()
    {
        var opcode = Fetch();
        _s.Cycles += OpcodeTable.Cycles[opcode];
        var (mnemonic, mode) = OpcodeTable.Decode(opcode);
        if (mode == AddressingMode.Implied)
        {
            ExecuteImplied(mnemonic);
        }
        else if (mode == AddressingMode.Relative)
        {
            Branch(mnemonic);
        }
        else if (mnemonic < Mnemonic.Asl)
        {
            ExecuteRead(mnemonic, mode == AddressingMode.Immediate ? Fetch() : Load(EffectiveAddress(mode, hasPenalty: true)));
        }
        else if (mnemonic < Mnemonic.Sta)
        {
            var address = EffectiveAddress(mode, hasPenalty: false);
            var (value, then) = Modify(mnemonic, Load(address));
            Store(address, value);
            ExecuteRead(then, value);
        }
        else if (mnemonic < Mnemonic.Bcc)
        {
            Store(mnemonic, EffectiveAddress(mode, hasPenalty: false));
        }
        else
        {
            var target = EffectiveAddress(AddressingMode.Absolute, hasPenalty: false);
            _s.PC = mode == AddressingMode.Absolute ? target : Load(target) | Load(target & 0xFF00 | target + 1 & 0xFF) << 8;
        }
        _s.LastAccessWasWrite = false;
    }

    private int EffectiveAddress(AddressingMode mode, bool hasPenalty) => mode switch
    {
        AddressingMode.ZeroPage => Fetch(),
        AddressingMode.ZeroPageX => Fetch() + _s.X & 0xFF,
        AddressingMode.ZeroPageY => Fetch() + _s.Y & 0xFF,
        AddressingMode.Absolute => Fetch() | Fetch() << 8,
        AddressingMode.AbsoluteX => Index(Fetch() | Fetch() << 8, _s.X, hasPenalty),
        AddressingMode.AbsoluteY => Index(Fetch() | Fetch() << 8, _s.Y, hasPenalty),
        AddressingMode.IndirectX => Pointer(Fetch() + _s.X & 0xFF),
        _ => Index(Pointer(Fetch()), _s.Y, hasPenalty),
    };

    /// <summary>The address that is stored at an address. At FF its high byte is read at 100, unlike on the chip, which reads it at 0.</summary>
    private int Pointer(int address) => Load(address) | Load(address + 1) << 8;

    private int Index(int address, int index, bool hasPenalty)
    {
        _s.Cycles += hasPenalty ? PagePenalty((address & 0xFF) + index) : 0;
        return address + index & 0xFFFF;
    }

    /// <summary>Executes an instruction on a value that was read.</summary>
    private void ExecuteRead(Mnemonic mnemonic, int value)
    {
        switch (mnemonic)
        {
            case Mnemonic.Adc:
                Add(value);
                break;
            case Mnemonic.And:
                SetA(_s.A & value);
                break;
            case Mnemonic.Anc:
                SetA(_s.A & value);
                SetCarry(_s.A >> 7);
                break;
            case Mnemonic.Ane:
                SetA((_s.A | 0xEE) & _s.X & value);
                break;
            case Mnemonic.Arr:
                var rotated = DecimalArithmetic.RotateAnd(_s.A, value, CarryIn, IsDecimal);
                SetNZ(rotated >> 16);
                SetCarry(rotated >> 8 & 1);
                SetOverflow((rotated & 0x200) != 0);
                _s.A = rotated & 0xFF;
                break;
            case Mnemonic.Asr:
                SetCarry(_s.A & value & 1);
                SetA((_s.A & value) >> 1);
                break;
            case Mnemonic.Bit:
                _s.Status = _s.Status & ~0xC2 | value & 0xC0 | ((_s.A & value) == 0 ? 2 : 0);
                break;
            case Mnemonic.Cmp:
                Compare(_s.A, value);
                break;
            case Mnemonic.Cpx:
                Compare(_s.X, value);
                break;
            case Mnemonic.Cpy:
                Compare(_s.Y, value);
                break;
            case Mnemonic.Eor:
                SetA(_s.A ^ value);
                break;
            case Mnemonic.Las:
                SetA(_s.X = _s.SP &= value);
                break;
            case Mnemonic.Lax:
                SetA(_s.X = value);
                break;
            case Mnemonic.Lda:
                SetA(value);
                break;
            case Mnemonic.Ldx:
                SetNZ(_s.X = value);
                break;
            case Mnemonic.Ldy:
                SetNZ(_s.Y = value);
                break;
            case Mnemonic.Lxa:
                SetA(_s.X = (_s.A | 0xEE) & value);
                break;
            case Mnemonic.Ora:
                SetA(_s.A | value);
                break;
            case Mnemonic.Sbc:
                Subtract(value);
                break;
            case Mnemonic.Sbx:
                var both = _s.A & _s.X;
                Compare(both, value);
                _s.X = both - value & 0xFF;
                break;
            default:
                break;
        }
    }

    /// <summary>Changes a value that was read and will be written back.</summary>
    /// <returns>The new value, and the instruction that unintended opcodes then execute on it.</returns>
    private (int Value, Mnemonic Then) Modify(Mnemonic mnemonic, int value) => mnemonic switch
    {
        Mnemonic.Asl => (ShiftLeft(value, 0), Mnemonic.Nop),
        Mnemonic.Lsr => (ShiftRight(value, 0), Mnemonic.Nop),
        Mnemonic.Rol => (ShiftLeft(value, CarryIn), Mnemonic.Nop),
        Mnemonic.Ror => (ShiftRight(value, CarryIn), Mnemonic.Nop),
        Mnemonic.Inc => (SetNZ(value + 1 & 0xFF), Mnemonic.Nop),
        Mnemonic.Dec => (SetNZ(value - 1 & 0xFF), Mnemonic.Nop),
        Mnemonic.Dcp => (value - 1 & 0xFF, Mnemonic.Cmp),
        Mnemonic.Isb => (value + 1 & 0xFF, Mnemonic.Sbc),
        Mnemonic.Rla => (ShiftLeft(value, CarryIn), Mnemonic.And),
        Mnemonic.Rra => (ShiftRight(value, CarryIn), Mnemonic.Adc),
        Mnemonic.Slo => (ShiftLeft(value, 0), Mnemonic.Ora),
        _ => (ShiftRight(value, 0), Mnemonic.Eor), // SRE
    };

    private void Store(Mnemonic mnemonic, int address)
    {
        // SHA, SHX, SHY and SHS store what they store and-ed with this.
        var high = (address >> 8) + 1;
        switch (mnemonic)
        {
            case Mnemonic.Sta:
                Store(address, _s.A);
                break;
            case Mnemonic.Stx:
                Store(address, _s.X);
                break;
            case Mnemonic.Sty:
                Store(address, _s.Y);
                break;
            case Mnemonic.Sax:
                Store(address, _s.A & _s.X);
                break;
            case Mnemonic.Sha:
                Store(address, _s.A & _s.X & high);
                break;
            case Mnemonic.Shx:
                Store(address, _s.X & high);
                break;
            case Mnemonic.Shy:
                Store(address, _s.Y & high);
                break;
            default: // SHS
                _s.SP = _s.A & _s.X;
                Store(address, _s.SP & high);
                break;
        }
    }

    private void Branch(Mnemonic mnemonic)
    {
        var displacement = (sbyte)Fetch();
        var isTaken = mnemonic switch
        {
            Mnemonic.Bpl => (_s.Status & 0x80) == 0,
            Mnemonic.Bmi => (_s.Status & 0x80) != 0,
            Mnemonic.Bvc => (_s.Status & OverflowFlag) == 0,
            Mnemonic.Bvs => (_s.Status & OverflowFlag) != 0,
            Mnemonic.Bcc => !CarrySet,
            Mnemonic.Bcs => CarrySet,
            Mnemonic.Bne => (_s.Status & 2) == 0,
            _ => (_s.Status & 2) != 0,
        };
        if (isTaken)
        {
            var target = _s.PC + displacement & 0xFFFF;
            _s.Cycles += ((_s.PC ^ target) & 0xFF00) != 0 ? 2u : 1u;
            _s.PC = target;
        }
    }

    private void Add(int value)
    {
        if (IsDecimal)
        {
            SetSum(DecimalArithmetic.Add(_s.A, value, CarryIn));
            return;
        }
        var sum = _s.A + value + CarryIn;
        SetSum(sum | ((_s.A ^ sum) & (value ^ sum) & 0x80) << 16);
    }

    private void Subtract(int value)
    {
        if (IsDecimal)
        {
            SetSum(DecimalArithmetic.Subtract(_s.A, value, CarryIn));
        }
        else
        {
            Add(value ^ 0xFF);
        }
    }

    /// <summary>Takes over a sum: the accumulator in the low byte, C in bit 8, and V, which is set if any bit from 16 on is.</summary>
    private void SetSum(int result)
    {
        SetA(result & 0xFF);
        SetCarry(result >> 8 & 1);
        SetOverflow(result >> 16 != 0);
    }

    private void Compare(int register, int value)
    {
        SetCarry(CompareCarry(register, value));
        SetNZ(register - value & 0xFF);
    }

    private int ShiftLeft(int value, int low)
    {
        SetCarry(value >> 7);
        return SetNZ(value << 1 & 0xFF | low);
    }

    private int ShiftRight(int value, int high)
    {
        SetCarry(value & 1);
        return SetNZ(value >> 1 | high << 7);
    }

    private void SetA(int value) => SetNZ(_s.A = value);

    /// <summary>Sets N and Z.</summary>
    private int SetNZ(int value)
    {
        _s.Status = _s.Status & ~0x82 | value & 0x80 | (value == 0 ? 2 : 0);
        return value;
    }

    private void SetCarry(int c) => _s.Status = _s.Status & ~1 | c;

    private void SetOverflow(bool isSet) => _s.Status = isSet ? _s.Status | OverflowFlag : _s.Status & ~OverflowFlag;

    private void SetStatus(int value) => _s.Status = value & 0xCF | 0x30;

    private int Fetch()
    {
        var address = _s.PC;
        _s.PC = address + 1 & 0xFFFF;
        return Load(address);
    }

    private int Load(int address)
    {
        _s.DataBus = Read(address, _s.DataBus, _s.Cycles);
        _s.LastAccessWasWrite = false;
        return _s.DataBus;
    }

    private void Store(int address, int value)
    {
        _s.Cycles += Write(address, value, _s.Cycles);
        _s.DataBus = value & 0xFF;
        _s.LastAccessWasWrite = true;
    }
}
