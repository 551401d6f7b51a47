namespace Escalade.Atari.Machine;

/// <summary>
/// What the quick processor does at a place of a program: mostly an instruction, named by its opcode; often one of these, which are named by
/// unintended opcodes: two instructions at once that often follow each other, or one whose operand says more than its opcode.
/// </summary>
internal static class Sequence
{
    /// <summary>Left to whoever executes access by access.</summary>
    public const byte Unusual = 0x02;

    /// <summary>STA, STX, STY to a register that needs a note and nothing else; STA to two such; any to WSYNC.</summary>
    public const byte StaNote = 0x03, StxNote = 0x04, StyNote = 0x07, StaNoteStaNote = 0x0B, WaitForLine = 0x0C;

    /// <summary>DEX or DEY with a branch back to it.</summary>
    public const byte DelayX = 0x2F, DelayY = 0x32;

    // Two instructions. An operand of the first one in the zero page is memory.
    public const byte LdaImmediateSta = 0x0F, LdaZeroSta = 0x12, LdaZeroXSta = 0x13, LdaIndirectYSta = 0x14, LdaAbsoluteXSta = 0x17,
        LdaAbsoluteYSta = 0x1A, StaZeroSta = 0x1B;

    public const byte DexBne = 0x1C, DexBpl = 0x1F, DeyBne = 0x22, DeyBpl = 0x23, DecZeroBne = 0x27, DecZeroBpl = 0x2B;

    public const byte CmpImmediateBne = 0x33, CmpImmediateBeq = 0x34, CmpImmediateBcc = 0x37, CmpImmediateBcs = 0x3A, CpyZeroBne = 0x3B,
        CpyZeroBcc = 0x3C, CpyZeroBcs = 0x3F, CpyImmediateBne = 0x42, CpyImmediateBcs = 0x43, CpxImmediateBne = 0x44, AndImmediateBne = 0x47,
        AndImmediateBeq = 0x4B, LdaZeroBne = 0x4F, LdaZeroBeq = 0x52, LdaZeroBpl = 0x53, LdaZeroBmi = 0x54;

    public const byte SecSbcZero = 0x57, SecSbcImmediate = 0x5A, ClcAdcZero = 0x5B, ClcAdcImmediate = 0x5C, AslAsl = 0x5F, LsrLsr = 0x62,
        NopNop = 0x63, LdaIndirectYTax = 0x64, LdyZeroLdaIndirectY = 0x67, LdyZeroLdaAbsoluteY = 0x6B, TaxLdaIndirectY = 0x6F,
        TayLdaIndirectY = 0x72, AndZeroBeq = 0x73, AndZeroPhp = 0x74, TxaLdyImmediate = 0x77, TxaInx = 0x7A, InxTxa = 0x7B, LdyImmediateTxa = 0x7C,
        LdxImmediateTxs = 0x7F;

    /// <summary>Bytes of the longest one.</summary>
    public const int MostBytes = 5;

    private const int Memory = 0x80, BackToItself = 0xFD;

    private static readonly (byte Name, byte First, byte Second)[] Pairs =
    [
        (StaNoteStaNote, 0x85, 0x85), (LdaImmediateSta, 0xA9, 0x85), (LdaZeroSta, 0xA5, 0x85), (LdaZeroXSta, 0xB5, 0x85),
        (LdaIndirectYSta, 0xB1, 0x85), (LdaAbsoluteXSta, 0xBD, 0x85), (LdaAbsoluteYSta, 0xB9, 0x85), (StaZeroSta, 0x85, 0x85),
        (DelayX, 0xCA, 0xD0), (DelayY, 0x88, 0xD0),
        (DexBne, 0xCA, 0xD0), (DexBpl, 0xCA, 0x10), (DeyBne, 0x88, 0xD0), (DeyBpl, 0x88, 0x10), (DecZeroBne, 0xC6, 0xD0), (DecZeroBpl, 0xC6, 0x10),
        (CmpImmediateBne, 0xC9, 0xD0), (CmpImmediateBeq, 0xC9, 0xF0), (CmpImmediateBcc, 0xC9, 0x90), (CmpImmediateBcs, 0xC9, 0xB0),
        (CpyZeroBne, 0xC4, 0xD0), (CpyZeroBcc, 0xC4, 0x90), (CpyZeroBcs, 0xC4, 0xB0), (CpyImmediateBne, 0xC0, 0xD0), (CpyImmediateBcs, 0xC0, 0xB0),
        (CpxImmediateBne, 0xE0, 0xD0), (AndImmediateBne, 0x29, 0xD0), (AndImmediateBeq, 0x29, 0xF0),
        (LdaZeroBne, 0xA5, 0xD0), (LdaZeroBeq, 0xA5, 0xF0), (LdaZeroBpl, 0xA5, 0x10), (LdaZeroBmi, 0xA5, 0x30),
        (SecSbcZero, 0x38, 0xE5), (SecSbcImmediate, 0x38, 0xE9), (ClcAdcZero, 0x18, 0x65), (ClcAdcImmediate, 0x18, 0x69),
        (AslAsl, 0x0A, 0x0A), (LsrLsr, 0x4A, 0x4A), (NopNop, 0xEA, 0xEA), (LdaIndirectYTax, 0xB1, 0xAA),
        (LdyZeroLdaIndirectY, 0xA4, 0xB1), (LdyZeroLdaAbsoluteY, 0xA4, 0xB9), (TaxLdaIndirectY, 0xAA, 0xB1), (TayLdaIndirectY, 0xA8, 0xB1),
        (AndZeroBeq, 0x25, 0xF0), (AndZeroPhp, 0x25, 0x08), (TxaLdyImmediate, 0x8A, 0xA0), (TxaInx, 0x8A, 0xE8), (InxTxa, 0xE8, 0x8A),
        (LdyImmediateTxa, 0xA0, 0x8A), (LdxImmediateTxs, 0xA2, 0x9A),
    ];

    /// <summary>Cycles, and in the high half instructions; what depends on addresses and branches is not among them.</summary>
    public static ulong Clock(int sequence)
    {
        foreach (var (name, first, second) in Pairs)
        {
            if (name == sequence)
            {
                return Clock(first) + Clock(second);
            }
        }
        return 1UL << 32 | ProcessorTables.Cycles[sequence is StaNote or StxNote or StyNote or WaitForLine ? 0x85 : sequence];
    }

    /// <summary>Finds what begins at each byte of a program; it may be entered anywhere.</summary>
    /// <param name="program"><c>[bytes]</c></param>
    /// <param name="sequences"><c>[bytes]</c></param>
    public static void Find(ReadOnlySpan<byte> program, Span<byte> sequences)
    {
        Span<byte> bytes = stackalloc byte[MostBytes];
        for (var i = 0; i < program.Length; i++)
        {
            bytes.Clear();
            program[i..Math.Min(i + MostBytes, program.Length)].CopyTo(bytes);
            sequences[i] = At(bytes);
        }
    }

    private static byte At(ReadOnlySpan<byte> bytes)
    {
        var (first, operand) = (bytes[0], bytes[1]);
        var length = LengthOf(first);
        var second = bytes[length];
        if (first is 0x84 or 0x85 or 0x86 && operand == AtariMachine.Wsync)
        {
            return WaitForLine;
        }
        if (first is 0x84 or 0x85 or 0x86 && NeedsNote(operand))
        {
            return first == 0x84 ? StyNote : first == 0x86 ? StxNote : second == 0x85 && NeedsNote(bytes[3]) ? StaNoteStaNote : StaNote;
        }
        if (first is 0xCA or 0x88 && second is 0xD0 or 0x10 && bytes[2] == BackToItself)
        {
            return first == 0xCA ? DelayX : DelayY;
        }
        var isMemory = ProcessorTables.Instruction(first).Mode switch
        {
            Mode.ZeroPage => operand >= Memory,
            Mode.IndirectY => operand is >= Memory and < 0xFF,
            _ => true,
        };
        var isName = first == Unusual;
        foreach (var pair in Pairs)
        {
            if (isMemory && (pair.First, pair.Second) == (first, second) && pair.Name is not (StaNoteStaNote or DelayX or DelayY))
            {
                return pair.Name;
            }
            isName |= pair.Name == first;
        }
        return isName || first is StaNote or StxNote or StyNote or WaitForLine ? Unusual : first;
    }

    private static int LengthOf(byte opcode) => ProcessorTables.Instruction(opcode).Mode switch
    {
        Mode.Implied => 1,
        Mode.Absolute or Mode.AbsoluteX or Mode.AbsoluteY or Mode.Indirect => 3,
        _ => 2,
    };

    private static bool NeedsNote(int register) => register is > AtariMachine.Wsync and < 0x40 and not AtariMachine.Cxclr;
}
