namespace Escalade.Atari.Machine;

/// <summary>All of a console that is a number, but for its memory: copying it is all that saving takes.</summary>
/// <remarks>
/// Times are in cycles of the processor or, where <c>Clock</c> is said, in colour clocks, three of which are a cycle; both count
/// from the beginning of the frame. A line has 228 colour clocks: 68 of horizontal blank, then 160 pixels.
/// </remarks>
internal struct MachineState
{
    /// <summary>The processor's clock.</summary>
    public uint Cycles;

    /// <summary>The byte that the data bus still holds.</summary>
    public int Bus;

    /// <summary>Registers: accumulator, indices, stack pointer, program counter, and NV1BDIZC.</summary>
    public int A, X, Y, SP, PC, Status;

    /// <summary>
    /// The frame was not finished when the instructions of an update ran out; an update is to end; an instruction has halted the
    /// processor; the unfinished frame has been greyed out.
    /// </summary>
    public bool IsPartial, IsStopped, IsJammed, IsGreyed;

    /// <summary>What was last accessed was written to, which happens within instructions that push two or three bytes.</summary>
    public bool LastWasWritten;

    /// <summary>Lines of the last frame.</summary>
    public int LinesLast;

    /// <summary>The timer: what was written to it, when, and when it was first read after it ran out.</summary>
    public uint Timer, TimerSetAt, TimerReadAt;

    /// <summary>The timer counts once every <c>1 &lt;&lt; TimerShift</c> cycles.</summary>
    public int TimerShift;

    public bool TimerReadAfter;

    public int PortDirection;

    /// <summary>Clock of the frame's first line, of the first line shown, and of the first one after those shown.</summary>
    public int Origin, Start, Stop;

    /// <summary>Clock from which on any write to the video chip ends the frame.</summary>
    public int LineLimit;

    /// <summary>Clock up to which the picture is drawn, clocks left in that line, and the pixel that comes next.</summary>
    public int Drawn, Rest, Cursor;

    /// <summary>Clock up to which the picture is settled, though not drawn yet: nothing that is written now changes it.</summary>
    public int Settled;

    /// <summary>Clock up to which nobody looks: what was there before is neither drawn nor collides as it did not before.</summary>
    public int Passed;

    /// <summary>Clock at which the vertical synchronisation is long enough; of the last HMOVE.</summary>
    public int VsyncEnd, LastMove;

    /// <summary>Registers as written.</summary>
    public int Vblank, Nusiz0, Nusiz1, Control, Pf0, Pf1, Pf2;

    /// <summary>The colours of background, field and the two players, from the lowest byte on.</summary>
    public uint Colors;

    /// <summary>The players' graphics registers, new and old ones, and what of them is shown.</summary>
    public int New0, New1, Old0, Old1, Graphics0, Graphics1;

    public bool Reflect0, Reflect1, Delay0, Delay1, DelayBall, NewBall, OldBall, Enable0, Enable1, Locked0, Locked1;

    /// <summary>High nibbles of the motion registers.</summary>
    public int MoveP0, MoveP1, MoveM0, MoveM1, MoveBall;

    /// <summary>Columns of the objects.</summary>
    public int P0, P1, M0, M1, Ball;

    /// <summary>The right half of the field mirrors the left one; the line begins with eight black pixels.</summary>
    public bool RightIsReflected, IsBlanked;

    /// <summary>Since the line was to begin so, nothing was made black yet.</summary>
    public bool IsBlackDue;

    /// <summary>The state of a missile that is never at rest.</summary>
    public bool IsCosmic;

    public int CosmicStep;

    /// <summary>The paddles' capacitors are grounded, or have been until a cycle.</summary>
    public bool IsDumped;

    public uint DumpOff;

    /// <summary>Latches in the order of the read registers: bit 7 of register r is bit 2r, bit 6 is bit 2r + 1.</summary>
    public int Collisions;

    /// <summary>Where the objects are on the line.</summary>
    public ObjectPattern PatternP0, PatternP1, PatternM0, PatternM1, PatternBall;
}
