namespace Escalade.Atari.Machine;

/// <summary>
/// What the processor's fast path does at a byte of a program. Most codes are opcodes and mean that instruction. The codes here replace opcodes of rare
/// instructions; they mean two instructions that often follow each other, or one whose operand makes it simpler.
/// </summary>
/// <remarks>The codes of a program are found once, when its cartridge is put in, and kept with its content as annotations.</remarks>
internal static class FusedInstruction
{
    /// <summary>An instruction that the fast path leaves to <see cref="AtariMachine.ExecuteInstruction"/>.</summary>
    public const byte SlowPath = 0x02;

    /// <summary>STA, STX, STY to a TIA register whose writes are only logged; two STA to such registers; STA, STX or STY to WSYNC.</summary>
    public const byte StaLogged = 0x03, StxLogged = 0x04, StyLogged = 0x07, StaLoggedTwice = 0x0B, StoreWsync = 0x0C;

    /// <summary>DEX or DEY and a branch back to it: a loop that counts down.</summary>
    public const byte DexLoop = 0x2F, DeyLoop = 0x32;

    // Two instructions. Where the first has an operand in the zero page, it is memory, not a register of a chip.
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

    /// <summary>Bytes of the longest pair of instructions.</summary>
    public const int MaxBytes = 5;

    private const int Memory = 0x80, BackToItself = 0xFD;

    private static readonly (byte Code, byte First, byte Second)[] Pairs =
    [
        (StaLoggedTwice, 0x85, 0x85), (LdaImmediateSta, 0xA9, 0x85), (LdaZeroSta, 0xA5, 0x85), (LdaZeroXSta, 0xB5, 0x85),
        (LdaIndirectYSta, 0xB1, 0x85), (LdaAbsoluteXSta, 0xBD, 0x85), (LdaAbsoluteYSta, 0xB9, 0x85), (StaZeroSta, 0x85, 0x85),
        (DexLoop, 0xCA, 0xD0), (DeyLoop, 0x88, 0xD0),
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

    /// <summary>What a code adds to the clock: cycles in the low half, without those of branches and page crossings; instructions in the high half.</summary>
    public static ulong Clock(int instruction)
    {
        foreach (var (code, first, second) in Pairs)
        {
            if (code == instruction)
            {
                return Clock(first) + Clock(second);
            }
        }
        return 1UL << 32 | OpcodeTable.Cycles[instruction is StaLogged or StxLogged or StyLogged or StoreWsync ? 0x85 : instruction];
    }

    /// <summary>Finds the code of each byte of a program, for it may be entered anywhere.</summary>
    /// <param name="program">The bytes.</param>
    /// <param name="instructions">Receives a code for each of them.</param>
    public static void Find(ReadOnlySpan<byte> program, Span<byte> instructions)
    {
        Span<byte> bytes = stackalloc byte[MaxBytes];
        for (var i = 0; i < program.Length; i++)
        {
            bytes.Clear();
            program[i..Math.Min(i + MaxBytes, program.Length)].CopyTo(bytes);
            instructions[i] = At(bytes);
        }
    }

    private static byte At(ReadOnlySpan<byte> bytes)
    {
        var (first, operand) = (bytes[0], bytes[1]);
        var length = LengthOf(first);
        var second = bytes[length];
        if (first is 0x84 or 0x85 or 0x86 && operand == TiaRegister.Wsync)
        {
            return StoreWsync;
        }
        if (first is 0x84 or 0x85 or 0x86 && IsLoggedOnly(operand))
        {
            return first == 0x84 ? StyLogged : first == 0x86 ? StxLogged : second == 0x85 && IsLoggedOnly(bytes[3]) ? StaLoggedTwice : StaLogged;
        }
        if (first is 0xCA or 0x88 && second is 0xD0 or 0x10 && bytes[2] == BackToItself)
        {
            return first == 0xCA ? DexLoop : DeyLoop;
        }
        var isMemory = OpcodeTable.Decode(first).Mode switch
        {
            AddressingMode.ZeroPage => operand >= Memory,
            AddressingMode.IndirectY => operand is >= Memory and < 0xFF,
            _ => true,
        };
        var isCode = first == SlowPath;
        foreach (var pair in Pairs)
        {
            if (isMemory && (pair.First, pair.Second) == (first, second) && pair.Code is not (StaLoggedTwice or DexLoop or DeyLoop))
            {
                return pair.Code;
            }
            isCode |= pair.Code == first;
        }
        return isCode || first is StaLogged or StxLogged or StyLogged or StoreWsync ? SlowPath : first;
    }

    private static int LengthOf(byte opcode) => OpcodeTable.Decode(opcode).Mode switch
    {
        AddressingMode.Implied => 1,
        AddressingMode.Absolute or AddressingMode.AbsoluteX or AddressingMode.AbsoluteY or AddressingMode.Indirect => 3,
        _ => 2,
    };

    private static bool IsLoggedOnly(int register) => register is > TiaRegister.Wsync and < 0x40 and not TiaRegister.Cxclr;
}
