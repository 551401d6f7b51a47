namespace Escalade.Atari.Cartridges;

/// <summary>
/// 3F, Tigervision: the upper half always shows the last 2 KB of the content. The lower half shows the 2 KB whose number was last written to one of the
/// TIA's addresses 0 to 3F. 3E is the same with memory: writing to 3F chooses 2 KB of the content, writing to 3E chooses 1 KB of the memory.
/// </summary>
/// <remarks>
/// The TIA gets everything that is written to the cartridge, too, and reading the TIA's addresses 0 to 3F shows the lower half, as in the Arcade Learning
/// Environment. Memory takes twice its addresses: it is read in the first half and written in the second.
/// </remarks>
internal sealed unsafe class Tigervision3FCartridge(ReadOnlySpan<byte> image, bool hasMemory)
    : Cartridge(image, hasMemory ? Blocks * Block : 0, 1)
{
    private const int Bank = 2048, Block = 1024, Blocks = 32, Registers = 0x40, ChoosesBlock = 0x3E, ChoosesBank = 0x3F;

    private readonly int _count = image.Length / Bank;

    public override bool SnoopsTia => true;

    private byte* LowerHalf => IsMemory ? MemoryPointer + (Banks[0] - _count) * Block : Rom + Banks[0] * Bank;

    /// <summary>The banks are followed by the blocks of memory.</summary>
    private bool IsMemory => Banks[0] >= _count;

    public override void Reset(MersenneTwister random)
    {
        base.Reset(random);
        Switch(0, 0);
    }

    public override bool Write(int address, int value)
    {
        var offset = address & 0xFFF;
        if (IsMemory && offset is >= Block and < 2 * Block)
        {
            LowerHalf[offset - Block] = (byte)value;
            return false;
        }
        CheckHotspot(offset, value);
        return true;
    }

    public override int SnoopRead(int address) => address < Registers ? ReadLowerHalf(address) : -1;

    public override void SnoopWrite(int address, int value) => CheckHotspot(address, value);

    protected override void Map(int slot)
    {
        Map(Bank, Bank, Rom + (_count - 1) * Bank);
        if (IsMemory)
        {
            Map(0, Block, LowerHalf);
            Map(Block, Block, LowerHalf);
        }
        else
        {
            Map(0, Bank, LowerHalf);
        }
    }

    private int ReadLowerHalf(int offset) => LowerHalf[IsMemory ? offset & Block - 1 : offset];

    private void CheckHotspot(int address, int value)
    {
        if (hasMemory ? address == ChoosesBank : address < Registers)
        {
            Switch(0, value % _count);
        }
        else if (hasMemory && address == ChoosesBlock)
        {
            Switch(0, _count + value % Blocks);
        }
    }
}
