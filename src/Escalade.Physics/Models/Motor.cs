namespace Escalade.Physics.Models;

/// <summary>Turns a control into a force on a joint.</summary>
public sealed record Motor
{
    /// <summary>Its name; empty for none.</summary>
    public required string Name { get; init; }

    /// <summary>The joint it moves: a slide or a hinge.</summary>
    public required int Joint { get; init; }

    /// <summary>Force a control.</summary>
    public required double Gear { get; init; }

    /// <summary>Controls below are taken for this; minus infinity for no limit.</summary>
    public required double LeastControl { get; init; }

    /// <summary>Controls above are taken for this; infinity for no limit.</summary>
    public required double GreatestControl { get; init; }

    /// <summary>Forces before the gear below are taken for this; minus infinity for no limit.</summary>
    public required double LeastForce { get; init; }

    /// <summary>Forces before the gear above are taken for this; infinity for no limit.</summary>
    public required double GreatestForce { get; init; }
}
