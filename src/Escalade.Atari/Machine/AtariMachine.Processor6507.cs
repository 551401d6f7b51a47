namespace Escalade.Atari.Machine;

/// <summary>
/// 6507, the processor: runs instructions, on the fast path wherever that can be done, else one by one. Both paths do the same; the slow one can do
/// all instructions everywhere, the fast one the usual instructions of programs in ROM.
/// </summary>
internal sealed unsafe partial class AtariMachine
{
    private const int DecimalFlag = 0x08, InterruptFlag = 0x04, OverflowFlag = 0x40;

    /// <summary>Not 0 if V is set. Used by <see cref="RunFastPath"/> only; elsewhere V is in the status register.</summary>
    private int _overflow;

    /// <summary>Runs at most so many instructions, until the frame ends or an instruction halts the processor.</summary>
    private void RunInstructions(int most)
    {
        var done = 0;
        while (done < most && !_s.IsStopped && !_s.IsJammed)
        {
            // The fast path only looks at jumps whether it has run enough; so it must be left well before the end.
            if (most - done > MaxInstructionsBetweenJumps && _s.Cycles < uint.MaxValue / 2 && FindCode(_s.PC))
            {
                done += RunFastPath((uint)(most - done - MaxInstructionsBetweenJumps));
                if (_s.IsStopped)
                {
                    return;
                }
            }
            ExecuteInstruction();
            done++;
        }
    }

    /// <summary>
    /// Skips most of a wait: programs loop over two instructions of seven cycles, which read the timer and branch back while it is not 0, or while it is
    /// not negative. All turns of that loop but the last ones do nothing.
    /// </summary>
    /// <param name="value">The timer as it was read.</param>
    /// <param name="branch">Points to the branch instruction.</param>
    /// <param name="cycles">When the timer was read.</param>
    /// <param name="most">Instructions that may be skipped.</param>
    /// <returns>What was skipped: cycles in the low half, instructions in the high half.</returns>
    private ulong WaitForTimer(int value, byte* branch, uint cycles, uint most)
    {
        const byte BranchIfNot0 = 0xD0, BranchIfPositive = 0x10;
        const int Cycles = 7, Instructions = 2;
        var isWaiting = *branch == BranchIfNot0 ? value > 0 : *branch == BranchIfPositive && value < 0x80;
        // A branch to another page would take a cycle more.
        var isOnAPage = (((nuint)branch + 2 ^ (nuint)branch - 3) & ~(nuint)0xFF) == 0;
        if (!isWaiting || !isOnAPage || TimerLeft(cycles) < 0 || (int)most < 0)
        {
            return 0;
        }
        // From this cycle on the timer shows 0, or -1.
        var end = _s.TimerSetAt + 1 + (_s.TimerStart - (*branch == BranchIfNot0 ? 1u : 0) << _s.TimerShift);
        var turns = Math.Min((end - 1 - cycles) / Cycles, most / Instructions);
        return (ulong)turns * ((ulong)Instructions << 32 | Cycles);
    }

    /// <summary>Cycles that are left of the line.</summary>
    private uint CyclesLeft(uint cycles)
    {
        var inLine = (cycles - (uint)(_s.FirstLineClock / 3)) % LineCycles;
        return inLine == 0 ? 0 : LineCycles - inLine;
    }

    /// <summary>The status register, from the flags as the fast path keeps them.</summary>
    private int Status(int nz, int c) =>
        0x30 | ((nz & 0x8080) != 0 ? 0x80 : 0) | (_overflow != 0 ? OverflowFlag : 0)
        | _s.Status & (DecimalFlag | InterruptFlag) | ((byte)nz == 0 ? 2 : 0) | c;

    /// <summary>An instruction's operand of two bytes.</summary>
    private static int Word(byte* p) => *(ushort*)(p + 1);

    /// <summary>Whether both bytes of a pointer in the zero page are memory.</summary>
    private static bool IsRamPointer(int address) => (uint)(address - 0x80) < 0x7F;

    /// <summary>Cycles that indexing costs: 1 if it leads to another page.</summary>
    private static uint PagePenalty(int sum) => (uint)sum >> 8;

    /// <summary>C after a comparison.</summary>
    private static int CompareCarry(int register, int value) => register >= value ? 1 : 0;
}
