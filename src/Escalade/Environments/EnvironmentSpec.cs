namespace Escalade.Environments;

/// <summary>The shape of an environment.</summary>
/// <param name="Id">The versioned name, such as <c>Swimmer-v5</c>.</param>
/// <param name="ObservationSize">Numbers in an observation.</param>
/// <param name="Actions">The actions it takes.</param>
/// <param name="MaxEpisodeSteps">Timesteps after which an episode is truncated.</param>
public sealed record EnvironmentSpec(string Id, int ObservationSize, ActionSpace Actions, int MaxEpisodeSteps);
