namespace Escalade.Physics.Models;

/// <summary>How a joint moves.</summary>
public enum JointType
{
    /// <summary>In all ways: three translations in the world's frame, and a rotation in the body's own.</summary>
    Free,

    /// <summary>Along an axis.</summary>
    Slide,

    /// <summary>About an axis.</summary>
    Hinge,
}
