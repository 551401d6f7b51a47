namespace Escalade.Atari.Machine;

/// <summary>Instructions that name no operand: the stack, the flags, and from register to register.</summary>
internal sealed unsafe partial class AtariMachine
{
    private const int InterruptVector = 0xFFFE, ResetVector = 0xFFFC;

    private void ResetProcessor()
    {
        _s.IsJammed = _s.IsStopped = false;
        _s.A = _s.X = _s.Y = 0;
        _s.SP = 0xFF;
        SetStatus(0);
        _s.PC = Load(ResetVector) | Load(ResetVector + 1) << 8;
        LeaveCode();
    }

    private void ExecuteImplied(Operation operation)
    {
        switch (operation)
        {
            case Operation.Jam:
                _s.IsJammed = true;
                LeaveCode();
                break;
            case Operation.Brk:
                Fetch();
                Push(_s.PC >> 8);
                Push(_s.PC & 0xFF);
                Push(_s.Status);
                _s.Status |= InterruptFlag;
                _s.PC = Load(InterruptVector) | Load(InterruptVector + 1) << 8;
                break;
            case Operation.Jsr:
                var low = Fetch();
                Load(0x100 | _s.SP);
                Push(_s.PC >> 8);
                Push(_s.PC & 0xFF);
                _s.PC = low | Load(_s.PC) << 8;
                break;
            case Operation.Rts:
                _s.PC = Pull() | PullNext() << 8;
                Fetch();
                break;
            case Operation.Rti:
                SetStatus(Pull());
                _s.PC = PullNext() | PullNext() << 8;
                break;
            case Operation.Pha:
                Push(_s.A);
                break;
            case Operation.Php:
                Push(_s.Status);
                break;
            case Operation.Pla:
                SetA(Pull());
                break;
            case Operation.Plp:
                SetStatus(Pull());
                break;
            case Operation.Clc:
                SetCarry(0);
                break;
            case Operation.Sec:
                SetCarry(1);
                break;
            case Operation.Cld:
                _s.Status &= ~DecimalFlag;
                break;
            case Operation.Sed:
                _s.Status |= DecimalFlag;
                break;
            case Operation.Cli:
                _s.Status &= ~InterruptFlag;
                break;
            case Operation.Sei:
                _s.Status |= InterruptFlag;
                break;
            case Operation.Clv:
                SetOverflow(false);
                break;
            default:
                ExecuteOnRegisters(operation);
                break;
        }
    }

    private void ExecuteOnRegisters(Operation operation)
    {
        switch (operation)
        {
            case Operation.Dex:
                Flag(_s.X = _s.X - 1 & 0xFF);
                break;
            case Operation.Dey:
                Flag(_s.Y = _s.Y - 1 & 0xFF);
                break;
            case Operation.Inx:
                Flag(_s.X = _s.X + 1 & 0xFF);
                break;
            case Operation.Iny:
                Flag(_s.Y = _s.Y + 1 & 0xFF);
                break;
            case Operation.Tax:
                Flag(_s.X = _s.A);
                break;
            case Operation.Tay:
                Flag(_s.Y = _s.A);
                break;
            case Operation.Tsx:
                Flag(_s.X = _s.SP);
                break;
            case Operation.Txa:
                SetA(_s.X);
                break;
            case Operation.Txs:
                _s.SP = _s.X;
                break;
            case Operation.Tya:
                SetA(_s.Y);
                break;
            case Operation.Nop:
                break;
            default: // ASL, LSR, ROL, ROR
                _s.A = Change(operation, _s.A).Value;
                break;
        }
    }

    private void Push(int value)
    {
        Store(0x100 | _s.SP, value);
        _s.SP = _s.SP - 1 & 0xFF;
    }

    private int Pull()
    {
        Load(0x100 | _s.SP);
        return PullNext();
    }

    private int PullNext()
    {
        _s.SP = _s.SP + 1 & 0xFF;
        return Load(0x100 | _s.SP);
    }
}
