namespace Escalade.Atari.Machine;

/// <summary>Where an instruction's operand is.</summary>
internal enum Mode
{
    Implied, Immediate, Relative, ZeroPage, ZeroPageX, ZeroPageY, Absolute, AbsoluteX, AbsoluteY, Indirect, IndirectX, IndirectY,
}
