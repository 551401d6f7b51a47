namespace Escalade.Atari.Games;

/// <summary>What one player does for a frame: the eighteen actions of the Arcade Learning Environment, by its numbers.</summary>
public enum AtariAction : byte
{
    /// <summary>Nothing.</summary>
    Noop = 0,

    /// <summary>The button.</summary>
    Fire = 1,

    /// <summary>The stick up.</summary>
    Up = 2,

    /// <summary>The stick, or the paddle, to the right.</summary>
    Right = 3,

    /// <summary>The stick, or the paddle, to the left.</summary>
    Left = 4,

    /// <summary>The stick down.</summary>
    Down = 5,

    /// <summary>The stick up and to the right.</summary>
    UpRight = 6,

    /// <summary>The stick up and to the left.</summary>
    UpLeft = 7,

    /// <summary>The stick down and to the right.</summary>
    DownRight = 8,

    /// <summary>The stick down and to the left.</summary>
    DownLeft = 9,

    /// <summary>The stick up, with the button.</summary>
    UpFire = 10,

    /// <summary>The stick, or the paddle, to the right, with the button.</summary>
    RightFire = 11,

    /// <summary>The stick, or the paddle, to the left, with the button.</summary>
    LeftFire = 12,

    /// <summary>The stick down, with the button.</summary>
    DownFire = 13,

    /// <summary>The stick up and to the right, with the button.</summary>
    UpRightFire = 14,

    /// <summary>The stick up and to the left, with the button.</summary>
    UpLeftFire = 15,

    /// <summary>The stick down and to the right, with the button.</summary>
    DownRightFire = 16,

    /// <summary>The stick down and to the left, with the button.</summary>
    DownLeftFire = 17,
}
