namespace Escalade.Policies;

/// <summary>
/// A policy whose layers are normalised by their outputs on a batch of observations that is fixed for the run: virtual batch
/// normalisation (Salimans et al. 2016, "Improved Techniques for Training GANs"; 2017, section 2.2). Perturbed policies then
/// differ in what they do, and not only in how strongly their layers react.
/// </summary>
public interface IReferencePolicy : IPolicy
{
    /// <summary>Observations in the batch; 0 for a policy that does without.</summary>
    int ReferenceSize { get; }

    /// <summary>Takes on the run's batch; called before the first <see cref="IPolicy.SetParameters"/>.</summary>
    /// <param name="observations"><c>[ReferenceSize x ObservationSize]</c>; kept, not copied, and never changed.</param>
    void SetReference(ReadOnlyMemory<float> observations);
}
