namespace Escalade.Atari.Machine;

/// <summary>The TIA's write registers, by the names and numbers of the "Stella Programmer's Guide" (Steve Wright, 1979).</summary>
internal static class TiaRegister
{
    /// <summary>Synchronisation: vertical sync, vertical blank and grounding of the paddles, wait for the next line.</summary>
    public const int Vsync = 0x00, Vblank = 0x01, Wsync = 0x02;

    /// <summary>Number and width of players and missiles.</summary>
    public const int Nusiz0 = 0x04, Nusiz1 = 0x05;

    /// <summary>Colours of the players with their missiles, of playfield and ball, and of the background.</summary>
    public const int Colup0 = 0x06, Colup1 = 0x07, Colupf = 0x08, Colubk = 0x09;

    /// <summary>Control of the playfield: reflection, score colours, priority, width of the ball. Reflection of the players.</summary>
    public const int Ctrlpf = 0x0A, Refp0 = 0x0B, Refp1 = 0x0C;

    /// <summary>The playfield's 20 bits.</summary>
    public const int Pf0 = 0x0D, Pf1 = 0x0E, Pf2 = 0x0F;

    /// <summary>Place players, missiles and the ball where the beam is.</summary>
    public const int Resp0 = 0x10, Resp1 = 0x11, Resm0 = 0x12, Resm1 = 0x13, Resbl = 0x14;

    /// <summary>Graphics of the players; missiles and the ball on or off.</summary>
    public const int Grp0 = 0x1B, Grp1 = 0x1C, Enam0 = 0x1D, Enam1 = 0x1E, Enabl = 0x1F;

    /// <summary>Horizontal motion of players, missiles and the ball.</summary>
    public const int Hmp0 = 0x20, Hmp1 = 0x21, Hmm0 = 0x22, Hmm1 = 0x23, Hmbl = 0x24;

    /// <summary>Vertical delay of players and the ball; missiles hidden and locked to their players.</summary>
    public const int Vdelp0 = 0x25, Vdelp1 = 0x26, Vdelbl = 0x27, Resmp0 = 0x28, Resmp1 = 0x29;

    /// <summary>Apply the motion, clear the motion, clear the collisions.</summary>
    public const int Hmove = 0x2A, Hmclr = 0x2B, Cxclr = 0x2C;

    /// <summary>No register: writing here does nothing.</summary>
    public const int None = 0x3F;
}
