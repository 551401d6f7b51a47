namespace Escalade.Atari.Machine;

/// <summary>Every number that a console remembers, except its memory and its cartridge's: copying this struct saves them.</summary>
/// <remarks>
/// Times are cycles of the processor or, in fields that say clock, colour clocks of the TIA; three clocks are a cycle, and both count from the
/// beginning of the frame. A line has 228 clocks: 68 of horizontal blank, then 160 pixels. Fields named after registers hold what was written there.
/// </remarks>
internal struct MachineState
{
    /// <summary>The processor's clock, in cycles.</summary>
    public uint Cycles;

    /// <summary>The byte that was last on the data bus; reading a TIA register shows it in the bits that the TIA does not drive.</summary>
    public int DataBus;

    /// <summary>The 6507's registers: accumulator, index registers, stack pointer, program counter, and the flags NV1BDIZC.</summary>
    public int A, X, Y, SP, PC, Status;

    /// <summary>The last <see cref="AtariMachine.RunFrame"/> ran out of instructions before the frame ended; the next one goes on with that frame.</summary>
    public bool IsFrameUnfinished;

    /// <summary>The frame has just ended.</summary>
    public bool IsStopped;

    /// <summary>The processor has executed an instruction that halts it until the next reset.</summary>
    public bool IsJammed;

    /// <summary>The part of an unfinished frame that was not drawn has been turned grey.</summary>
    public bool IsGreyed;

    /// <summary>The last access of the running instruction was a write. Only instructions that push two or three bytes write twice in a row.</summary>
    public bool LastAccessWasWrite;

    /// <summary>Lines of the frame before this one.</summary>
    public int LastFrameLines;

    /// <summary>RIOT: the value that was written to the timer, when it was written, and when the timer was first read after it had expired.</summary>
    public uint TimerStart, TimerSetAt, TimerReadAt;

    /// <summary>RIOT: the timer counts once every <c>1 &lt;&lt; TimerShift</c> cycles.</summary>
    public int TimerShift;

    /// <summary>RIOT: the timer has been read since it expired.</summary>
    public bool WasTimerReadAfterExpiry;

    /// <summary>RIOT: SWACNT, which pins of the controllers are outputs.</summary>
    public int PortDirection;

    /// <summary>Clock at which the frame's first line begins, clock at which the first visible line begins, and clock at which the last one ends.</summary>
    public int FirstLineClock, ShownFrom, ShownUntil;

    /// <summary>Clock from which on any write to the TIA ends the frame: a program that never synchronises is cut off here.</summary>
    public int FrameLimit;

    /// <summary>Clock up to which the picture is drawn, how many clocks are left of that line, and the index of the next pixel.</summary>
    public int DrawnUntil, ClocksLeftInLine, NextPixel;

    /// <summary>Clock up to which no later write can change the picture any more, although it may not be drawn yet.</summary>
    public int UnchangedUntil;

    /// <summary>Clock up to which drawing can be left out: nobody looks at those pixels, and no new collision can happen on them.</summary>
    public int UnseenUntil;

    /// <summary>Clock from which on the end of a vertical synchronisation ends the frame.</summary>
    public int VsyncLongEnoughAt;

    /// <summary>Clock of the last write to HMOVE.</summary>
    public int LastHmove;

    /// <summary>VBLANK, NUSIZ0, NUSIZ1, CTRLPF, PF0, PF1 and PF2.</summary>
    public int Vblank, Nusiz0, Nusiz1, Ctrlpf, Pf0, Pf1, Pf2;

    /// <summary>COLUBK, COLUPF, COLUP0 and COLUP1, from the lowest byte on.</summary>
    public uint Colors;

    /// <summary>GRP0 and GRP1: the last values written, those that a vertical delay still shows, and what is drawn after delay and reflection.</summary>
    public int NewGraphics0, NewGraphics1, OldGraphics0, OldGraphics1, ShownGraphics0, ShownGraphics1;

    /// <summary>REFP0 and REFP1.</summary>
    public bool IsReflected0, IsReflected1;

    /// <summary>VDELP0, VDELP1 and VDELBL.</summary>
    public bool IsDelayed0, IsDelayed1, IsBallDelayed;

    /// <summary>ENABL: the last value written, and the one that a vertical delay still shows.</summary>
    public bool IsNewBallOn, IsOldBallOn;

    /// <summary>ENAM0 and ENAM1; RESMP0 and RESMP1, which hide a missile and lock it to its player.</summary>
    public bool IsMissile0On, IsMissile1On, IsMissile0Locked, IsMissile1Locked;

    /// <summary>High nibbles of HMP0, HMP1, HMM0, HMM1 and HMBL.</summary>
    public int MotionP0, MotionP1, MotionM0, MotionM1, MotionBall;

    /// <summary>Columns at which the players, missiles and the ball begin.</summary>
    public int PositionP0, PositionP1, PositionM0, PositionM1, PositionBall;

    /// <summary>The right half of the playfield on the line that is being drawn mirrors the left half.</summary>
    public bool IsRightHalfReflected;

    /// <summary>The line that is being drawn begins with eight black pixels, because of an HMOVE.</summary>
    public bool IsHmoveBlanked;

    /// <summary>Those black pixels have not been drawn yet.</summary>
    public bool IsHmoveBlankDue;

    /// <summary>Missile 0 moves on every line: Cosmic Ark makes a starfield of it. The step is which of four distances comes next.</summary>
    public bool IsStarfield;

    /// <inheritdoc cref="IsStarfield"/>
    public int StarfieldStep;

    /// <summary>VBLANK holds the paddles' capacitors at ground.</summary>
    public bool ArePaddlesGrounded;

    /// <summary>Cycle at which they were last released.</summary>
    public uint PaddlesGroundedUntil;

    /// <summary>Collision latches in the order of the read registers: bit 7 of register r is bit 2r, bit 6 is bit 2r + 1.</summary>
    public int Collisions;

    /// <summary>Where the objects stand on the line that is being drawn.</summary>
    public ObjectPlacement PlacementP0, PlacementP1, PlacementM0, PlacementM1, PlacementBall;
}
