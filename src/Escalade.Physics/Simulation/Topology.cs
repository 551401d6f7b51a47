using Escalade.Physics.Models;

namespace Escalade.Physics.Simulation;

/// <summary>
/// How degrees of freedom hang together. A symmetric matrix over them that follows a tree is kept as rows: of degree i the elements with
/// itself, its parent, its parent's parent and so on (Featherstone 2008, section 6.5).
/// </summary>
internal sealed class Topology
{
    /// <summary>Sets of degrees of freedom are the bits of a number.</summary>
    public const int MostDofs = 64;

    public Topology(Model model)
    {
        var count = model.VelocitySize;
        DofParent = new int[count];
        BodyMask = new ulong[model.Bodies.Count];
        var last = new int[model.Bodies.Count];
        last[0] = -1;
        for (var b = 1; b < model.Bodies.Count; b++)
        {
            var body = model.Bodies[b];
            (last[b], BodyMask[b]) = (last[body.Parent], BodyMask[body.Parent]);
            for (var dof = body.FirstDof; dof < body.FirstDof + body.DofCount; dof++)
            {
                DofParent[dof] = last[b];
                last[b] = dof;
                BodyMask[b] |= 1ul << dof;
            }
        }
        Mass = new TreeMatrix(DofParent);
        Roots = [.. Enumerable.Range(1, model.Bodies.Count - 1).Where(b => model.Bodies[b].Parent == 0)];
    }

    /// <summary>The next degree of freedom towards the world; -1 for none.</summary>
    public int[] DofParent { get; }

    /// <summary>The degrees of freedom that move a body, a bit each.</summary>
    public ulong[] BodyMask { get; }

    /// <summary>The mass matrix.</summary>
    public TreeMatrix Mass { get; }

    /// <summary>The bodies that hang on the world: a tree each.</summary>
    public int[] Roots { get; }

    /// <summary>The mass matrix and the products of rows that touch these pairs of bodies: each pair couples all that moves either.</summary>
    public TreeMatrix WithPairs(IEnumerable<(int Body1, int Body2)> pairs)
    {
        var count = DofParent.Length;
        var neighbours = new ulong[count];
        for (var i = 0; i < count; i++)
        {
            for (var j = DofParent[i]; j >= 0; j = DofParent[j])
            {
                neighbours[i] |= 1ul << j;
            }
        }
        foreach (var (one, two) in pairs)
        {
            // What moves both alike is not pushed apart.
            var mask = BodyMask[one] ^ BodyMask[two];
            for (var i = 0; i < count; i++)
            {
                neighbours[i] |= (mask >> i & 1) != 0 ? mask & ((1ul << i) - 1) : 0;
            }
        }
        // Eliminating i couples all its neighbours: its parent, the greatest, takes on the others.
        var parents = new int[count];
        for (var i = count - 1; i >= 0; i--)
        {
            parents[i] = 63 - System.Numerics.BitOperations.LeadingZeroCount(neighbours[i]);
            if (parents[i] >= 0)
            {
                neighbours[parents[i]] |= neighbours[i] & ~(1ul << parents[i]);
            }
        }
        return new TreeMatrix(parents);
    }
}
