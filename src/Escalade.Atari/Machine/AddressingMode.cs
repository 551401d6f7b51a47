namespace Escalade.Atari.Machine;

/// <summary>Where an instruction finds its operand.</summary>
internal enum AddressingMode
{
    Implied, Immediate, Relative, ZeroPage, ZeroPageX, ZeroPageY, Absolute, AbsoluteX, AbsoluteY, Indirect, IndirectX, IndirectY,
}
