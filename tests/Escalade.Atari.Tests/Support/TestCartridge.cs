namespace Escalade.Atari.Tests.Support;

/// <summary>
/// A cartridge of our own: the button scores a point a frame, the stick down costs a life and ends the game, and the picture
/// is a rainbow that moves with every frame. It stands in for dumps that cannot be given away: called tetris.bin, Tetris'
/// rules read its score and end; called assault.bin, Assault's rules read its four lives.
/// </summary>
internal static class TestCartridge
{
    /// <summary>File name by which it passes for a dump of Tetris.</summary>
    public const string Name = "tetris.bin";

    /// <summary>File name by which it passes for a dump of Assault.</summary>
    public const string NameWithLives = "assault.bin";

    /// <summary>Where the memory that users see holds the number of frames since the beginning, modulo 256.</summary>
    public const int FrameCounter = 0x90 - 0x80;

    /// <summary>2 KB, which the processor sees at F800.</summary>
    public static byte[] Bytes { get; } = Assemble(
    [
        0xA9, 0x00,        // F800  start: LDA #0
        0x85, 0xF1,        // F802         STA score
        0x85, 0xF2,        // F804         STA score + 1
        0x85, 0xF3,        // F806         STA ended
        0x85, 0x01,        // F808         STA VBLANK
        0xA9, 0x04,        // F80A         LDA #4
        0x85, 0xE5,        // F80C         STA lives
        0xA9, 0x02,        // F80E  frame: LDA #2
        0x85, 0x00,        // F810         STA VSYNC
        0x85, 0x02,        // F812         STA WSYNC
        0x85, 0x02,        // F814         STA WSYNC
        0x85, 0x02,        // F816         STA WSYNC
        0xA9, 0x00,        // F818         LDA #0
        0x85, 0x00,        // F81A         STA VSYNC
        0x24, 0x0C,        // F81C         BIT INPT4
        0x30, 0x0F,        // F81E         BMI up: the button is not pressed
        0xF8,              // F820         SED
        0x18,              // F821         CLC
        0xA5, 0xF1,        // F822         LDA score
        0x69, 0x01,        // F824         ADC #1
        0x85, 0xF1,        // F826         STA score
        0xA5, 0xF2,        // F828         LDA score + 1
        0x69, 0x00,        // F82A         ADC #0
        0x85, 0xF2,        // F82C         STA score + 1
        0xD8,              // F82E         CLD
        0xAD, 0x80, 0x02,  // F82F  up:    LDA SWCHA
        0x29, 0x20,        // F832         AND #$20
        0xD0, 0x06,        // F834         BNE idle: the stick is not down
        0xC6, 0xE5,        // F836         DEC lives
        0xA9, 0x80,        // F838         LDA #$80
        0x85, 0xF3,        // F83A         STA ended
        0xE6, 0x90,        // F83C  idle:  INC color
        0xA4, 0x90,        // F83E         LDY color
        0xA2, 0xFA,        // F840         LDX #250
        0x85, 0x02,        // F842  line:  STA WSYNC
        0x84, 0x09,        // F844         STY COLUBK
        0xC8,              // F846         INY
        0xCA,              // F847         DEX
        0xD0, 0xF8,        // F848         BNE line
        0x4C, 0x0E, 0xF8,  // F84A         JMP frame
    ]);

    private static byte[] Assemble(byte[] program)
    {
        var bytes = new byte[2048];
        program.CopyTo(bytes, 0);
        // The processor begins where the word at FFFC says.
        (bytes[0x7FC], bytes[0x7FD]) = (0x00, 0xF8);
        return bytes;
    }
}
