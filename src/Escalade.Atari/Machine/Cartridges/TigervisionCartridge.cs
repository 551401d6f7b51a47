namespace Escalade.Atari.Machine.Cartridges;

/// <summary>
/// 3F, Tigervision's: the last 2 KB are always in the upper half; what is written to the video chip's first addresses chooses those in the
/// lower one. 3E is the same with memory: there one address chooses 2 KB of the content, another 1 KB of the memory.
/// </summary>
/// <remarks>
/// The video chip gets what is written, to whatever address of the cartridge; reading its first addresses shows the lower half. Memory is
/// read at its beginning and written to after that.
/// </remarks>
internal sealed unsafe class TigervisionCartridge(ReadOnlySpan<byte> image, bool hasMemory)
    : Cartridge(image, hasMemory ? Blocks * Block : 0, 1)
{
    private const int Bank = 2048, Block = 1024, Blocks = 32, Registers = 0x40, ChoosesBlock = 0x3E, ChoosesBank = 0x3F;

    private readonly int _count = image.Length / Bank;

    public override bool TapsVideo => true;

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
        Follow(offset, value);
        return true;
    }

    public override int Tap(int address) => address < Registers ? ReadLowerHalf(address) : -1;

    public override void TapWrite(int address, int value) => Follow(address, value);

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

    private void Follow(int address, int value)
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
