namespace Escalade.Atari.Machine;

/// <summary>Runs the processor, quickly where that can be done, and what that takes.</summary>
internal sealed unsafe partial class AtariMachine
{
    private const int DecimalFlag = 0x08, InterruptFlag = 0x04, OverflowFlag = 0x40;

    /// <summary>Not 0 if V is set; while <see cref="RunQuickly"/> runs it is here.</summary>
    private int _overflow;

    /// <summary>Runs instructions until the frame ends, a jam, or so many are done.</summary>
    private void RunInstructions(int most)
    {
        var done = 0;
        while (done < most && !_s.IsStopped && !_s.IsJammed)
        {
            // Whoever runs quickly does not count exactly; so it stops well before the end.
            if (most - done > MostInARow && _s.Cycles < uint.MaxValue / 2 && FindCode(_s.PC))
            {
                done += RunQuickly((uint)(most - done - MostInARow));
                if (_s.IsStopped)
                {
                    return;
                }
            }
            Execute();
            done++;
        }
    }

    /// <summary>
    /// Programs wait in a loop of two instructions and seven cycles, reading the timer and going back if it is not 0, or not negative:
    /// leaves out what does not end the loop.
    /// </summary>
    /// <param name="value">What was read.</param>
    /// <param name="branch">The branch back.</param>
    /// <param name="cycles">When the timer was read.</param>
    /// <param name="most">Instructions that may be left out at most.</param>
    /// <returns>What to add to the clock.</returns>
    private ulong WaitForTimer(int value, byte* branch, uint cycles, uint most)
    {
        const byte BranchIfNot0 = 0xD0, BranchIfPositive = 0x10;
        const int Cycles = 7, Instructions = 2;
        var isWaiting = *branch == BranchIfNot0 ? value > 0 : *branch == BranchIfPositive && value < 0x80;
        // Of a branch to another page each turn takes longer.
        var isOnAPage = (((nuint)branch + 2 ^ (nuint)branch - 3) & ~(nuint)0xFF) == 0;
        if (!isWaiting || !isOnAPage || TimeLeft(cycles) < 0 || (int)most < 0)
        {
            return 0;
        }
        // From this cycle on the timer shows 0, or -1.
        var end = _s.TimerSetAt + 1 + (_s.Timer - (*branch == BranchIfNot0 ? 1u : 0) << _s.TimerShift);
        var turns = Math.Min((end - 1 - cycles) / Cycles, most / Instructions);
        return (ulong)turns * ((ulong)Instructions << 32 | Cycles);
    }

    /// <summary>Cycles up to the end of the line.</summary>
    private uint CyclesLeft(uint cycles)
    {
        var inLine = (cycles - (uint)(_s.Origin / 3)) % LineCycles;
        return inLine == 0 ? 0 : LineCycles - inLine;
    }

    private int Status(int nz, int c) =>
        0x30 | ((nz & 0x8080) != 0 ? 0x80 : 0) | (_overflow != 0 ? OverflowFlag : 0)
        | _s.Status & (DecimalFlag | InterruptFlag) | ((byte)nz == 0 ? 2 : 0) | c;

    /// <summary>An instruction's operand of two bytes.</summary>
    private static int Word(byte* p) => *(ushort*)(p + 1);

    /// <summary>Whether memory is at an address of the zero page and at the next one.</summary>
    private static bool IsPointer(int address) => (uint)(address - 0x80) < 0x7F;

    /// <summary>What indexing costs if it leads to another page.</summary>
    private static uint Carry(int sum) => (uint)sum >> 8;

    private static int NotBelow(int register, int value) => register >= value ? 1 : 0;
}
