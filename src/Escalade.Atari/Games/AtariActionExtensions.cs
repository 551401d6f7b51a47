namespace Escalade.Atari.Games;

/// <summary>The parts of an action: directions of the stick, and the button.</summary>
internal static class AtariActionExtensions
{
    public static bool IsUp(this AtariAction action) =>
        action is AtariAction.Up or AtariAction.UpRight or AtariAction.UpLeft
            or AtariAction.UpFire or AtariAction.UpRightFire or AtariAction.UpLeftFire;

    public static bool IsDown(this AtariAction action) =>
        action is AtariAction.Down or AtariAction.DownRight or AtariAction.DownLeft
            or AtariAction.DownFire or AtariAction.DownRightFire or AtariAction.DownLeftFire;

    public static bool IsRight(this AtariAction action) =>
        action is AtariAction.Right or AtariAction.UpRight or AtariAction.DownRight
            or AtariAction.RightFire or AtariAction.UpRightFire or AtariAction.DownRightFire;

    public static bool IsLeft(this AtariAction action) =>
        action is AtariAction.Left or AtariAction.UpLeft or AtariAction.DownLeft
            or AtariAction.LeftFire or AtariAction.UpLeftFire or AtariAction.DownLeftFire;

    public static bool IsFire(this AtariAction action) => action is AtariAction.Fire or >= AtariAction.UpFire;
}
