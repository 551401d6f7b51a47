namespace Escalade.Atari.Machine;

/// <summary>What an instruction does; first those that read, then those that change memory, those that write, and all others.</summary>
internal enum Operation
{
    Adc, And, Bit, Cmp, Cpx, Cpy, Eor, Lda, Ldx, Ldy, Nop, Ora, Sbc,
    Anc, Ane, Arr, Asr, Las, Lax, Lxa, Sbx,
    Asl, Dec, Inc, Lsr, Rol, Ror, Dcp, Isb, Rla, Rra, Slo, Sre,
    Sta, Stx, Sty, Sax, Sha, Shs, Shx, Shy,
    Bcc, Bcs, Beq, Bmi, Bne, Bpl, Bvc, Bvs,
    Brk, Jam, Jmp, Jsr, Rti, Rts, Pha, Php, Pla, Plp,
    Clc, Cld, Cli, Clv, Sec, Sed, Sei,
    Dex, Dey, Inx, Iny, Tax, Tay, Tsx, Txa, Txs, Tya,
}
