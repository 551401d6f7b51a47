using Escalade.Physics.Models;

namespace Escalade.Physics.Simulation;

/// <summary>Two geoms that may touch, and what is the same of all their contacts (MuJoCo's documentation, "Contact parameters").</summary>
internal sealed record ContactPair
{
    private const double Least = 1e-15;
    private const double LeastFriction = 1e-5;

    private ContactPair(int geom1, int geom2, Geom one, Geom two)
    {
        (Geom1, Geom2, Body1, Body2, Type1, Type2) = (geom1, geom2, one.Body, two.Body, one.Type, two.Type);
        (Radius1, Half1, Radius2, Half2) = (one.Size.X, one.Size.Y, two.Size.X, two.Size.Y);
        Reach = one.BoundingRadius + two.BoundingRadius;
    }

    public int Geom1 { get; }

    public int Geom2 { get; }

    public int Body1 { get; }

    public int Body2 { get; }

    public GeomType Type1 { get; }

    public GeomType Type2 { get; }

    public double Radius1 { get; }

    public double Half1 { get; }

    public double Radius2 { get; }

    public double Half2 { get; }

    /// <summary>No contact is farther from centre to centre; of a plane, from plane to centre.</summary>
    public double Reach { get; init; }

    /// <summary>Contacts are found within this distance.</summary>
    public required double Margin { get; init; }

    /// <summary>They push within this one.</summary>
    public required double PushMargin { get; init; }

    /// <summary>Whether there is friction: four rows, the edges of a pyramid, in place of one.</summary>
    public required bool HasFriction { get; init; }

    public required double Friction { get; init; }

    public required RowSoftness Softness { get; init; }

    /// <summary>All pairs of a model, in the order in which their rows come: by bodies, then geoms.</summary>
    public static ContactPair[] Of(Model model) => [.. Geoms(model).Select(pair => Of(model, pair.Geom1, pair.Geom2))];

    /// <summary>Two shapes that may touch, and whose contacts are not computed; null if there are none.</summary>
    public static (int Geom1, int Geom2)? FirstUnsupported(Model model)
    {
        foreach (var (geom1, geom2) in Geoms(model))
        {
            var (one, two) = (model.Geoms[geom1], model.Geoms[geom2]);
            var isSupported = (one.Type, two.Type) is ((GeomType.Plane, GeomType.Sphere or GeomType.Capsule)
                or (GeomType.Sphere or GeomType.Capsule, GeomType.Sphere or GeomType.Capsule));
            // A curve between two powers is none of those that are computed.
            if (!isSupported || one.Contact.Power != two.Contact.Power)
            {
                return (geom1, geom2);
            }
        }
        return null;
    }

    private static List<(int Geom1, int Geom2)> Geoms(Model model)
    {
        var pairs = new List<(int, int)>();
        for (var b1 = 0; b1 < model.Bodies.Count; b1++)
        {
            for (var b2 = b1 + 1; b2 < model.Bodies.Count; b2++)
            {
                if (CanTouch(model, b1, b2))
                {
                    AddPairs(model, model.Bodies[b1], model.Bodies[b2], pairs);
                }
            }
        }
        return pairs;
    }

    private static void AddPairs(Model model, Body body1, Body body2, List<(int, int)> pairs)
    {
        for (var g1 = body1.FirstGeom; g1 < body1.FirstGeom + body1.GeomCount; g1++)
        {
            for (var g2 = body2.FirstGeom; g2 < body2.FirstGeom + body2.GeomCount; g2++)
            {
                var (one, two) = (model.Geoms[g1], model.Geoms[g2]);
                if ((one.ContactType & two.ContactAffinity) != 0 || (two.ContactType & one.ContactAffinity) != 0)
                {
                    pairs.Add(one.Type <= two.Type ? (g1, g2) : (g2, g1));
                }
            }
        }
    }

    /// <summary>Not within a body, nor with the body that it hangs on, unless that is the world.</summary>
    private static bool CanTouch(Model model, int b1, int b2)
    {
        var (weld1, weld2) = (model.Bodies[b1].Weld, model.Bodies[b2].Weld);
        var (parent1, parent2) = (model.Bodies[model.Bodies[weld1].Parent].Weld, model.Bodies[model.Bodies[weld2].Parent].Weld);
        return weld1 != weld2
            && !(weld1 != 0 && weld2 != 0 && (weld1 == parent2 || weld2 == parent1))
            && !model.Excludes.Contains((b1, b2));
    }

    private static ContactPair Of(Model model, int geom1, int geom2)
    {
        var (one, two) = (model.Geoms[geom1], model.Geoms[geom2]);
        var preferred = one.Priority == two.Priority ? null : one.Priority > two.Priority ? one : two;
        var dimension = preferred?.ContactDimension ?? Math.Max(one.ContactDimension, two.ContactDimension);
        var friction = Math.Max(LeastFriction, preferred?.Friction ?? Math.Max(one.Friction, two.Friction));
        var margin = Math.Max(one.Margin, two.Margin);
        var weight = model.Bodies[one.Body].InverseWeight + model.Bodies[two.Body].InverseWeight;
        // Along an edge of the pyramid a push meets the weight across too; its rows share what a round cone would resist.
        var (edge, share) = dimension == 1 ? (weight, 1) : (weight + friction * friction * weight, 2 * friction * friction);
        return new ContactPair(geom1, geom2, one, two)
        {
            Margin = margin,
            PushMargin = margin - Math.Max(one.Gap, two.Gap),
            HasFriction = dimension > 1,
            Friction = friction,
            Softness = new RowSoftness(preferred?.Contact ?? Mixed(one, two), edge, share, model.Options.Timestep),
        };
    }

    private static Softness Mixed(Geom one, Geom two)
    {
        var share = one.Mix >= Least && two.Mix >= Least ? one.Mix / (one.Mix + two.Mix)
            : one.Mix < Least && two.Mix < Least ? 0.5
            : one.Mix < Least ? 0 : 1;
        var (a, b) = (one.Contact, two.Contact);
        double Mean(double x, double y) => share * x + (1 - share) * y;
        var isStandard = a.Reference1 > 0 && b.Reference1 > 0;
        return new Softness(
            isStandard ? Mean(a.Reference1, b.Reference1) : Math.Min(a.Reference1, b.Reference1),
            isStandard ? Mean(a.Reference2, b.Reference2) : Math.Min(a.Reference2, b.Reference2),
            Mean(a.Impedance, b.Impedance), Mean(a.GreatestImpedance, b.GreatestImpedance), Mean(a.Width, b.Width),
            Mean(a.Midpoint, b.Midpoint), Mean(a.Power, b.Power));
    }
}
