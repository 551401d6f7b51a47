namespace Escalade.Atari.Machine;

/// <summary>What the processor looks up, and arithmetic that is seldom needed.</summary>
internal static class ProcessorTables
{
    /// <summary>
    /// The instructions, sixteen a line. Behind an operation's name is where its operand is: # behind the opcode, z zero page, a absolute, each
    /// with x or y added, ix at (zp,x), iy at (zp),y, i at (abs), r relative.
    /// </summary>
    private const string Names = """
        BRK   ORAix JAM   SLOix NOPz  ORAz  ASLz  SLOz  PHP   ORA#  ASL   ANC#  NOPa  ORAa  ASLa  SLOa
        BPLr  ORAiy JAM   SLOiy NOPzx ORAzx ASLzx SLOzx CLC   ORAay NOP   SLOay NOPax ORAax ASLax SLOax
        JSR   ANDix JAM   RLAix BITz  ANDz  ROLz  RLAz  PLP   AND#  ROL   ANC#  BITa  ANDa  ROLa  RLAa
        BMIr  ANDiy JAM   RLAiy NOPzx ANDzx ROLzx RLAzx SEC   ANDay NOP   RLAay NOPax ANDax ROLax RLAax
        RTI   EORix JAM   SREix NOPz  EORz  LSRz  SREz  PHA   EOR#  LSR   ASR#  JMPa  EORa  LSRa  SREa
        BVCr  EORiy JAM   SREiy NOPzx EORzx LSRzx SREzx CLI   EORay NOP   SREay NOPax EORax LSRax SREax
        RTS   ADCix JAM   RRAix NOPz  ADCz  RORz  RRAz  PLA   ADC#  ROR   ARR#  JMPi  ADCa  RORa  RRAa
        BVSr  ADCiy JAM   RRAiy NOPzx ADCzx RORzx RRAzx SEI   ADCay NOP   RRAay NOPax ADCax RORax RRAax
        NOP#  STAix NOP#  SAXix STYz  STAz  STXz  SAXz  DEY   NOP#  TXA   ANE#  STYa  STAa  STXa  SAXa
        BCCr  STAiy JAM   SHAiy STYzx STAzx STXzy SAXzy TYA   STAay TXS   SHSay SHYax STAax SHXay SHAay
        LDY#  LDAix LDX#  LAXix LDYz  LDAz  LDXz  LAXz  TAY   LDA#  TAX   LXA#  LDYa  LDAa  LDXa  LAXa
        BCSr  LDAiy JAM   LAXiy LDYzx LDAzx LDXzy LAXzy CLV   LDAay TSX   LASay LDYax LDAax LDXay LAXay
        CPY#  CMPix NOP#  DCPix CPYz  CMPz  DECz  DCPz  INY   CMP#  DEX   SBX#  CPYa  CMPa  DECa  DCPa
        BNEr  CMPiy JAM   DCPiy NOPzx CMPzx DECzx DCPzx CLD   CMPay NOP   DCPay NOPax CMPax DECax DCPax
        CPX#  SBCix NOP#  ISBix CPXz  SBCz  INCz  ISBz  INX   SBC#  NOP   SBC#  CPXa  SBCa  INCa  ISBa
        BEQr  SBCiy JAM   ISBiy NOPzx SBCzx INCzx ISBzx SED   SBCay NOP   ISBay NOPax SBCax INCax ISBax
        """;

    private static readonly (Operation Operation, Mode Mode)[] Instructions = Parse();

    /// <summary>Cycles by opcode: without those of branches that are taken, and of reading beyond the end of a page.</summary>
    public static ReadOnlySpan<byte> Cycles =>
    [
        7, 6, 2, 8, 3, 3, 5, 5, 3, 2, 2, 2, 4, 4, 6, 6,
        2, 5, 2, 8, 4, 4, 6, 6, 2, 4, 2, 7, 4, 4, 7, 7,
        6, 6, 2, 8, 3, 3, 5, 5, 4, 2, 2, 2, 4, 4, 6, 6,
        2, 5, 2, 8, 4, 4, 6, 6, 2, 4, 2, 7, 4, 4, 7, 7,
        6, 6, 2, 8, 3, 3, 5, 5, 3, 2, 2, 2, 3, 4, 6, 6,
        2, 5, 2, 8, 4, 4, 6, 6, 2, 4, 2, 7, 4, 4, 7, 7,
        6, 6, 2, 8, 3, 3, 5, 5, 4, 2, 2, 2, 5, 4, 6, 6,
        2, 5, 2, 8, 4, 4, 6, 6, 2, 4, 2, 7, 4, 4, 7, 7,
        2, 6, 2, 6, 3, 3, 3, 3, 2, 2, 2, 2, 4, 4, 4, 4,
        2, 6, 2, 6, 4, 4, 4, 4, 2, 5, 2, 5, 5, 5, 5, 5,
        2, 6, 2, 6, 3, 3, 3, 4, 2, 2, 2, 2, 4, 4, 4, 4,
        2, 5, 2, 5, 4, 4, 4, 4, 2, 4, 2, 4, 4, 4, 4, 4,
        2, 6, 2, 8, 3, 3, 5, 5, 2, 2, 2, 2, 4, 4, 6, 6,
        2, 5, 2, 8, 4, 4, 6, 6, 2, 4, 2, 7, 4, 4, 7, 7,
        2, 6, 2, 8, 3, 3, 5, 5, 2, 2, 2, 2, 4, 4, 6, 6,
        2, 5, 2, 8, 4, 4, 6, 6, 2, 4, 2, 7, 4, 4, 7, 7,
    ];

    /// <summary>What an opcode does, and to what.</summary>
    public static (Operation Operation, Mode Mode) Instruction(int opcode) => Instructions[opcode];

    /// <summary>A + m + C, in decimal. Unlike the chip's, N and Z are those of the decimal result.</summary>
    /// <returns>The accumulator; C in bit 8; V if bit 16 or above is set.</returns>
    public static int AddDecimal(int a, int value, int c)
    {
        var sum = Number(a) + Number(value) + c;
        var result = Digits(sum & 0xFF);
        return result | (sum > 99 ? 0x100 : 0) | ((a ^ result) & (result ^ value) & 0x80) << 16;
    }

    /// <summary>A - m - (1 - C), in decimal.</summary>
    /// <returns>As that of <see cref="AddDecimal"/>.</returns>
    public static int SubtractDecimal(int a, int value, int c)
    {
        var difference = Number(a) - Number(value) - (1 - c);
        if (difference < 0)
        {
            difference += 100;
        }
        // Below -100 are only those of bytes that are no decimal numbers: there the Arcade Learning Environment looks into another table.
        var result = difference < 0 ? Number(256 + difference) : Digits(difference);
        return result | (a >= value + 1 - c ? 0x100 : 0) | ((a ^ result) & (result ^ value) & 0x80) << 16;
    }

    /// <summary>ARR: A and m, rotated right, with the flags of an addition.</summary>
    /// <returns>The accumulator; C in bit 8, V in bit 9; from bit 16 on what N and Z are taken of.</returns>
    public static int RotateAnd(int a, int value, int c, bool isDecimal)
    {
        var both = a & value;
        var result = both >> 1 | c << 7;
        if (!isDecimal)
        {
            return result | (result & 0x40) << 2 | ((result >> 6 ^ result >> 5) & 1) << 9 | result << 16;
        }
        var flags = ((both ^ result) & 0x40) << 3 | result << 16;
        if ((both & 0x0F) + (both & 1) > 5)
        {
            result = result & 0xF0 | result + 6 & 0x0F;
        }
        return (both & 0xF0) + (both & 0x10) > 0x50 ? flags | 0x100 | result + 0x60 & 0xFF : flags | result;
    }

    private static (Operation, Mode)[] Parse()
    {
        var names = Names.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return [.. names.Select(name => (Enum.Parse<Operation>(name[..3], ignoreCase: true), ModeOf(name[3..])))];
    }

    private static Mode ModeOf(string suffix) => suffix switch
    {
        "#" => Mode.Immediate,
        "r" => Mode.Relative,
        "z" => Mode.ZeroPage,
        "zx" => Mode.ZeroPageX,
        "zy" => Mode.ZeroPageY,
        "a" => Mode.Absolute,
        "ax" => Mode.AbsoluteX,
        "ay" => Mode.AbsoluteY,
        "i" => Mode.Indirect,
        "ix" => Mode.IndirectX,
        "iy" => Mode.IndirectY,
        _ => Mode.Implied,
    };

    private static int Number(int digits) => (digits >> 4) * 10 + (digits & 15);

    private static int Digits(int number) => number % 100 / 10 << 4 | number % 10;
}
