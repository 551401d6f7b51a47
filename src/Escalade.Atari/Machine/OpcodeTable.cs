namespace Escalade.Atari.Machine;

/// <summary>What each of the 6507's 256 opcodes means, and how long it takes.</summary>
internal static class OpcodeTable
{
    /// <summary>
    /// The instructions, sixteen a line. Behind an mnemonic's name is where its operand is: # behind the opcode, z zero page, a absolute, each
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

    private static readonly (Mnemonic Mnemonic, AddressingMode Mode)[] Decoded = Parse();

    /// <summary>Cycles by opcode, without those that a taken branch or a page crossing adds.</summary>
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

    /// <summary>An opcode's mnemonic and addressing mode.</summary>
    public static (Mnemonic Mnemonic, AddressingMode Mode) Decode(int opcode) => Decoded[opcode];

    private static (Mnemonic, AddressingMode)[] Parse()
    {
        var names = Names.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return [.. names.Select(name => (Enum.Parse<Mnemonic>(name[..3], ignoreCase: true), ModeOf(name[3..])))];
    }

    private static AddressingMode ModeOf(string suffix) => suffix switch
    {
        "#" => AddressingMode.Immediate,
        "r" => AddressingMode.Relative,
        "z" => AddressingMode.ZeroPage,
        "zx" => AddressingMode.ZeroPageX,
        "zy" => AddressingMode.ZeroPageY,
        "a" => AddressingMode.Absolute,
        "ax" => AddressingMode.AbsoluteX,
        "ay" => AddressingMode.AbsoluteY,
        "i" => AddressingMode.Indirect,
        "ix" => AddressingMode.IndirectX,
        "iy" => AddressingMode.IndirectY,
        _ => AddressingMode.Implied,
    };
}
