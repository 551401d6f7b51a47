namespace Escalade.Atari.Machine;

/// <summary>
/// The processor, a 6507: all 256 instructions of the NMOS 6502, the unintended ones as in "NMOS 6510 Unintended Opcodes" (groepaz). Their
/// timing is that of the Arcade Learning Environment's: all cycles of an instruction are counted before its accesses, indexing makes no
/// accesses of its own, and what is read, changed and written is written once.
/// </summary>
internal sealed unsafe partial class AtariMachine
{
    private bool CarrySet => (_s.Status & 1) != 0;

    private int CarryIn => _s.Status & 1;

    private bool IsDecimal => (_s.Status & DecimalFlag) != 0;

    /// <summary>Executes an instruction, access by access.</summary>
    private void Execute()
    {
        var opcode = Fetch();
        _s.Cycles += ProcessorTables.Cycles[opcode];
        var (operation, mode) = ProcessorTables.Instruction(opcode);
        if (mode == Mode.Implied)
        {
            ExecuteImplied(operation);
        }
        else if (mode == Mode.Relative)
        {
            Branch(operation);
        }
        else if (operation < Operation.Asl)
        {
            Compute(operation, mode == Mode.Immediate ? Fetch() : Load(Address(mode, hasPenalty: true)));
        }
        else if (operation < Operation.Sta)
        {
            var address = Address(mode, hasPenalty: false);
            var (value, then) = Change(operation, Load(address));
            Store(address, value);
            Compute(then, value);
        }
        else if (operation < Operation.Bcc)
        {
            Store(operation, Address(mode, hasPenalty: false));
        }
        else
        {
            var target = Address(Mode.Absolute, hasPenalty: false);
            _s.PC = mode == Mode.Absolute ? target : Load(target) | Load(target & 0xFF00 | target + 1 & 0xFF) << 8;
        }
        _s.LastWasWritten = false;
    }

    private int Address(Mode mode, bool hasPenalty) => mode switch
    {
        Mode.ZeroPage => Fetch(),
        Mode.ZeroPageX => Fetch() + _s.X & 0xFF,
        Mode.ZeroPageY => Fetch() + _s.Y & 0xFF,
        Mode.Absolute => Fetch() | Fetch() << 8,
        Mode.AbsoluteX => Index(Fetch() | Fetch() << 8, _s.X, hasPenalty),
        Mode.AbsoluteY => Index(Fetch() | Fetch() << 8, _s.Y, hasPenalty),
        Mode.IndirectX => Pointer(Fetch() + _s.X & 0xFF),
        _ => Index(Pointer(Fetch()), _s.Y, hasPenalty),
    };

    /// <summary>The address at an address; from the end of the zero page it goes on beyond it.</summary>
    private int Pointer(int address) => Load(address) | Load(address + 1) << 8;

    private int Index(int address, int index, bool hasPenalty)
    {
        _s.Cycles += hasPenalty ? Carry((address & 0xFF) + index) : 0;
        return address + index & 0xFFFF;
    }

    /// <summary>Computes with what was read.</summary>
    private void Compute(Operation operation, int value)
    {
        switch (operation)
        {
            case Operation.Adc:
                Add(value);
                break;
            case Operation.And:
                SetA(_s.A & value);
                break;
            case Operation.Anc:
                SetA(_s.A & value);
                SetCarry(_s.A >> 7);
                break;
            case Operation.Ane:
                SetA((_s.A | 0xEE) & _s.X & value);
                break;
            case Operation.Arr:
                var rotated = ProcessorTables.RotateAnd(_s.A, value, CarryIn, IsDecimal);
                Flag(rotated >> 16);
                SetCarry(rotated >> 8 & 1);
                SetOverflow((rotated & 0x200) != 0);
                _s.A = rotated & 0xFF;
                break;
            case Operation.Asr:
                SetCarry(_s.A & value & 1);
                SetA((_s.A & value) >> 1);
                break;
            case Operation.Bit:
                _s.Status = _s.Status & ~0xC2 | value & 0xC0 | ((_s.A & value) == 0 ? 2 : 0);
                break;
            case Operation.Cmp:
                Compare(_s.A, value);
                break;
            case Operation.Cpx:
                Compare(_s.X, value);
                break;
            case Operation.Cpy:
                Compare(_s.Y, value);
                break;
            case Operation.Eor:
                SetA(_s.A ^ value);
                break;
            case Operation.Las:
                SetA(_s.X = _s.SP &= value);
                break;
            case Operation.Lax:
                SetA(_s.X = value);
                break;
            case Operation.Lda:
                SetA(value);
                break;
            case Operation.Ldx:
                Flag(_s.X = value);
                break;
            case Operation.Ldy:
                Flag(_s.Y = value);
                break;
            case Operation.Lxa:
                SetA(_s.X = (_s.A | 0xEE) & value);
                break;
            case Operation.Ora:
                SetA(_s.A | value);
                break;
            case Operation.Sbc:
                Subtract(value);
                break;
            case Operation.Sbx:
                var both = _s.A & _s.X;
                Compare(both, value);
                _s.X = both - value & 0xFF;
                break;
            default:
                break;
        }
    }

    /// <summary>Changes what was read before it is written back.</summary>
    /// <returns>The new value, and what the accumulator then does with it.</returns>
    private (int Value, Operation Then) Change(Operation operation, int value) => operation switch
    {
        Operation.Asl => (ShiftLeft(value, 0), Operation.Nop),
        Operation.Lsr => (ShiftRight(value, 0), Operation.Nop),
        Operation.Rol => (ShiftLeft(value, CarryIn), Operation.Nop),
        Operation.Ror => (ShiftRight(value, CarryIn), Operation.Nop),
        Operation.Inc => (Flag(value + 1 & 0xFF), Operation.Nop),
        Operation.Dec => (Flag(value - 1 & 0xFF), Operation.Nop),
        Operation.Dcp => (value - 1 & 0xFF, Operation.Cmp),
        Operation.Isb => (value + 1 & 0xFF, Operation.Sbc),
        Operation.Rla => (ShiftLeft(value, CarryIn), Operation.And),
        Operation.Rra => (ShiftRight(value, CarryIn), Operation.Adc),
        Operation.Slo => (ShiftLeft(value, 0), Operation.Ora),
        _ => (ShiftRight(value, 0), Operation.Eor), // SRE
    };

    private void Store(Operation operation, int address)
    {
        // Of those that end in H the high byte of the address, plus one, takes part.
        var high = (address >> 8) + 1;
        switch (operation)
        {
            case Operation.Sta:
                Store(address, _s.A);
                break;
            case Operation.Stx:
                Store(address, _s.X);
                break;
            case Operation.Sty:
                Store(address, _s.Y);
                break;
            case Operation.Sax:
                Store(address, _s.A & _s.X);
                break;
            case Operation.Sha:
                Store(address, _s.A & _s.X & high);
                break;
            case Operation.Shx:
                Store(address, _s.X & high);
                break;
            case Operation.Shy:
                Store(address, _s.Y & high);
                break;
            default: // SHS
                _s.SP = _s.A & _s.X;
                Store(address, _s.SP & high);
                break;
        }
    }

    private void Branch(Operation operation)
    {
        var displacement = (sbyte)Fetch();
        var isTaken = operation switch
        {
            Operation.Bpl => (_s.Status & 0x80) == 0,
            Operation.Bmi => (_s.Status & 0x80) != 0,
            Operation.Bvc => (_s.Status & OverflowFlag) == 0,
            Operation.Bvs => (_s.Status & OverflowFlag) != 0,
            Operation.Bcc => !CarrySet,
            Operation.Bcs => CarrySet,
            Operation.Bne => (_s.Status & 2) == 0,
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
            Finish(ProcessorTables.AddDecimal(_s.A, value, CarryIn));
            return;
        }
        var sum = _s.A + value + CarryIn;
        Finish(sum | ((_s.A ^ sum) & (value ^ sum) & 0x80) << 16);
    }

    private void Subtract(int value)
    {
        if (IsDecimal)
        {
            Finish(ProcessorTables.SubtractDecimal(_s.A, value, CarryIn));
        }
        else
        {
            Add(value ^ 0xFF);
        }
    }

    /// <summary>Takes an accumulator, C in bit 8 and V above.</summary>
    private void Finish(int result)
    {
        SetA(result & 0xFF);
        SetCarry(result >> 8 & 1);
        SetOverflow(result >> 16 != 0);
    }

    private void Compare(int register, int value)
    {
        SetCarry(NotBelow(register, value));
        Flag(register - value & 0xFF);
    }

    private int ShiftLeft(int value, int low)
    {
        SetCarry(value >> 7);
        return Flag(value << 1 & 0xFF | low);
    }

    private int ShiftRight(int value, int high)
    {
        SetCarry(value & 1);
        return Flag(value >> 1 | high << 7);
    }

    private void SetA(int value) => Flag(_s.A = value);

    /// <summary>Sets N and Z.</summary>
    private int Flag(int value)
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
        _s.Bus = Read(address, _s.Bus, _s.Cycles);
        _s.LastWasWritten = false;
        return _s.Bus;
    }

    private void Store(int address, int value)
    {
        _s.Cycles += Write(address, value, _s.Cycles);
        _s.Bus = value & 0xFF;
        _s.LastWasWritten = true;
    }
}
