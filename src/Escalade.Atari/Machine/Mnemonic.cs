namespace Escalade.Atari.Machine;

/// <summary>
/// What an instruction does, by its name in assembler. The order counts: first instructions that read an operand, then those that change it, those that
/// write it, branches, and all others.
/// </summary>
internal enum Mnemonic
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
