using System.Text.Json.Nodes;

namespace Escalade.Environments;

/// <summary>A named task: what a recipe's <c>task</c> refers to.</summary>
/// <param name="Id">The versioned name, such as <c>Swimmer-v5</c>.</param>
/// <param name="Name">The short name people type, such as <c>swimmer</c>.</param>
/// <param name="Summary">One line on what is to be done.</param>
/// <param name="Simulator">Name and version of what computes the physics, recorded with each run.</param>
/// <param name="Parameters">The task's parameters with their default values, by name.</param>
/// <param name="Create">
/// Makes an environment from a full or partial set of parameters. Throws <see cref="ArgumentException"/> naming the
/// parameter when one is unknown or out of range.
/// </param>
public sealed record TaskDefinition(
    string Id,
    string Name,
    string Summary,
    string Simulator,
    JsonObject Parameters,
    Func<JsonObject?, IEnvironment> Create);
