namespace Escalade.Atari.Machine;

/// <summary>6507, the slow path: instructions without an operand, on the stack, the flags and the registers, and JSR.</summary>
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
        ForgetCode();
    }

    private void ExecuteImplied(Mnemonic mnemonic)
    {
        switch (mnemonic)
        {
            case Mnemonic.Jam:
                _s.IsJammed = true;
                ForgetCode();
                break;
            case Mnemonic.Brk:
                Fetch();
                Push(_s.PC >> 8);
                Push(_s.PC & 0xFF);
                Push(_s.Status);
                _s.Status |= InterruptFlag;
                _s.PC = Load(InterruptVector) | Load(InterruptVector + 1) << 8;
                break;
            case Mnemonic.Jsr:
                var low = Fetch();
                Load(0x100 | _s.SP);
                Push(_s.PC >> 8);
                Push(_s.PC & 0xFF);
                _s.PC = low | Load(_s.PC) << 8;
                break;
            case Mnemonic.Rts:
                _s.PC = Pull() | PullNext() << 8;
                Fetch();
                break;
            case Mnemonic.Rti:
                SetStatus(Pull());
                _s.PC = PullNext() | PullNext() << 8;
                break;
            case Mnemonic.Pha:
                Push(_s.A);
                break;
            case Mnemonic.Php:
                Push(_s.Status);
                break;
            case Mnemonic.Pla:
                SetA(Pull());
                break;
            case Mnemonic.Plp:
                SetStatus(Pull());
                break;
            case Mnemonic.Clc:
                SetCarry(0);
                break;
            case Mnemonic.Sec:
                SetCarry(1);
                break;
            case Mnemonic.Cld:
                _s.Status &= ~DecimalFlag;
                break;
            case Mnemonic.Sed:
                _s.Status |= DecimalFlag;
                break;
            case Mnemonic.Cli:
                _s.Status &= ~InterruptFlag;
                break;
            case Mnemonic.Sei:
                _s.Status |= InterruptFlag;
                break;
            case Mnemonic.Clv:
                SetOverflow(false);
                break;
            default:
                ExecuteOnRegisters(mnemonic);
                break;
        }
    }

    private void ExecuteOnRegisters(Mnemonic mnemonic)
    {
        switch (mnemonic)
        {
            case Mnemonic.Dex:
                SetNZ(_s.X = _s.X - 1 & 0xFF);
                break;
            case Mnemonic.Dey:
                SetNZ(_s.Y = _s.Y - 1 & 0xFF);
                break;
            case Mnemonic.Inx:
                SetNZ(_s.X = _s.X + 1 & 0xFF);
                break;
            case Mnemonic.Iny:
                SetNZ(_s.Y = _s.Y + 1 & 0xFF);
                break;
            case Mnemonic.Tax:
                SetNZ(_s.X = _s.A);
                break;
            case Mnemonic.Tay:
                SetNZ(_s.Y = _s.A);
                break;
            case Mnemonic.Tsx:
                SetNZ(_s.X = _s.SP);
                break;
            case Mnemonic.Txa:
                SetA(_s.X);
                break;
            case Mnemonic.Txs:
                _s.SP = _s.X;
                break;
            case Mnemonic.Tya:
                SetA(_s.Y);
                break;
            case Mnemonic.Nop:
                break;
            default: // ASL, LSR, ROL, ROR
                _s.A = Modify(mnemonic, _s.A).Value;
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
