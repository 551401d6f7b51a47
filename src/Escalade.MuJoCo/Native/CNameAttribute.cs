namespace Escalade.MuJoCo.Native;

/// <summary>What the C header calls a field, where it is not simply the field's name.</summary>
[AttributeUsage(AttributeTargets.Field)]
internal sealed class CNameAttribute(string name) : Attribute
{
    /// <summary>A member designator that <c>offsetof</c> takes, such as <c>opt.timestep</c>.</summary>
    public string Name { get; } = name;
}
