using Escalade.Cluster.Wire;

namespace Escalade.Cluster.Coordination;

/// <summary>What a worker must have in common with the head, so that its results are those that the head itself would get.</summary>
/// <param name="Identity">SHA-256 of run.json.</param>
/// <param name="Version">Version of Escalade.</param>
/// <param name="Simulator">Name and version of what computes the physics.</param>
internal sealed record JoinRequirements(byte[] Identity, string Version, string Simulator)
{
    private const int MostCapacity = 1 << 20;

    /// <summary>Why a worker may not join; null when it may.</summary>
    public string? WhyRefuse(JoinRequest request) => request switch
    {
        { Identity: null or { Length: 0 } } => "it does not say which run it means",
        _ when !request.Identity.AsSpan().SequenceEqual(Identity) => "it works on another run",
        _ when request.Version != Version => $"it has Escalade {Printable.Of(request.Version)}, the head {Version}",
        _ when request.Simulator != Simulator => $"it has {Printable.Of(request.Simulator)}, the run was begun with {Simulator}",
        { Capacity: < 1 or > MostCapacity } => $"it plays {request.Capacity} episodes at once; from 1 to {MostCapacity} are allowed",
        _ => null,
    };
}
